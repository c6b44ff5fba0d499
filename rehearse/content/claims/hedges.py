"""What takes a result back: a hedge in its own clause, or a denial."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from rehearse.content.claims.deduced import deduced, tells_change
from rehearse.content.claims.model import NumericResult
from rehearse.content.claims.scene import Scene
from rehearse.content.claims.words import has, listed
from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.text import WordRange

COMMENT_TOKENS = 7  # "I do not really know the numbers"
NEAR_TOKENS = 6  # "were all more or less happy"
_HALF_OF = (("sort", "of"), ("kind", "of"))
_CONTENT = frozenset({"happy", "fine", "okay", "ok", "satisfied", "pleased", "better", "good", "solved", "settled"})
MOST_DOUBTS = 2  # so many words of doubt beside a figure take it back


def hedge_of(scene: Scene, results: Sequence[NumericResult]) -> WordRange | None:
    """The first hedge in a clause that states a change without a figure; in a clause with a figure, it takes two.

    One beside a figure is harmless ("I think it was 30 percent"); two take it back ("maybe, I'm not sure").
    """
    counted = {scene.text.sentence_of(result.hit.start) for result in results}
    for result in results:
        start, end = _stretch(scene, _token(scene, result.hit.end - 1))
        doubts = _places(scene.words[start:end], "doubt")
        if len(doubts) >= MOST_DOUBTS:
            return _range(scene, start + doubts[-1][0], start + sum(doubts[-1]))
    for number, (start, _) in enumerate(scene.text.token_spans):
        if number not in counted and not scene.set_up(start):
            found = _hedged(scene, number) or _guessed(scene, number, told=bool(results)) or _softened(scene, number)
            if found is not None:
                return found
    return None


def _hedged(scene: Scene, sentence: int) -> WordRange | None:
    """The first listed hedge of a sentence whose clause tells a change, or a "not" among them."""
    start, end = scene.text.token_spans[sentence]
    for at, width in _places(scene.words[start:end], "hedged"):
        first, last = _stretch(scene, start + at)
        if tells_change(scene.words[first:last]) or scene.words[start + at] == "not":
            return _range(scene, start + at, start + at + width)
    return None


def _guessed(scene: Scene, sentence: int, *, told: bool) -> WordRange | None:
    """The outcome of a sentence that is only deduced or hoped for."""
    found = deduced(scene, sentence, told=told)
    return None if found is None else _range(scene, *found)


def _softened(scene: Scene, sentence: int) -> WordRange | None:
    """The outcome of a sentence that is told as half one: "it sort of worked out", "everybody was more or less happy".

    "Sort of" is a filler everywhere else, and hidden from the judge.
    """
    for clause in scene.clauses_of(sentence):
        group, subject = clause.group, clause.subject
        open_ = (
            group.tense != "past"
            or group.negated
            or group.modality
            or clause.link in ("if", "question", "when", "because")
        )
        if open_ or subject.kind in ("i", "you", "dropped"):
            continue
        near = min(clause.end, group.verb + NEAR_TOKENS)
        good = group.lemma == "be" or group.voice == "passive"
        at = next((at for at in range(group.verb, near) if good and scene.words[at] in _CONTENT), -1)
        if at < 0 and (good or not tells_change(scene.words[group.verb : group.verb + 2])):
            continue
        if _is_half(scene, group.start, max(at, group.verb + 1)):
            return _range(scene, clause.start, clause.end)
    return None


def _is_half(scene: Scene, start: int, end: int) -> bool:
    """Whether "sort of" or "more or less" was said from right before a token to another, "sort of" as a filler, too."""
    text = scene.text
    first, last = (text.places[text.tokens[at].word] for at in (max(0, start - 1), min(end, len(text.tokens) - 1)))
    said = [word.text.lower().strip(".,;") for word in text.said[first : last + 1]]
    return any(pair in _HALF_OF for pair in pairwise(said)) or "more or less" in " ".join(said)


def _token(scene: Scene, word: int) -> int:
    """The last token of a word or of the words before it."""
    return max(0, bisect_right(scene.text.tokens, word, key=lambda token: token.word) - 1)


def _stretch(scene: Scene, token: int) -> tuple[int, int]:
    """The clause of a token, with a comment before or behind it: "I think it fell", "it fell, I guess"."""
    at = scene.clause_number(token)
    if at < 0:
        return scene.bounds(token)
    first = last = at
    while first > 0 and _joined(scene, first - 1, first):
        first -= 1
    while last + 1 < len(scene.clauses) and _joined(scene, last, last + 1):
        last += 1
    before = scene.clauses[first - 1] if first else None
    opens = before is None or before.sentence != scene.clauses[first].sentence
    return scene.bounds(token)[0] if opens or before is None else before.end, scene.clauses[last].end


def _joined(scene: Scene, one: int, two: int) -> bool:
    """Whether two clauses are one statement: the second is what the first says, or one of them only comments."""
    before, after = scene.clauses[one], scene.clauses[two]
    if before.sentence != after.sentence:
        return False
    if after.link in ("that", "question"):
        return True
    follows = scene.clauses[two + 1] if two + 1 < len(scene.clauses) else None
    leads_on = follows is not None and follows.sentence == after.sentence and follows.link == "that"
    return _comments(scene, before) or (not leads_on and _comments(scene, after))


def _comments(scene: Scene, clause: Clause) -> bool:
    """True for "I guess", "I am not sure", "it is hard to say": the verb is one of doubt, and little else is said."""
    words = scene.words[clause.start : clause.end]
    verb = clause.group.verb - clause.start
    for at, width in (*_places(words, "hedged"), *_places(words, "doubt")):
        of_doubt = clause.group.lemma == "be" and not {"sure", "hard"}.isdisjoint(words[at : at + width])
        if len(words) <= COMMENT_TOKENS and (at <= verb < at + width or of_doubt):
            return True
    return False


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
    if not has(words, name):
        return []
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
