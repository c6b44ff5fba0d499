"""The classes of words that make an order: grammar/directives.toml."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from rehearse.content.clauses import grammar as g
from rehearse.data import load

VerbClass = Literal[
    "ordering", "saying", "giving", "personal", "speaking", "commanding", "requesting", "choosing", "tasking",
    "placing", "dropping", "landing", "receiving", "pressing", "solving",
]  # fmt: skip


class Directives(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """grammar/directives.toml."""

    source: str
    ordering: frozenset[str]
    saying: frozenset[str]
    giving: frozenset[str]
    work: frozenset[str]
    personal: frozenset[str]
    pointing: frozenset[str]
    closing: frozenset[str]
    speaking: frozenset[str]
    commanding: frozenset[str]
    requesting: frozenset[str]
    choosing: frozenset[str]
    tasking: frozenset[str]
    placing: frozenset[str]
    dropping: frozenset[str]
    landing: frozenset[str]
    receiving: frozenset[str]
    pressing: frozenset[str]
    charged: frozenset[str]
    desk: frozenset[str]
    kindness: frozenset[str]
    task: frozenset[str]
    solving: frozenset[str]
    solving_phrases: frozenset[str]
    everywhere: frozenset[str]


@cache
def listed() -> Directives:
    """The classes of directives.toml."""
    return load("grammar/directives.toml", Directives)


@cache
def stems(name: VerbClass) -> frozenset[str]:
    """The stems of a listed class of verbs."""
    return g.stems(getattr(listed(), name))
