"""What a result meant for people whom no noun names: "nobody has gone hungry since", "we never ran out again"."""

from __future__ import annotations

from collections.abc import Iterable

from rehearse.content.claims.words import has, has_verb
from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.story.answer import Answer
from rehearse.content.text import WordRange

_EVERYBODY = frozenset({"nobody", "nobody's", "no-one", "everybody", "everyone", "one"})
_ONE_PERSON = frozenset({"he", "she", "he's", "she's"})
_LASTING = frozenset({"now", "longer", "nowadays"})
_MINDS = g.stems(
    (
        "ask",
        "tell",
        "say",
        "think",
        "want",
        "know",
        "believe",
        "agree",
        "expect",
        "notice",
        "see",
        "order",
        "need",
        "like",
    )
)
_NO_LOSSES = g.stems(("go", "come", "call", "report", "raise", "file", "stop", "return", "leave", "reject", "cancel"))


def fate_in(answer: Answer, sentences: Iterable[int], measured: Iterable[int]) -> WordRange | None:
    """The first clause of these sentences that says what became of people; measured: those that hold a result.

    Outside of these, the words must say that it lasts; "nobody had asked me" is no outcome.
    """
    wanted, counted = set(sentences), set(measured)
    for clause in answer.clauses:
        if clause.sentence in wanted and _is_fate(answer, clause, near=clause.sentence in counted):
            start = clause.start - (clause.start > 0 and answer.reading.tokens[clause.start - 1].text == "no")
            tokens = answer.reading.tokens
            return WordRange(tokens[start].word, tokens[max(clause.group.end, clause.end) - 1].word + 1)
    return None


def _is_fate(answer: Answer, clause: Clause, *, near: bool) -> bool:
    tokens, group = answer.reading.tokens, clause.group
    first, last = answer.reading.token_spans[clause.sentence]
    words = [token.text for token in tokens[first:last]]
    lasting = has(words, "lasting") or not _LASTING.isdisjoint(words)
    earlier = group.perfect and group.auxiliaries[:1] == ("had",)
    if clause.link in ("if", "question") or earlier or group.lemma in _MINDS or clause.subject.head < 0:
        return False
    head, before = tokens[clause.subject.head].text, tokens[clause.subject.head - 1].text
    if head.startswith("every") and (group.lemma == "be" or group.voice == "passive"):
        return False  # "in the end everyone was pleased"
    if head in _EVERYBODY:
        return (head != "one" or before == "no") and (lasting or (near and group.lemma != "be"))
    loses = has_verb([token.text for token in tokens[group.verb : group.verb + 1]], "failing")
    spared = group.modality == "must" or (loses and group.lemma not in _NO_LOSSES)
    people = head in _ONE_PERSON or clause.subject.kind == "we"
    return people and not g.words("negations").isdisjoint(words) and lasting and spared
