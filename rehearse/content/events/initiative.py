"""Initiative found by the shape of its clause: what "I" decided, proposed or asked leave for, and what "I" noticed.

Who acts is the clause's subject; that nobody ordered it is weighed by the storey above, by what stands before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.events.discontent import displeases, let_be, thinks_so
from rehearse.content.events.initiative_words import listed, phrasal_verbs, stems
from rehearse.content.events.intents import owes, sets_goal, sets_out
from rehearse.content.events.leave import asks_leave, says_leave
from rehearse.content.events.nobody_else import did_what_nobody_did, had_no_leave, nobody_ordered
from rehearse.content.events.own_count import counts_for_a_while
from rehearse.content.events.puzzles import puzzles
from rehearse.content.events.step import words_of_step
from rehearse.content.text import ParsedText, WordRange

Kind = Literal["decided", "noticed", "first"]
_RECORDS = frozenset({"list", "tally", "log", "diary", "notebook", "chart", "spreadsheet", "record"})
_MOVING_OTHERS = g.stems(("get", "persuade", "convince", "bring", "win"))
_LEADING_ON = {(g.stem("set"), "out"): "to", (g.stem("come"), "up"): "with"}
_OFFERING = g.stems(("offer", "propose", "suggest", "volunteer", "pitch", "initiate"))
_STEPPING = frozenset({(g.stem("step"), "in"), (g.stem("step"), "up"), (g.stem("go"), "ahead"), (g.stem("sign"), "up")})
_OWN_LINKS = frozenset({"main", "and", "because", "when", "other", "that"})


@dataclass(frozen=True, slots=True)
class Initiative:
    """What the speaker did of their own accord.

    "decided" stands by itself; "noticed" needs a step behind it,
    and "first" none before it either.
    outright: the words say that nobody ordered it: a decision, an offer, "nobody asked me"; not only "asked for leave".
    """

    kind: Kind
    hit: WordRange
    outright: bool = False


def find_initiatives(text: ParsedText, clauses: Sequence[Clause]) -> Iterator[Initiative]:
    """Every initiative in the clauses of a text, in order.

    In a note without "I", only what was noticed "that" is so counts: "identified leads" is work like any other.
    """
    for at, (clause, following) in enumerate(pairwise((*clauses, None))):
        if clause is None:
            continue
        kind = _shown(text, clauses, at)
        if kind is not None:
            yield Initiative(kind, _words(text, clause), outright=kind == "decided")
        if not _tells(text, clause):
            continue
        behind = [token.text for token in text.tokens[clause.group.end : clause.end]]
        if _decides(text, clause, behind, following):
            hit = _words(text, clause)
            thought = following if clause.group.lemma == g.stem("think") else None
            hit = replace(hit, end=_words(text, thought).end) if thought else hit
            yield Initiative("decided", hit, outright=_is_outright(clause))
        elif (clause.subject.kind == "i" or (following and following.link == "that")) and _notices(clause, behind):
            yield Initiative("noticed", _words(text, clause))


def _shown(text: ParsedText, clauses: Sequence[Clause], at: int) -> Kind | None:
    """What a clause shows that need not tell of a deed of the speaker's."""
    clause = clauses[at]
    if any(shows(text, clause) for shows in (_stood_elsewhere, _nobody_would, nobody_ordered)):
        return "decided"
    if did_what_nobody_did(text, clauses, at):
        return "decided"
    if any(shows(text, clause) for shows in (displeases, had_no_leave, puzzles)) or thinks_so(text, clauses, at):
        return "noticed"
    return "first" if counts_for_a_while(text, clause) or let_be(text, clauses, at) else None


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
    if (group.lemma, group.particle) in phrasal_verbs() or group.lemma in stems("proposing"):
        posted = clause.sentence == 0 or clause.link == "when"
        if (posted and group.particle == "over") or _raises_by_an_amount(clause, behind):
            return False  # "Last May I took over a class": how it began
        led = [_LEADING_ON.get((group.lemma, group.particle or ""))]
        return led == [None] or led == behind[1:2]  # "set out to time it", not "set out cups"
    if group.lemma in stems("deciding"):
        own = following is not None and following.sentence == clause.sentence and following.subject.kind in ("i", "we")
        return complement.kind == "to" or (own and following is not None and following.link == "that")
    if group.lemma == g.stem("know"):
        return owes(clause, following)
    if group.lemma in stems("wanting"):
        return complement.kind == "to" and complement.receiver < 0 and complement.lemma in stems("settling")
    begins = _starts(clause, behind) or _begins_record(clause, behind) or sets_out(clause, following)
    asks = group.lemma in stems("winning_over") and asks_leave(text, clause, behind, following)
    asks = asks or says_leave(text, clause) or sets_goal(text, clause)
    return begins or _moves_others(clause, behind) or asks


def _is_outright(clause: Clause) -> bool:
    """Whether the verb itself says that the speaker was not told to: "decided to", "offered", "stepped in"."""
    group = clause.group
    if group.lemma == g.stem("offer") and clause.complement.kind != "to":
        return False  # "offered her two dates": a choice for somebody else
    return group.lemma in stems("deciding") | _OFFERING or (group.lemma, group.particle) in _STEPPING


def _raises_by_an_amount(clause: Clause, behind: Sequence[str]) -> bool:
    """True for "raised the shelf by ten centimetres", "raised 400 euros": nothing was said with it."""
    amount = (any(sign.isdigit() for sign in word) or word in g.words("numbers") - {"one"} for word in behind)
    return clause.group.lemma == g.stem("raise") and any(amount)


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


def _notices(clause: Clause, behind: list[str]) -> bool:
    """Whether the speaker found something: "noticed that", "saw a gap", "came across"; not "found it hard"."""
    lemma, first = clause.group.lemma, behind[0] if behind else ""
    witness = lemma == g.stem("see") and first in ("it", "this", "them") and not all(map(g.is_function, behind))
    if lemma not in stems("noticing") or witness:  # "I saw it happen"
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
