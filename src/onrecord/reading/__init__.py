"""Files, folders, tables and standard input become articles.

``read`` never stops at a bad input: it yields an ``InputError`` in its place and goes on.
"""

from onrecord.reading.article import undated
from onrecord.reading.options import Options
from onrecord.reading.read import READERS, read

__all__ = ["READERS", "Options", "read", "undated"]
