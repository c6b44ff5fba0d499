"""Whether an order is told behind the work it would have begun: "they gave me the kitchen to do after".

What somebody hands the speaker once the steps are done is the next piece of work, and often the thanks for this one.
An order that looks back ("she had asked me", "asked me to do it") began the story wherever it is told.
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.clauses import Clause
from rehearse.content.events.directive_words import listed
from rehearse.content.events.step import Steps
from rehearse.content.events.topics import singular
from rehearse.content.text import ParsedText, WordRange

LEAST_STEPS = 2  # own steps that stand before the sentence of the order
_AFTER = frozenset({"after", "afterwards", "afterward", "later", "since", "next", "then"})
_MORE = frozenset({"another", "more", "other", "others", "too", "also", "again", "new", "even"})
_THIS = frozenset({"the", "this", "that", "these", "those", "my"})
_SEASONS = frozenset(
    {"day", "night", "morning", "week", "weekend", "month", "year", "spring", "summer", "autumn", "fall", "winter"}
)


def follows_the_work(text: ParsedText, steps: Steps, clause: Clause, order: WordRange) -> bool:
    """Whether an order stands behind every step of the speaker's and points back at none of them."""
    past = [step for step in steps.own if step.clause.group.tense == "past" and step.clause.link != "when"]
    sentence = text.sentence_of(order.start)
    if len(past) < LEAST_STEPS or any(step.sentence >= sentence for step in past):
        return False
    return not (clause.group.perfect and clause.group.tense == "past") and not _points_back(_said(text, clause, order))


def names_more(text: ParsedText, clause: Clause) -> bool:
    """Whether the sentence of an order says that it came later, or that it is about something else."""
    start, end = text.token_spans[clause.sentence]
    said = [token.text for token in text.tokens[start:end]]
    return not (_AFTER | _MORE).isdisjoint(said)


def _said(text: ParsedText, clause: Clause, order: WordRange) -> list[str]:
    """The words of an order from its subject on, to the end of its last clause."""
    last = max(clause.end, text.token_at(order.at))
    while last < len(text.tokens) and text.tokens[last].word < order.end:
        last += 1
    return [token.text for token in text.tokens[clause.subject.start : last]]


def _points_back(said: Sequence[str]) -> bool:
    """True for "to do it", "to do all of this", "the job": what was told, unlike "that summer"."""
    for at, word in enumerate(said):
        following = said[at + 1] if at + 1 < len(said) else ""
        if word in listed().pointing and following not in _SEASONS:
            return True
        if word in _THIS and singular(following) in listed().work | listed().task:
            return True
    return said[-1:] == ["to"]  # "because my boss told me to"
