"""Who is named in an article, and which actor that is."""

from onrecord.actors.stage import find_actors

__all__ = ["find_actors"]
