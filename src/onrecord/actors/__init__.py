"""Who is named in an article, and which actor that is."""

from onrecord.actors import link  # first: the modules that it binds together import one another

__all__ = ["link"]
