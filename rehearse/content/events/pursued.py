"""Whether what the speaker noticed is what the story is about: a remark in passing began nothing."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.events.step import Step, Steps
from rehearse.content.events.topics import told_elsewhere, topics
from rehearse.content.text import ParsedText, WordRange

_POINTING = frozenset({"it", "this", "that", "these", "those", "them", "there", "him", "her", "why", "one"})
_HEARING = g.stems(("hear", "read"))
_FOLLOWING = frozenset({"so", "therefore"})


def is_pursued(text: ParsedText, clauses: Sequence[Clause], steps: Steps, noticed: WordRange) -> bool:
    """Whether noticing may have begun a story: always, but for a remark about how things are, or mere hearsay.

    Then its words have to come back, or the next own step has to point at it or follow in the same breath.
    """
    if not _in_passing(text, clauses, noticed):
        return True
    sentence = text.sentence_of(noticed.start)
    first, last = text.token_spans[sentence]
    said = [token.text for token in text.tokens[first:last] if token.word >= noticed.start]
    if told_elsewhere(said, text, topics(text), noticed):
        return True
    acts = (act for act in steps.own if act.lemma not in verb_class("finding") and act.hit.start > noticed.start)
    behind = next(acts, None)
    return behind is not None and (behind.sentence == sentence or _points_back(text, behind))


def _in_passing(text: ParsedText, clauses: Sequence[Clause], noticed: WordRange) -> bool:
    """True for "I noticed that Mondays are the worst", "that I start late", "I heard about a volcano"."""
    near = [clause for clause in clauses if text.tokens[clause.group.end - 1].word >= noticed.start]
    clause = near[0] if near else None
    content = near[1] if near[1:] and near[1].sentence == near[0].sentence else None
    if clause is None or content is None:
        return clause is not None and clause.group.lemma in _HEARING
    own_way = content.subject.kind == "i" and content.group.lemma not in verb_class("states")
    return own_way or (content.group.tense == "present" and not content.group.perfect)


def _points_back(text: ParsedText, step: Step) -> bool:
    """True for "I measured it", "so I called them", "I asked why"."""
    words = {token.text for token in text.tokens[step.clause.start : step.clause.end]}
    lead = text.tokens[text.token_spans[step.sentence][0]].text
    return not _POINTING.isdisjoint(words) or lead in _FOLLOWING
