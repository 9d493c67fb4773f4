"""The record: readings in SQLite, one file, readable while it is written."""

from onrecord.record.decisions import Decision
from onrecord.record.failure import Refused
from onrecord.record.query import Filters
from onrecord.record.record import Outcome, Record

__all__ = ["Decision", "Filters", "Outcome", "Record", "Refused"]
