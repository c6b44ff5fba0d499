"""Rehearse spoken interview answers: timing, delivery, STAR structure and ownership, measured locally."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("rehearse")
except PackageNotFoundError:  # run from a source tree that was never installed
    __version__ = "0+source"
