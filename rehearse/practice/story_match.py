"""Which story an answer tells: found by the rarer words and the figures that both hold, and never taken for granted."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from rehearse import data
from rehearse.practice.story_file import Story

SHOWN = 5  # shared words that are named as the reason
_ENDINGS = ("'s", "ies", "ing", "ed", "es", "s", "ly", "e")
_SHORTEST = 4  # letters of a word that tells something, and of what is left of it without its ending


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """story_match.toml."""

    cosine: float
    shared: int
    ahead: float
    everyday: tuple[str, ...]


class Likeness(msgspec.Struct, frozen=True):
    """A story that an answer sounds like, and the words and figures of the answer that say so, most telling first."""

    story: Story
    shared: tuple[str, ...]


def likely(text: str, stories: Sequence[Story]) -> Likeness | None:
    """The story that an answer most probably tells; None if none is similar or two are about equally similar.

    Cosine of term counts weighted by inverse story frequency (Spärck Jones 1972), without everyday words.
    """
    limits = data.load("story_match.toml", Limits)
    bags = [Counter(map(stem, rare(_whole(story)))) for story in stories]
    spread = Counter(word for bag in bags for word in bag)
    said = rare(text)
    spoken = _weighted(Counter(map(stem, said)), spread, len(bags))
    near = sorted(((_cosine(spoken, _weighted(bag, spread, len(bags))), i) for i, bag in enumerate(bags)), reverse=True)
    if not near or near[0][0] < max(limits.cosine, limits.ahead * (near[1][0] if near[1:] else 0.0)):
        return None
    best = near[0][1]
    forms = {stem(word): word for word in reversed(said)}  # as first said
    shared = sorted((word for word in forms if word in bags[best]), key=lambda word: (-spoken[word], word))
    if len(shared) < limits.shared:
        return None
    return Likeness(stories[best], tuple(forms[word] for word in shared))


def reason(likeness: Likeness) -> str:
    """The shared words in a row, so that the user can judge."""
    return ", ".join(likeness.shared[:SHOWN])


def rare(text: str) -> list[str]:
    """The words of four letters and more that are not everyday ones, and the figures of two digits and more.

    >>> rare("Then I took 34 pumps apart in 5 days")
    ['pumps', 'apart', '34']
    """
    from text_to_num import alpha2digit

    plain = alpha2digit(text.lower(), "en")
    figures = re.findall(r"\d+(?:[.,]\d+)+|\d{2,}", plain)
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", plain)
    telling = [word for word in words if len(word) >= _SHORTEST and stem(word) not in _everyday()]
    return telling + [figure.replace(",", "") for figure in figures]


def stem(word: str) -> str:
    """A word without its commonest endings; crude, as both sides are treated alike.

    >>> stem("printers"), stem("printing")
    ('printer', 'print')
    """
    plain = word.replace("’", "'").removesuffix("'s")
    cut = (plain.removesuffix(end) for end in _ENDINGS if plain.endswith(end) and len(plain) - len(end) >= _SHORTEST)
    return next(cut, plain)


@cache
def _everyday() -> frozenset[str]:
    return frozenset(map(stem, data.load("story_match.toml", Limits).everyday))


def _whole(story: Story) -> str:
    """Everything that is written down of a story."""
    numbers = (f"{one.what} {one.before} {one.after} {one.method}" for one in story.metrics)
    return " ".join((story.title, story.text, *numbers, story.notes))


def _weighted(bag: Mapping[str, int], spread: Mapping[str, int], stories: int) -> dict[str, float]:
    """Term weights; a word that no story holds weighs as much as one of half a story."""
    return {word: (1 + math.log(count)) * math.log(1 + stories / spread.get(word, 0.5)) for word, count in bag.items()}


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    shared = sum(value * other.get(word, 0.0) for word, value in one.items())
    sizes = math.hypot(*one.values()) * math.hypot(*other.values())
    return shared / sizes if sizes else 0.0
