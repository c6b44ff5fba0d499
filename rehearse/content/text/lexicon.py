"""The words and phrases that rules look for: TOML of `rehearse/data/lexicon`, compiled once.

A file holds entries; each names the list it belongs to (`of`) and carries an id, what is looked for, a sentence that it
hears and one that it spares. tests/content/test_lexicons.py tries both. What is looked for is one of these:

- a pattern: a regular expression over the folded text of an answer (lower-case tokens joined by single spaces, "."
  between sentences). `{name}` stands for a fragment of fragments.toml. A pattern matches whole tokens only.
- a closed class of single words, or of verbs by their base form: one entry with one pair of sentences a class.
"""

import re
from functools import cache

import msgspec

from rehearse.data import load


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """words.toml: classes of single words."""

    source: str
    abbreviations: frozenset[str]
    may_end: frozenset[str]
    number_marks: frozenset[str]
    subjects: frozenset[str]
    no_boundary_after: frozenset[str]
    verbal_nouns: frozenset[str]
    joiners: frozenset[str]
    function_words: frozenset[str]


class Patterns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A lexicon file of named lists of patterns."""

    source: str
    patterns: dict[str, tuple[str, ...]]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One pattern of the list `of`: `hears` is a sentence that holds it, `spares` one like it that does not.

    weight: for a part of the story, how much the pattern speaks for (> 0) or against (< 0) it.
    """

    of: str
    id: str
    pattern: str
    hears: str
    spares: str
    weight: float = 0.0


class Entries(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"entries": "entry"}):
    """A lexicon file of patterns."""

    source: str
    entries: tuple[Entry, ...]


class Sets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """sets.toml: small classes of words, by name."""

    source: str
    sets: dict[str, frozenset[str]]


@cache
def words_lexicon() -> Words:
    """Classes of single words."""
    return load("lexicon/words.toml", Words)


@cache
def word_set(name: str) -> frozenset[str]:
    """The named class of words in sets.toml."""
    return load("lexicon/sets.toml", Sets).sets[name]


@cache
def _fragments() -> dict[str, str]:
    """Fragments with those inside them filled in; a fragment may use the ones above it."""
    filled: dict[str, str] = {}
    for name, fragments in load("lexicon/fragments.toml", Patterns).patterns.items():
        filled[name] = "(?:" + "|".join(_fill(fragment, filled) for fragment in fragments) + ")"
    return filled


def _fill(pattern: str, fragments: dict[str, str]) -> str:
    return re.sub(r"\{([a-z][a-z0-9_]*)\}", lambda found: fragments[found[1]], pattern)


def compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One expression that matches any of the patterns as whole tokens."""
    body = "|".join(_fill(pattern, _fragments()) for pattern in _grouped(patterns))
    return re.compile(rf"(?<!\S)(?:{body})(?!\S)")


_COSTLY_LEAD = "{boss} "  # many patterns begin with it, and it is tried at every word


def _grouped(patterns: tuple[str, ...]) -> tuple[str, ...]:
    """Patterns with the costly lead joined behind one of it, so that it is matched once per place."""
    led = [pattern.removeprefix(_COSTLY_LEAD) for pattern in patterns if pattern.startswith(_COSTLY_LEAD)]
    if len(led) < 2:
        return patterns
    rest = tuple(pattern for pattern in patterns if not pattern.startswith(_COSTLY_LEAD))
    return (f"{_COSTLY_LEAD}(?:{'|'.join(led)})", *rest)


@cache
def entries(file: str) -> dict[str, tuple[Entry, ...]]:
    """The entries of a lexicon file by the list they belong to."""
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in load(f"lexicon/{file}.toml", Entries).entries:
        found[entry.of] = (*found.get(entry.of, ()), entry)
    return found


@cache
def pattern(file: str, name: str) -> re.Pattern[str]:
    """The named list of a lexicon file, compiled, e.g. the list `directed` of initiation.toml."""
    return compiled(tuple(entry.pattern for entry in entries(file)[name]))


@cache
def each_pattern(file: str, name: str) -> tuple[tuple[float, re.Pattern[str]], ...]:
    """Weight and expression of each entry of a list, e.g. the cues of a part in parts.toml."""
    return tuple((entry.weight, compiled((entry.pattern,))) for entry in entries(file)[name])
