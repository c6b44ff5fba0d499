"""The finite clauses of a text, sentence by sentence from left to right, in time linear in the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.complements import complement_of
from rehearse.content.clauses.finite import group_at
from rehearse.content.clauses.model import Clause, Complement, Link, Subject, VerbGroup
from rehearse.content.clauses.present import leads_present
from rehearse.content.clauses.questions import asks, is_noted, names_a_time
from rehearse.content.clauses.spot import Spot
from rehearse.content.clauses.subjects import subject_of
from rehearse.content.clauses.unmarked import are_notes, continued, is_loose, lacks_subject, of_passive
from rehearse.content.text import ParsedText, Token

_LINKS: dict[str, Link] = {
    "because": "because", "since": "because", "as": "because", "cause": "because",
    "when": "when", "while": "when", "after": "when", "before": "when", "once": "when", "until": "when",
    "whenever": "when", "till": "when", "if": "if", "unless": "if", "whether": "question",
    "how": "question", "what": "question", "why": "question", "where": "question",
    "although": "other", "though": "other", "than": "other", "whereas": "other", "wherever": "other",
}  # fmt: skip


@lru_cache(maxsize=4)
def parse_clauses(text: ParsedText) -> tuple[Clause, ...]:
    """Every finite clause, in order; those of the last few texts are remembered, since several rules ask for them."""
    found: list[Clause] = []
    notes = are_notes(text.tokens)
    for number, (start, end) in enumerate(text.token_spans):
        found.extend(_sentence(text.tokens, start, end, number, notes=notes))
    return tuple(found)


def _sentence(tokens: Sequence[Token], start: int, end: int, number: int, *, notes: bool) -> list[Clause]:
    loose = is_loose(tokens, start, end)
    groups = _groups(tokens, start, end, loose=loose)
    clauses: list[Clause] = []
    for at, found in enumerate(groups):
        group = found
        goes_on = loose and lacks_subject(tokens, group, start, clauses)
        if of_passive(tokens, group, clauses):
            group = replace(group, voice="passive")
            subject = replace(clauses[-1].subject, start=group.start, end=group.start, carried=True)
        elif goes_on:
            subject = continued(clauses, group, notes=notes)
        else:
            subject = subject_of(tokens, group.start, start, clauses)
        stop = _stop(tokens, group, groups[at + 1] if at + 1 < len(groups) else None, end)
        first = subject.start if not subject.carried and subject.start >= 0 else group.start
        link: Link = "and" if goes_on else _link(tokens, first, start, clauses, subject)
        if link == "main" and _describes(tokens, first, start, clauses, group):
            link = "relative"
        blank = Complement("none", group.end, stop)
        clauses.append(Clause(min(first, group.start), stop, number, subject, group, blank, link))
    return [_completed(tokens, clause) for clause in clauses]


def _groups(tokens: Sequence[Token], start: int, end: int, *, loose: bool) -> list[VerbGroup]:
    groups: list[VerbGroup] = []
    at = start
    led = False
    boundary = start  # where the clause that is still open began to be open
    while at < end:
        if at > start and (tokens[at - 1].closed or tokens[at].text in OPENERS):
            boundary = at
        still_open = bool(groups) and groups[-1].start >= boundary and not _bare(tokens, groups[0], at, start)
        group = group_at(Spot(tokens, at, start, end, still_open, bool(groups), loose, led))
        if group is None:
            at += 1
            continue
        groups.append(_with_particle(tokens, group, end))
        joined = led and tokens[at - 1].text in g.words("joiners") and group.tense == "present"
        led = joined or leads_present(tokens, group, start)
        at = group.end
    return groups[1:] if len(groups) > 1 and _modifies(tokens, groups[0], groups[1], start) else groups


def _modifies(tokens: Sequence[Token], first: VerbGroup, second: VerbGroup, start: int) -> bool:
    """True for "Abandoned baskets dropped": the participle at the sentence's start belongs to the subject behind it."""
    return _bare(tokens, first, second.start, start)


