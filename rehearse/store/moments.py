"""Moments as they are stored: with the offset of the zone they were made in, so that a day stays the day it was."""

from datetime import datetime


def now() -> str:
    """This moment in ISO 8601, to the second, as the clock on the wall shows it."""
    return datetime.now().astimezone().replace(microsecond=0).isoformat()


def local(moment: str) -> str:
    """A moment in ISO 8601 by the clock on the wall here; what is none, or has this offset already, as it is."""
    try:
        given = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    here = given.astimezone()
    return moment if here.utcoffset() == given.utcoffset() else here.isoformat()
