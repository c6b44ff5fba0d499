"""Classes of verbs by their stems: lexicon/verbs.toml."""

from __future__ import annotations

from functools import cache

import msgspec

from rehearse.content.clauses.grammar import stems
from rehearse.data import load


class VerbClasses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """lexicon/verbs.toml: base forms by class."""

    source: str
    classes: dict[str, frozenset[str]]


@cache
def verb_class(name: str) -> frozenset[str]:
    """The stems of the verbs in a class, to be compared with VerbGroup.lemma."""
    return stems(load("lexicon/verbs.toml", VerbClasses).classes[name])
