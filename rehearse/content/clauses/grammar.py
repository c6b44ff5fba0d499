"""The closed classes of English and its verb forms, from rehearse/data/grammar."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

import msgspec

from rehearse.data import load

_VOWELS = frozenset("aeiou")


class Grammar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """grammar/words.toml: named classes of words."""

    source: str
    subjects: dict[str, frozenset[str]]
    verbs: dict[str, frozenset[str]]
    words: dict[str, frozenset[str]]


class Irregular(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """grammar/irregular.toml: base, past, participle."""

    source: str
    verbs: tuple[tuple[str, str, str], ...]


@cache
def grammar() -> Grammar:
    """The closed classes."""
    return load("grammar/words.toml", Grammar)


@cache
def words(name: str) -> frozenset[str]:
    """The named class of words."""
    return grammar().words[name]


@cache
def adjective_endings() -> tuple[str, ...]:
    """Endings of adjectives: such a word before a noun is not a noun itself."""
    return tuple(words("adjective_endings"))


@cache
def verb_words(name: str) -> frozenset[str]:
    """The named class of auxiliaries."""
    return grammar().verbs[name]


@cache
def subject_kinds() -> dict[str, str]:
    """What each subject word stands for."""
    return {word: kind for kind, listed in grammar().subjects.items() for word in listed}


@cache
def _irregular() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Past form to base, participle to base, and the bases."""
    rows = load("grammar/irregular.toml", Irregular).verbs
    past = {row[1]: row[0] for row in rows}
    participle = {row[2]: row[0] for row in rows}
    participle |= {"got": "get", "become": "become", "showed": "show"}
    return past, participle, frozenset(row[0] for row in rows)


def is_auxiliary(word: str) -> bool:
    """Whether a word is a form of be, have or do, or a modal."""
    return any(word in verb_words(name) for name in ("be", "have", "do", "modals")) or word == "'d"


_OPEN = (
    "adjectives",
    "adjective_endings",
    "not_past",
    "not_ing",
    "not_adverbs",
    "verbs_in_ance",
    "places_without_article",
)  # listed, but no closed class


@cache
def _function_words() -> frozenset[str]:
    sets = [*(listed for name, listed in grammar().words.items() if name not in _OPEN), *grammar().subjects.values()]
    closed = frozenset().union(*sets) - {"like", "own", "right", "well", "back", "long", "near"}
    return closed | verb_words("be") | verb_words("have") | verb_words("do") | verb_words("modals") | {"to", "'d"}


def is_function(word: str) -> bool:
    """Whether a word belongs to a closed class; the rest are nouns, verbs and adjectives."""
    return word in _function_words()


@lru_cache(maxsize=8192)
def is_adverb(word: str) -> bool:
    """Whether a word is a listed adverb or ends in -ly."""
    return word in words("adverbs") or (word.endswith("ly") and len(word) > 4 and word not in words("not_adverbs"))


def stem(base: str) -> str:
    """What all regular forms of a verb share: "bake", "baked", "baking" are "bak"; "try" and "tried" are "tri".

    "Organize" and "organise" are one verb.
    """
    if base.endswith("e") and len(base) > 2:
        base = base[:-1]
    if base.endswith("y"):
        base = base[:-1] + "i"
    if len(base) > 2 and base[-1] == base[-2] and base[-1] not in _VOWELS:
        base = base[:-1]
    return base[:-1] + "s" if base.endswith(("iz", "yz")) else base


def stems(bases: Iterable[str]) -> frozenset[str]:
    """The stems of verbs, to be compared with VerbGroup.lemma."""
    return frozenset(map(stem, bases))


@lru_cache(maxsize=8192)
def past_of(word: str) -> str | None:
    """The stem when the word can be a past tense."""
    past = _irregular()[0].get(word)
    return stem(past) if past is not None else _from_ed(word)


@lru_cache(maxsize=8192)
def participle_of(word: str) -> str | None:
    """The stem when the word can be a past participle."""
    base = _irregular()[1].get(word)
    return stem(base) if base is not None else _from_ed(word)


def is_plain_past(word: str) -> bool:
    """Whether a word is a past tense and never a participle ("went", "took"): always finite."""
    past, participle, _ = _irregular()
    return word in past and word not in participle


@lru_cache(maxsize=8192)
def gerund_of(word: str) -> str | None:
    """The stem when the word can be a present participle."""
    if not word.endswith("ing") or len(word) < 5 or word in words("not_ing"):
        return None
    return stem(word[:-3])


@lru_cache(maxsize=8192)
def third_of(word: str) -> str | None:
    """The stem when the word can be a third person singular."""
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) < 4:
        return None
    return stem(word[:-1])


@lru_cache(maxsize=8192)
def base_of(word: str) -> str:
    """The stem of a word that stands where a base form must."""
    past = _irregular()[0].get(word)
    return stem(past) if past is not None and word not in _irregular()[2] else stem(word)


def is_irregular_base(word: str) -> bool:
    """Whether a word is the base of an irregular verb, and so surely a common verb."""
    return word in _irregular()[2]


def _from_ed(word: str) -> str | None:
    if not word.endswith("ed") or len(word) < 4 or word in words("not_past"):
        return None
    if word.endswith("eed"):
        return stem(word[:-1]) if word in verb_words("irregular_eed") else None
    return stem(word[:-2])
