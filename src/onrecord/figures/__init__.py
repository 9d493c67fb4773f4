"""Numbers that matter: their unit, what they count and who gave them."""

from onrecord.figures.stage import find_figures

__all__ = ["find_figures"]
