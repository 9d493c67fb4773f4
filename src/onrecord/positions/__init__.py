"""Where each side stands."""

from onrecord.positions.stage import find_positions

__all__ = ["find_positions"]
