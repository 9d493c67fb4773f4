"""The record: readings in SQLite, one file, readable while it is written."""

from onrecord.record.verdicts import Judgement, Reviewed, Source
from onrecord.record.draw import Draw
from onrecord.record.failure import Refused
from onrecord.record.query import Filters
from onrecord.record.record import Outcome, Record

__all__ = ["Judgement", "Draw", "Filters", "Outcome", "Record", "Refused", "Reviewed", "Source"]
