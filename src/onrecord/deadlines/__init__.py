"""Dated demands and scheduled acts: what falls due, and when."""

from onrecord.deadlines.stage import find_deadlines

__all__ = ["find_deadlines"]
