"""Words at which clauses begin and end: lexicon/clauses.toml."""

import msgspec

from rehearse.data import load


class ClauseLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of lexicon/clauses.toml, which says what each list is for."""

    openers: frozenset[str]
    subjects: frozenset[str]
    links: frozenset[str]
    continuers: frozenset[str]
    binders: frozenset[str]
    digits: frozenset[str]
    doubles: frozenset[str]


def clause_lexicon() -> ClauseLexicon:
    """The lexicon that ships with the program."""
    return load("lexicon/clauses.toml", ClauseLexicon)
