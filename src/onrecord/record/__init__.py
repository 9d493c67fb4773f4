"""The record: readings in SQLite, one file, readable while it is written."""

from onrecord.record.failure import Refused
from onrecord.record.query import Filters
from onrecord.record.record import Outcome, Record

__all__ = ["Filters", "Outcome", "Record", "Refused"]
