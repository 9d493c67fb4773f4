"""The record: readings in SQLite, one file, readable while it is written."""

from onrecord.record.decisions import Decision
from onrecord.record.draw import Draw
from onrecord.record.failure import Refused
from onrecord.record.query import Filters
from onrecord.record.record import Outcome, Record
from onrecord.record.verdicts import Judgement, Reviewed, Source

__all__ = ["Decision", "Draw", "Filters", "Judgement", "Outcome", "Record", "Refused", "Reviewed", "Source"]
