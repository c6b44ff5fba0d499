"""Whether words that sound like an order are one: to do the work of this story, by somebody who may give it.

A directive needs an authority, or nobody named, as the one who gave it, something to do, and a tie to the story: its
words come back in what follows, it points at what was just said, or the first step follows from it at once. What lacks
only the tie is open: the speaker is asked, and it costs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from typing import Literal

import msgspec

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.people import is_authority
from rehearse.content.events.step import Steps
from rehearse.content.text import ParsedText, WordRange
from rehearse.data import load

Certainty = Literal["sure", "open", "none"]
AGENT_TOKENS = 5  # "by the general manager of the hotel"
TIE_LETTERS = 4  # shorter words tie nothing together
AT_ONCE_WORDS = 8  # the first step follows the order within so many words


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


@cache
def _listed() -> Directives:
    return load("grammar/directives.toml", Directives)


@cache
def _stems(name: Literal["ordering", "saying", "giving", "personal"]) -> frozenset[str]:
    """The stems of a listed class of verbs."""
    listed: frozenset[str] = getattr(_listed(), name)
    return frozenset(g.stem(base) for base in listed)


def certainty(text: ParsedText, clauses: Sequence[Clause], steps: Steps, order: WordRange) -> Certainty:
    """How sure it is that these words, from the one who orders to the work, hand the work of the story over."""
    clause = _clause_of(text, clauses, order)
    opens = _is_the_story(text, steps, order)
    if clause is not None and (_by_others(text, clause) or _only_tells(text, clauses, clause)):
        return "none"
    if clause is not None and not opens and _no_work(text, clause, order):
        return "none"
    return "sure" if opens or _tied(text, steps, order) else "open"


def _is_the_story(text: ParsedText, steps: Steps, order: WordRange) -> bool:
    """Whether the story begins with the order or has no step besides it: then the order started the story."""
    sentence = text.sentence_of(order.start)
    return sentence == 0 or all(step.sentence == sentence for step in steps.own)


def _clause_of(text: ParsedText, clauses: Sequence[Clause], order: WordRange) -> Clause | None:
    """The clause among these words whose verb orders."""
    for clause in clauses:
        if order.start <= text.tokens[clause.group.verb].word < order.end and clause.group.lemma in _stems("ordering"):
            return clause
    return None


def _by_others(text: ParsedText, clause: Clause) -> bool:
    """For "I was told by a nurse …": the speaker of it assigns no work."""
    after = [token.text for token in text.tokens[clause.group.end : clause.end]]
    if clause.group.voice != "passive" or "by" not in after[:2]:
        return False
    agent: list[str] = []
    for word in after[after.index("by") + 1 :][:AGENT_TOKENS]:
        if word in ("to", "that", "with", "if", "whether"):
            break
        agent.append(word)
    return not any(is_authority(agent[: end + 1]) for end in range(len(agent)))


def _only_tells(text: ParsedText, clauses: Sequence[Clause], clause: Clause) -> bool:
    """For "told that the building was old", "asked whether I liked it": information or a question, no order."""
    at = clauses.index(clause)
    follows = clauses[at + 1] if at + 1 < len(clauses) and clauses[at + 1].sentence == clause.sentence else None
    if clause.group.lemma not in _stems("saying") or clause.complement.kind in ("to", "ing") or follows is None:
        return False
    between = [token.text for token in text.tokens[clause.group.end : follows.group.start]]
    if len(between) > 6 or any(word in g.words("joiners") for word in between):
        return False
    return follows.subject.kind not in ("i", "we") or follows.link == "question"


def _no_work(text: ParsedText, clause: Clause, order: WordRange) -> bool:
    """For "asked to dance", "assigned a locker", "given a uniform": nothing to do for the story."""
    listed = _listed()
    rest = [token.text for token in text.tokens[clause.group.end : clause.end]]
    if clause.complement.kind == "to" or "to" in rest[:3]:
        return clause.complement.lemma in _stems("personal") and not listed.work.intersection(rest)
    if clause.group.lemma not in _stems("giving") or listed.work.intersection(rest):
        return False
    given = list(takewhile(lambda word: word not in g.words("prepositions") | g.words("joiners"), rest))
    return not _content(given) & _elsewhere(text, order)


def _tied(text: ParsedText, steps: Steps, order: WordRange) -> bool:
    """Whether the order is about what the story is about."""
    start, _ = text.spans[text.sentence_of(order.start)]
    _, end = text.spans[text.sentence_of(order.end - 1)]
    sentence = [token.text for token in text.tokens if start <= token.word < end]
    if _listed().pointing.intersection(sentence):
        return True
    first = next((step for step in steps.own if step.hit.start >= order.end), None)
    if first is not None and (first.hit.start < end or _begins_at_once(text, first.hit.start, order.end)):
        return True
    return bool(_content(sentence) & _elsewhere(text, order))


def _begins_at_once(text: ParsedText, step: int, order_end: int) -> bool:
    """For "…, so I sat down with …" right behind the order; the "so" may have been read over as a filler."""
    said = text.said[text.places[order_end - 1] + 1 : text.places[step] + 1]
    return len(said) <= AT_ONCE_WORDS and any(word.text.lower().strip(",.") in _listed().closing for word in said)


def _elsewhere(text: ParsedText, order: WordRange) -> frozenset[str]:
    """What the sentences around the order are about."""
    start, _ = text.spans[text.sentence_of(order.start)]
    _, end = text.spans[text.sentence_of(order.end - 1)]
    return _content([token.text for token in text.tokens if not start <= token.word < end])


def _content(words: Sequence[str]) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(
        g.stem(word.removesuffix("s")) for word in words if len(word) >= TIE_LETTERS and not g.is_function(word)
    )
