"""What a text is about: the stems of its words that carry meaning, and whether they come back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rehearse.content.clauses import grammar as g
from rehearse.content.events.directive_words import listed
from rehearse.content.text import ParsedText, WordRange

TIE_LETTERS = 3  # shorter words tie nothing together


def topics(text: ParsedText) -> Counter[str]:
    """What the whole text is about: stems of words that carry meaning, and how often each is said."""
    return Counter(_stems_of(token.text for token in text.tokens))


def around(text: ParsedText, order: WordRange) -> list[str]:
    """The words of the sentences in which the order stands."""
    first, _ = text.token_spans[text.sentence_of(order.start)]
    _, end = text.token_spans[text.sentence_of(order.end - 1)]
    return [token.text for token in text.tokens[first:end]]


def told_elsewhere(words: Sequence[str], text: ParsedText, about: Counter[str], order: WordRange) -> bool:
    """Whether something these words are about comes back outside the sentences around the order."""
    here = Counter(_stems_of(around(text, order)))
    return any(about[stem] > here[stem] for stem in _stems_of(words))


def _stems_of(words: Iterable[str]) -> Iterator[str]:
    """The stems of the words that carry meaning."""
    return (_stem_of(word) for word in words if len(word) >= TIE_LETTERS and _means_something(word))


def _means_something(word: str) -> bool:
    """Whether a word that comes back ties two places together; "day" and "get" come back in any story."""
    return not g.is_function(word) and word not in listed().everywhere


def _stem_of(word: str) -> str:
    """What the forms of a word share: "boxes" and "box", "watering" and "water", "cracked" and "cracking"."""
    return g.past_of(word) or g.gerund_of(word) or g.stem(singular(word))


def singular(word: str) -> str:
    """A noun without its plural ending: "boxes" and "box" are one thing."""
    return word[:-2] if word.endswith(("xes", "ches", "shes", "sses")) else word.removesuffix("s")
