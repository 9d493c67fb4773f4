"""The brief: what was read, what happened, who moved and stands where, what runs out, who speaks for whom."""

from onrecord.views.brief.brief import SECTIONS, brief
from onrecord.views.brief.gather import gather
from onrecord.views.brief.page import Page

__all__ = ["SECTIONS", "Page", "brief", "gather"]
