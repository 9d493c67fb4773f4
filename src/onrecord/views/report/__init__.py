"""The report: one self-contained page over a record, with charts, each line beside the sentence it rests on."""

from onrecord.views.report.content import Report, gather
from onrecord.views.report.files import write
from onrecord.views.report.page import report

__all__ = ["Report", "gather", "report", "write"]
