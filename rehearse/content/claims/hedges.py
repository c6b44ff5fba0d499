"""What takes a result back: a hedge in its own clause, or a denial."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.claims.model import NumericResult
from rehearse.content.claims.scene import Scene
from rehearse.content.claims.words import has, has_verb, listed
from rehearse.content.clauses import grammar as g
from rehearse.content.text import WordRange

BEFORE_TOKENS, AFTER_TOKENS = 7, 4  # a hedge belongs to the verb this near

MOST_DOUBTS = 2  # so many words of doubt beside a figure take it back


def hedge_of(scene: Scene, results: Sequence[NumericResult]) -> WordRange | None:
    """The first hedge in a clause that states a change without a figure, or two in the sentence of a figure.

    One beside a figure is harmless ("I think it was 30 percent"); two take it back ("maybe, I'm not sure").
    """
    counted = {scene.text.sentence_of(result.hit.start) for result in results}
    for number, (start, end) in enumerate(scene.text.token_spans):
        words = scene.words[start:end]
        if number in counted and len(doubts := _places(words, "doubt")) >= MOST_DOUBTS:
            return _range(scene, start + doubts[-1][0], start + sum(doubts[-1]))
        if number in counted or not has(words, "hedged") or scene.set_up(start):
            continue
        for at, width in _places(words, "hedged"):
            around = words[max(0, at - BEFORE_TOKENS) : at + width + AFTER_TOKENS]
            told = any(has_verb(around, name) for name in ("falling", "rising", "working")) or {"up", "down"} & set(
                around
            )
            if told or words[at] == "not":
                return _range(scene, start + at, start + at + width)
    return None


def negated_in(scene: Scene) -> WordRange | None:
    """The first denial of a result."""
    for start, end in scene.text.token_spans:
        words = scene.words[start:end]
        if not scene.set_up(start) and has(words, "denied"):
            at, width = _places(words, "denied")[0]
            if words[at] == "not" and at and g.is_auxiliary(words[at - 1]):
                at, width = at - 1, width + 1
            return _range(scene, start + at, start + at + width)
    return None


def _places(words: list[str], name: str) -> list[tuple[int, int]]:
    """Where the words and phrases of a class stand among words, in order, and how many words each has."""
    places = []
    for phrase in listed(name):
        pieces = phrase.split()
        places += [
            (at, len(pieces)) for at in range(len(words) - len(pieces) + 1) if words[at : at + len(pieces)] == pieces
        ]
    return sorted(places)


def _range(scene: Scene, start: int, end: int) -> WordRange:
    tokens = scene.text.tokens
    return WordRange(tokens[start].word, tokens[end - 1].word + 1)
