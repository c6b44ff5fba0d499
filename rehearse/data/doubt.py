"""The probability from which a word is believed: doubt.toml, with its source."""

import msgspec

from rehearse.data import load


class DoubtSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """probability_below: a word that its model gives less than this (0-1) may be misheard.

    harmless: words on which no number depends.
    """

    probability_below: float
    harmless: frozenset[str]


def doubt_settings() -> DoubtSettings:
    """The settings that ship with the program."""
    return load("doubt.toml", DoubtSettings)
