"""Who said what: the words an article attributes, their speaker and whoever carried them."""

from onrecord.statements.stage import find_statements

__all__ = ["find_statements"]
