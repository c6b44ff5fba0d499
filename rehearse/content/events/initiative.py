"""Initiative found by the shape of its clause: what "I" decided, proposed or asked leave for, and what "I" noticed.

Who acts is the clause's subject; that nobody ordered it is weighed by the storey above, by what stands before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Literal

import msgspec

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.people import is_authority
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.events.nobody_else import did_what_nobody_did, had_no_leave
from rehearse.content.events.puzzles import puzzles
from rehearse.content.events.step import words_of_step
from rehearse.content.text import ParsedText, WordRange
from rehearse.data import load

Kind = Literal["decided", "noticed"]
_RECORDS = frozenset({"list", "tally", "log", "diary", "notebook", "chart", "spreadsheet", "record"})
_THOUGHT_TOKENS = 3  # "I thought right, well, I'm going to"
_MOVING_OTHERS = g.stems(("get", "persuade", "convince", "bring", "win"))
_OWN_LINKS = frozenset({"main", "and", "because", "when", "other", "that"})


@dataclass(frozen=True, slots=True)
class Initiative:
    """What the speaker did of their own accord. "decided" stands by itself; "noticed" needs a step behind it."""

    kind: Kind
    hit: WordRange


class Initiatives(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """grammar/initiative.toml."""

    source: str
    deciding: frozenset[str]
    wanting: frozenset[str]
    settling: frozenset[str]
    proposing: frozenset[str]
    phrasal: frozenset[str]
    content: frozenset[str]
    starting: frozenset[str]
    winning_over: frozenset[str]
    noticing: frozenset[str]
    coming_upon: frozenset[str]
    troubling: frozenset[str]


@cache
def listed() -> Initiatives:
    """The classes of initiative.toml."""
    return load("grammar/initiative.toml", Initiatives)


@cache
def stems(
    name: Literal[
        "deciding", "wanting", "settling", "proposing", "winning_over", "noticing", "coming_upon", "troubling"
    ],
) -> frozenset[str]:
    """The stems of a listed class of verbs."""
    return g.stems(getattr(listed(), name))


@cache
def _phrasal() -> frozenset[tuple[str, str]]:
    """Stem and particle of the phrasal verbs."""
    return frozenset((g.stem(phrase.split()[0]), phrase.split()[1]) for phrase in listed().phrasal)


def find_initiatives(text: ParsedText, clauses: Sequence[Clause]) -> Iterator[Initiative]:
    """Every initiative in the clauses of a text, in order.

    In a note without "I", only what was noticed "that" is so counts: "identified leads" is work like any other.
    """
    for at, (clause, following) in enumerate(pairwise((*clauses, None))):
        if clause is not None and any(
            (_stood_elsewhere(text, clause), _nobody_would(text, clause), did_what_nobody_did(text, clauses, at))
        ):
            yield Initiative("decided", _words(text, clause))
        elif clause is not None and any(shows(text, clause) for shows in (_minds, _troubles, had_no_leave, puzzles)):
            yield Initiative("noticed", _words(text, clause))
        if clause is None or not _tells(text, clause):
            continue
        behind = [token.text for token in text.tokens[clause.group.end : clause.end]]
        if _decides(text, clause, behind, following):
            hit = _words(text, clause)
            thought = following if clause.group.lemma == g.stem("think") else None
            yield Initiative("decided", replace(hit, end=_words(text, thought).end) if thought else hit)
        elif (clause.subject.kind == "i" or (following and following.link == "that")) and _notices(clause, behind):
            yield Initiative("noticed", _words(text, clause))


def _stood_elsewhere(text: ParsedText, clause: Clause) -> bool:
    """True for "I was supposed to be on something else": the work that was given was another."""
    after = [token.text for token in text.tokens[clause.group.verb : clause.end]]
    return clause.subject.kind == "i" and clause.group.modality == "supposed" and "else" in after


def _nobody_would(text: ParsedText, clause: Clause) -> bool:
    """True for "if I did not do it, no one would"."""
    if clause.group.modality not in ("would", "will") or clause.group.lemma not in (
        g.stem("would"),
        "do",
        g.stem("will"),
    ):
        return False
    at = clause.subject.start
    none = clause.subject.kind == "nobody" or (at > 0 and text.tokens[at - 1].text == "no")
    first, _ = text.token_spans[clause.sentence]
    before = [token.text for token in text.tokens[first : max(first, at)]]
    return none and "if" in before and "i" in before


def _minds(text: ParsedText, clause: Clause) -> bool:
    """True for "I was not happy with how we did it"."""
    group = clause.group
    denied = clause.subject.kind == "i" and group.lemma == "be" and group.negated and group.tense == "past"
    return denied and any(token.text in listed().content for token in text.tokens[group.end : group.end + 2])


def _troubles(text: ParsedText, clause: Clause) -> bool:
    """True for "it bugged me", "that annoyed me": noticing, if a step follows."""
    group = clause.group
    thing = clause.subject.kind in ("it", "other") and group.voice == "active" and group.lemma in stems("troubling")
    behind = [token.text for token in text.tokens[group.end : group.end + 1]]
    return thing and clause.told and group.tense == "past" and behind == ["me"]


def _tells(text: ParsedText, clause: Clause) -> bool:
    """Whether the clause tells of something done: past or perfect, neither denied nor wished."""
    group = clause.group
    note = clause.subject.kind == "dropped" and clause.start == text.token_spans[clause.sentence][0]
    own = (clause.subject.kind == "i" or note) and clause.link in _OWN_LINKS and group.voice == "active"
    lasting = group.progressive and not (group.perfect and group.lemma in stems("noticing"))  # "I'd been wondering"
    narrated = (
        group.tense == "present" and not group.auxiliaries and group.lemma in stems("coming_upon")
    )  # "I notice a"
    return own and clause.told and (group.tense == "past" or group.perfect or narrated) and not lasting


def _decides(text: ParsedText, clause: Clause, behind: list[str], following: Clause | None) -> bool:
    """Whether the clause says that the speaker started something."""
    group, complement = clause.group, clause.complement
    if (group.lemma, group.particle) in _phrasal() or group.lemma in stems("proposing"):
        posted = clause.sentence == 0 or clause.link == "when"
        return not (posted and group.particle == "over")  # "Last May I took over a class": how it began
    if group.lemma in stems("deciding"):
        own = following is not None and following.sentence == clause.sentence and following.subject.kind in ("i", "we")
        return complement.kind == "to" or (own and following is not None and following.link == "that")
    if group.lemma == g.stem("know"):
        return _owes(clause, following)
    if group.lemma in stems("wanting"):
        return complement.kind == "to" and complement.receiver < 0 and complement.lemma in stems("settling")
    begins = _starts(clause, behind) or _begins_record(clause, behind) or _sets_out(clause, following)
    asks = group.lemma in stems("winning_over") and _asks_leave(text, clause, behind, following)
    return begins or _moves_others(clause, behind) or asks


def _starts(clause: Clause, behind: list[str]) -> bool:
    """True for "so I got going", "I set about changing it"."""
    if clause.group.lemma == g.stem("get"):
        return bool(behind) and behind[0] in listed().starting and clause.link in ("main", "and")
    return clause.group.lemma == g.stem("set") and behind[:1] == ["about"] and any(map(g.gerund_of, behind[1:2]))


def _begins_record(clause: Clause, behind: list[str]) -> bool:
    """True for "I started a tally", "I began a list of them": who counts on their own begins the work."""
    begins = clause.group.lemma in g.stems(("start", "begin")) and behind[:1] in (["a"], ["my"])
    return begins and not _RECORDS.isdisjoint(behind[1:3])


def _moves_others(clause: Clause, behind: list[str]) -> bool:
    """True for "I tried to get the clinic to switch"."""
    tried = clause.group.lemma == g.stem("try") and clause.complement.kind == "to"
    return tried and clause.complement.lemma in _MOVING_OTHERS and "to" in behind[2:]


def _sets_out(clause: Clause, following: Clause | None) -> bool:
    """True for "one day I thought right, I'm going to time it", "I thought I'd try it"."""
    if clause.group.lemma != g.stem("think") or following is None or following.sentence != clause.sentence:
        return False
    if following.subject.kind != "i":
        return False
    near = following.start - clause.group.end <= _THOUGHT_TOKENS
    group = following.group
    meant = group.modality in ("going", "will") or (
        group.modality == "would" and group.lemma not in verb_class("states")
    )
    return near and meant and not group.perfect and not group.negated


def _owes(clause: Clause, following: Clause | None) -> bool:
    """True for "I knew I had to stay with him", "I knew that we should ask": a duty that nobody else named."""
    if following is None or following.sentence != clause.sentence or following.link != "that":
        return False
    own = following.subject.kind in ("i", "we")
    return own and (following.group.modality in ("must", "should") or following.group.lemma == g.stem("need"))


def _asks_leave(text: ParsedText, clause: Clause, behind: list[str], following: Clause | None) -> bool:
    """True for "asked my manager for a week", "begged her to let me try", "asked the owner if I could"."""
    complement = clause.complement
    if "permission" in behind or "leave" in behind or "approval" in behind:
        return True
    lets = complement.kind == "to" and complement.lemma in (g.stem("let"), g.stem("allow"))
    may = following is not None and following.sentence == clause.sentence and following.subject.kind in ("i", "we")
    may = may and following is not None and following.group.modality in ("can", "may", "should", "would")
    person = _receiver(text, clause)
    sure = clause.group.lemma in (g.stem("persuade"), g.stem("convince"))
    return person and (lets or may or sure or "for" in behind[1:5])


def _receiver(text: ParsedText, clause: Clause) -> bool:
    """Whether a superior, or him or her, is the one spoken to."""
    start = clause.complement.start
    words = [token.text for token in text.tokens[start : min(clause.end, start + 5)]]
    return words[:1] in (["him"], ["her"]) or any(is_authority(words[: end + 1]) for end in range(len(words)))


def _notices(clause: Clause, behind: list[str]) -> bool:
    """Whether the speaker found something: "noticed that", "saw a gap", "came across"; not "found it hard"."""
    lemma, first = clause.group.lemma, behind[0] if behind else ""
    if lemma not in stems("noticing"):
        return False
    if lemma == g.stem("come"):
        return first == "across"
    if lemma == g.stem("figure"):
        return clause.group.particle == "out"
    if lemma == g.stem("find"):
        return first not in g.words("objects") | {"it"} and (not g.is_adverb(first) or first == "out")
    if lemma in (g.stem("read"), g.stem("hear")):
        return first in ("about", "of", "somewhere", "that")
    return True


def _words(text: ParsedText, clause: Clause) -> WordRange:
    """The words to quote, with their place in the folded text."""
    hit = words_of_step(text, clause, clause.group.verb, "i")
    start = hit.start - (clause.start > 0 and text.tokens[clause.start - 1].text == "no")  # "no one"
    return WordRange(start, hit.end, at=text.offset_of(start))
