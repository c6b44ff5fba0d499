"""What a result meant for people whom no noun names: "nobody has gone hungry since", "we never ran out again"."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from rehearse.content.claims.words import has, has_verb
from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.story.answer import Answer
from rehearse.content.text import WordRange

_EVERYBODY = frozenset({"nobody", "nobody's", "no-one", "everybody", "everyone", "one"})
_ONE_PERSON = frozenset({"he", "she", "he's", "she's"})
_LASTING = frozenset({"now", "longer", "nowadays"})
_EACH = frozenset({"every", "each", "all", "both", "everybody", "everyone"})
_OWN = frozenset({"their", "his", "her", "its"})
_KEEPING = g.stems(("keep", "stay", "remain", "find", "get", "regain"))
_LOSING = g.stems(
    ("lose", "leave", "close", "move", "quit", "resign", "sack", "fire", "dismiss", "evict", "hurt", "injure")
)
_AWAY = frozenset({"off", "away", "out", "home", "back", "down", "go"})
_RETURNING = g.stems(("come", "go", "return", "get"))
_LIVING = g.stems(("live", "study", "teach", "work"))
_AT_WORK = frozenset({"as", "at", "for", "there", "in"})
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
    if _is_spared(answer, clause) or _is_kept(answer, clause):
        return True
    head, before = tokens[clause.subject.head].text, tokens[clause.subject.head - 1].text
    if head.startswith("every") and (group.lemma == "be" or group.voice == "passive"):
        return False  # "in the end everyone was pleased"
    if head in _EVERYBODY:
        return (head != "one" or before == "no") and (lasting or (near and group.lemma != "be"))
    loses = has_verb([token.text for token in tokens[group.verb : group.verb + 1]], "failing")
    spared = group.modality == "must" or (loses and group.lemma not in _NO_LOSSES)
    people = head in _ONE_PERSON or clause.subject.kind == "we"
    return people and not g.words("negations").isdisjoint(words) and lasting and spared


def _is_spared(answer: Answer, clause: Clause) -> bool:
    """True for "nobody lost their job", "no one was sent home", "the shop did not have to close"."""
    tokens, group, subject = answer.reading.tokens, clause.group, clause.subject
    head, before = tokens[subject.head].text, tokens[max(0, subject.head - 1)].text
    no_one = subject.kind == "nobody" or (head == "one" and before == "no")
    if not (no_one or (group.negated and subject.kind in ("other", "third", "group"))):
        return False
    behind = [token.text for token in tokens[group.verb + 1 : clause.end]]
    if group.modality == "must":
        return group.voice == "active" and group.lemma != "be"
    sent = group.voice == "passive" and not _AWAY.isdisjoint(behind[:1])
    lost = group.lemma in _LOSING and (group.voice == "passive" or not behind or behind[0] in _OWN | {"the", "us"})
    return sent or lost


def _is_kept(answer: Answer, clause: Clause) -> bool:
    """True for "they kept their flat", "every apprentice got a place", "the class was able to go", "now works as"."""
    tokens, group, subject = answer.reading.tokens, clause.group, clause.subject
    if group.negated or group.voice == "passive" or subject.kind not in ("other", "third", "group", "somebody"):
        return False
    behind = [token.text for token in tokens[group.verb + 1 : clause.end]]
    own = not _OWN.isdisjoint(behind[:2])
    if group.modality == "able" or (group.modality == "can" and own):
        return group.lemma not in _MINDS
    if group.modality:
        return False
    each = not _EACH.isdisjoint(token.text for token in tokens[subject.start : subject.end])
    works = any(
        {g.third_of(one.text), g.stem(one.text)} & _LIVING and not _AT_WORK.isdisjoint({two.text})
        for one, two in pairwise(tokens[clause.start : clause.end])
    )
    lives = works and not _LASTING.isdisjoint(token.text for token in tokens[clause.start : clause.end])
    home = group.lemma in _RETURNING and behind[:1] == ["home"]
    return lives or home or (group.lemma in _KEEPING and (own or each))
