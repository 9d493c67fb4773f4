"""Watching: what arrives in folders and feeds is coded, round by round."""

from onrecord.watching.rounds import Watch, steps, watch

__all__ = ["Watch", "steps", "watch"]
