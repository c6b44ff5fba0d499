"""The classes of words that show who set work going: grammar/initiative.toml."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from rehearse.content.clauses import grammar as g
from rehearse.data import load


class Initiatives(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """grammar/initiative.toml."""

    source: str
    deciding: frozenset[str]
    wanting: frozenset[str]
    settling: frozenset[str]
    proposing: frozenset[str]
    phrasal: frozenset[str]
    content: frozenset[str]
    starting: frozenset[str]
    winning_over: frozenset[str]
    noticing: frozenset[str]
    coming_upon: frozenset[str]
    troubling: frozenset[str]


@cache
def listed() -> Initiatives:
    """The classes of initiative.toml."""
    return load("grammar/initiative.toml", Initiatives)


@cache
def stems(
    name: Literal[
        "deciding", "wanting", "settling", "proposing", "winning_over", "noticing", "coming_upon", "troubling"
    ],
) -> frozenset[str]:
    """The stems of a listed class of verbs."""
    return g.stems(getattr(listed(), name))


@cache
def phrasal_verbs() -> frozenset[tuple[str, str]]:
    """Stem and particle of the phrasal verbs."""
    return frozenset((g.stem(phrase.split()[0]), phrase.split()[1]) for phrase in listed().phrasal)