def _bare(tokens: Sequence[Token], first: VerbGroup, at: int, start: int) -> bool:
    """Whether a form in -ed opens the sentence and only nouns without an article lie between it and `at`."""
    opens = all(g.is_adverb(token.text) for token in tokens[start : first.start])  # "Maybe cancelled lessons fell"
    if not opens or first.auxiliaries or g.is_plain_past(tokens[first.start].text):
        return False
    between = tokens[first.end : at]
    bare = all(not g.is_function(token.text) and not token.closed for token in between)
    return 1 <= len(between) <= 3 and bare and not g.is_adverb(between[-1].text)


OPENERS = frozenset(_LINKS) | g.words("joiners") | g.words("relatives")


def _with_particle(tokens: Sequence[Token], group: VerbGroup, end: int) -> VerbGroup:
    """The verb with its particle: "set up", "set it up"."""
    at = group.end
    if at + 1 < end and tokens[at].text in g.words("objects") | {"it", "that", "this"} and not tokens[at].closed:
        at += tokens[at + 1].text in g.words("particles") - {"in", "on", "by", "through"}
    particle = tokens[at].text if at < end and tokens[at].text in g.words("particles") else ""
    return replace(group, particle=particle) if particle else group


def _stop(tokens: Sequence[Token], group: VerbGroup, following: VerbGroup | None, end: int) -> int:
    """Where the clause of a group ends: before the next one's opening words, or at the sentence's end."""
    limit = following.start if following is not None else end
    for at in range(group.end, limit):
        if tokens[at].text in OPENERS and following is not None and _leads_to(tokens, at, limit):
            return at
        if at > group.end and tokens[at - 1].closed and following is not None and limit - at <= 6:
            return at
    return limit


def _leads_to(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Whether the joiner at `at` begins what the next verb belongs to: nothing else joins between them."""
    return not any(tokens[place].text in OPENERS for place in range(at + 2, limit))


def _link(tokens: Sequence[Token], first: int, start: int, earlier: list[Clause], subject: Subject) -> Link:
    """How a clause attaches to what precedes: by the word before its subject, or at once on the verb before."""
    if subject.kind == "who" or (tokens[first].text in ("which", "that") and _after_noun(tokens, first, start)):
        return "relative"
    lead = tokens[first - 1].text if first > start and not names_a_time(tokens, first - 1, start) else ""
    if lead in ("that", "which", "who", "whom"):
        return "that" if earlier else "main"
    if earlier and (asks(tokens, first, earlier[-1].group.end) or is_noted(tokens, first, earlier)):
        return "question"
    if lead in _LINKS:
        return _LINKS[lead]
    if lead and (subject.carried or lead in g.words("joiners")):
        return "and"
    at_once = bool(earlier) and not tokens[first - 1].closed and earlier[-1].group.end >= first - 1
    return "that" if at_once and not _bare_modal(tokens, earlier[-1].group) else "main"


def _bare_modal(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """True for "they could not": nothing can hang on an auxiliary that stands for a verb said before."""
    return tokens[group.verb].text in g.verb_words("modals") | g.verb_words("do")


def _describes(tokens: Sequence[Token], first: int, start: int, earlier: list[Clause], group: VerbGroup) -> bool:
    """True for "a woman I'd met": a pluperfect right behind a noun."""
    past = group.perfect and group.tense == "past" and tokens[first].text in ("i", "we")
    bare = _after_noun(tokens, first, start) and not g.is_adverb(tokens[first - 1].text)
    return past and bare and bool(earlier) and earlier[-1].group.voice == "active"


def _after_noun(tokens: Sequence[Token], at: int, start: int) -> bool:
    if at <= start or tokens[at - 1].closed:
        return False
    return not g.is_function(tokens[at - 1].text) and g.past_of(tokens[at - 1].text) is None


def _completed(tokens: Sequence[Token], clause: Clause) -> Clause:
    """The clause with its complement."""
    at = clause.group.end
    after = at + (at < clause.end and tokens[at].text == clause.group.particle)
    return replace(clause, complement=complement_of(tokens, after, clause.end))
