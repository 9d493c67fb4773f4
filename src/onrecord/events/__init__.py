"""Who did what to whom, when and where, and whether it happened."""

from onrecord.events.stage import find_events

__all__ = ["find_events"]
