"""The classes of words around numbers, from claims/results.toml: verbs in any form, single words, phrases."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from rehearse.content.clauses import grammar
from rehearse.data import load

_VOWELS = frozenset("aeiou")
_STATES = frozenset({"was", "were", "is", "are", "had", "has", "took", "takes", "needed", "needs", "stood", "lasted"})
_NOUN_LEADS = frozenset({"a", "an", "the", "my", "our", "their", "his", "her", "its", "new", "old"})


class WordClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One class: `hears` is an ending with a result, `spares` one without; verbs are listed by their base form."""

    id: str
    words: frozenset[str]
    hears: str
    spares: str
    verb: bool = False


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"classes": "class"}):
    source: str
    classes: tuple[WordClass, ...]


@cache
def word_classes() -> dict[str, WordClass]:
    """Every class by its id."""
    return {one.id: one for one in load("claims/results.toml", _File).classes}


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a class."""
    return word_classes()[name].words


@cache
def _forms(name: str) -> frozenset[str]:
    return frozenset(form for base in listed(name) for form in forms_of(base))


@cache
def forms_of(base: str) -> frozenset[str]:
    """Every form of a verb: "cut, cuts, cutting", "fall, falls, fell, fallen, falling", "trim, trims, trimmed, …"."""
    irregular = {
        form
        for verb, *forms in load("grammar/irregular.toml", grammar.Irregular).verbs
        if verb == base
        for form in forms
    }
    stems = {base}
    if len(base) > 2 and base[-1] not in "aeiouwxy" and base[-2] in _VOWELS and base[-3] not in _VOWELS:
        stems.add(base + base[-1])
    if base.endswith("e"):
        stems = {base[:-1]}
    past = {stem + "ed" for stem in stems} if not base.endswith("y") or base[-2] in _VOWELS else {base[:-1] + "ied"}
    third = base[:-1] + "ies" if base.endswith("y") and base[-2] not in _VOWELS else base + _ending(base)
    return frozenset({base, third, *(stem + "ing" for stem in stems), *(irregular or past)})


def _ending(base: str) -> str:
    return "es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"


@cache
def _phrases(name: str) -> tuple[str, ...]:
    return tuple(f" {phrase} " for phrase in listed(name) if " " in phrase)


def is_verb_of(word: str, name: str) -> bool:
    """Whether a word is a form of one of the verbs of a class."""
    return word in _forms(name)


def has(words: Sequence[str], name: str) -> bool:
    """Whether one of the words, or phrases, of a class stands among these words."""
    if not listed(name).isdisjoint(words):
        return True
    phrases = _phrases(name)
    if not phrases:
        return False
    joined = f" {' '.join(words)} "
    return any(phrase in joined for phrase in phrases)


def has_verb(words: Sequence[str], name: str) -> bool:
    """Whether a form of a verb of a class stands among these words."""
    return not _forms(name).isdisjoint(words)


def has_state(words: Sequence[str]) -> bool:
    """Whether a verb that states a value stands among these words."""
    return not _STATES.isdisjoint(words) or has_verb(words, "reaching")


def last_verb(words: Sequence[str], name: str) -> int:
    """The place of the last form of a verb of a class among these words; -1 for none."""
    for at in range(len(words) - 1, -1, -1):
        named = at > 0 and (words[at - 1] in _NOUN_LEADS or (words[at - 2 : at - 1] == ["a"] and "-" in words[at - 1]))
        noun = named and words[at] not in listed("less") | listed("more")  # "a five-year contract"
        if is_verb_of(words[at], name) and not noun:
            return at
    return -1


def direction_of(words: list[str]) -> int:
    """-1 down, +1 up, by the nearest verb of change or particle; 0 for neither."""
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        if word == "down" or is_verb_of(word, "falling") or is_verb_of(word, "saving"):
            return 1 if word in ("gained", "gain") else -1
        if word == "up" or is_verb_of(word, "rising"):
            return 1
        if has([word], "less"):
            return -1
        if word in ("growth", "increase", "improvement", "uplift", "rise", "better", "faster", "higher", "ahead"):
            return 1
    return 0
