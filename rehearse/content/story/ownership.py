"""Who started the work.

Order decides: a self cue before the assignment wins; "nobody asked me" stands beside an assignment; a request the
speaker pushed back on is the occasion, not the order. No cue means unclear, never "manager".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.events.directive import certainty
from rehearse.content.events.ideas import find_ideas
from rehearse.content.events.initiative import find_initiatives
from rehearse.content.events.orders import find_orders
from rehearse.content.events.pursued import is_pursued
from rehearse.content.events.step import Steps
from rehearse.content.events.topics import topics
from rehearse.content.text import ParsedText, WordRange
from rehearse.content.text.lexicon import pattern, word_set, words_lexicon
from rehearse.text.words import fold
from rehearse.types import Said

ORDER_TAIL_WORDS = 9  # an assignment is quoted with this many words behind its verb
PRONOUN_REACH_WORDS = 45  # "he suggests I …" means the manager when one was named this close before
RESISTANCE_REACH_WORDS = 90  # an objection to a request follows within a few sentences
LONGEST_CUE_WORDS = 30  # no pattern of the lexicon reaches over more
OVERRIDE_REACH_WORDS = 25  # "told me not to … but I did"
_DENIALS = frozenset({"nobody", "no", "no-one", "not", "never", "without", "none", "outside", "beyond"})
NOTICE_REACH_WORDS = 60  # noticing counts when an own act follows this soon


@dataclass(frozen=True, slots=True)
class Initiation:
    """Who started the work: the assignment and the self cue that count, each with its words.

    open: words that may be an assignment; they decide nothing, and the speaker is asked about them.
    """

    directed: WordRange | None
    own: WordRange | None
    team: WordRange | None
    open: WordRange | None = None

    @property
    def by(self) -> Literal["self", "manager", "team", "unclear"]:
        """Who started the work; an assignment outweighs what the speaker added to it."""
        if self.directed is not None:
            return "manager"
        if self.own is not None:
            return "self"
        return "team" if self.team is not None else "unclear"


def find_initiation(reading: ParsedText, clauses: Sequence[Clause], steps: Steps) -> Initiation:
    """The assignment and the self cue that count; an assignment that is not sure is left open."""
    heard = _orders(reading, clauses)
    about = topics(reading)
    judged = [(hit, certainty(reading, clauses, steps, about, hit)) for hit in heard]
    held = {"sure"} if unasked_words(reading) is not None else {"sure", "likely"}
    directives = [hit for hit, sure in judged if sure in held]
    left = {"open", "likely"} - held
    doubtful = next((hit for hit, sure in judged if sure in left and not _resisted(reading, hit)), None)
    cue, noticed = _self_cue(reading, clauses, steps, heard)
    ideas = tuple(find_ideas(reading, clauses, steps))
    cue = cue or next((hit for owner, hit in ideas if owner == "i"), None)
    others = next((hit for owner, hit in ideas if owner == "team"), None)
    decided = _decided(reading, cue, directives, others)
    if noticed and decided.directed is None and decided.own is cue:
        decided = replace(decided, own=_denied(reading, clauses) or cue)  # plainer words than what was seen
    unsaid = decided.by != "manager" and decided.own is None
    return replace(decided, open=doubtful) if unsaid else decided


def settled(initiation: Initiation, confirmed: Said | None) -> Initiation:
    """The initiation after the speaker said whether an open order was one; without an answer it stays open."""
    if initiation.open is None or confirmed is None:
        return initiation
    if confirmed == "assigned":
        return replace(initiation, directed=initiation.open, open=None)
    return replace(initiation, own=initiation.own or initiation.open, open=None)


def _decided(
    reading: ParsedText, own: WordRange | None, directives: list[WordRange], others: WordRange | None
) -> Initiation:
    unasked = unasked_words(reading)
    directed = next((hit for hit in directives if not _resisted(reading, hit)), None)
    resisted = next((hit for hit in directives if _resisted(reading, hit)), None)
    if (
        directed is not None
        and own is not None
        and own.start < directed.start
        and not _asks_direction(reading, directed)
    ):
        return Initiation(None, own, None)
    if directed is not None:
        return Initiation(directed, unasked, None)
    if own is None and resisted is not None:
        own = reading.first(pattern("initiation", "resisted"), resisted.at)
    team = (reading.first(pattern("initiation", "team")) or others) if own is None else None
    return Initiation(None, own, team)


def _whole(reading: ParsedText, hit: WordRange) -> WordRange:
    """The assignment with what was assigned: on to the end of its clause."""
    end = hit.end
    limit = min(reading.spans[reading.sentence_of(hit.end - 1)][1], hit.end + ORDER_TAIL_WORDS)
    joiners = words_lexicon().joiners
    while end < limit and not reading.words[end - 1].text.endswith((",", ";", ":", ".")):
        if fold(reading.words[end].text) in joiners:
            break
        end += 1
    return replace(hit, end=end)


def _undone(reading: ParsedText, hit: WordRange) -> bool:
    """Whether an assignment does not count: negated, asked after the fact, or a pronoun without a manager before it."""
    start = max(0, hit.at - 60)
    lead = reading.folded.rfind(" . ", 0, hit.at)
    start = max(start, lead + 1)
    window_end = min(len(reading.folded), hit.at + len(hit.folded) + 40)
    for denial in reading.find(pattern("initiation", "not_directed"), start, window_end):
        if denial.start < hit.end and hit.start < denial.end:
            return True
    pronoun = hit.folded.split()[0]
    if pronoun not in word_set("third_persons") or " hired " in f" {hit.folded} ":
        return False
    near = reading.folded[max(0, hit.at - PRONOUN_REACH_WORDS * 6) : hit.at]
    if pattern("initiation", "boss_named").search(near) is not None:
        return False
    return pronoun != "they" or pattern("initiation", "others").search(near) is not None


def _resisted(reading: ParsedText, hit: WordRange) -> bool:
    """Whether the speaker pushed back on this request soon after it."""
    end = reading.offset_of(hit.end + RESISTANCE_REACH_WORDS + LONGEST_CUE_WORDS)
    objection = reading.first(pattern("initiation", "resisted"), hit.at + len(hit.folded), end)
    return objection is not None and objection.start - hit.end <= RESISTANCE_REACH_WORDS


def _asks_direction(reading: ParsedText, directed: WordRange) -> bool:
    """True for “I asked my manager what to do and he told me to …”: the idea is not the speaker's."""
    asked = reading.first(pattern("initiation", "asked_direction"))
    return asked is not None and asked.start <= directed.start <= asked.start + PRONOUN_REACH_WORDS


def unasked_words(reading: ParsedText) -> WordRange | None:
    """The first words that say that nobody asked; "on my own laptop" says whose the laptop was."""
    for hit in reading.find(pattern("initiation", "unasked")):
        after = fold(reading.words[hit.end].text) if hit.end < len(reading.words) else ""
        ended = reading.words[hit.end - 1].text.endswith((",", ".", ";", ":"))
        if not hit.folded.endswith("on my own") or ended or not after or g.is_function(after) or g.is_adverb(after):
            return hit
    return None


def _denied(reading: ParsedText, clauses: Sequence[Clause]) -> WordRange | None:
    """The clause that says that nobody asked: "that was not my job"; "out of my own pocket" denies nothing."""
    hit = unasked_words(reading)
    if hit is None or _DENIALS.isdisjoint(hit.folded.split()):
        return None
    first = reading.token_at(hit.at)
    whole = next((clause.start for clause in clauses if clause.start <= first < clause.end), first)
    whole -= whole > 0 and reading.tokens[whole - 1].text == "no"  # "no one"
    start = min(hit.start, reading.tokens[whole].word)
    return replace(hit, start=start, at=reading.offset_of(start))


def _self_cue(
    reading: ParsedText, clauses: Sequence[Clause], steps: Steps, orders: list[WordRange]
) -> tuple[WordRange | None, bool]:
    """The earliest self cue (said outright, a decision, noticing that an own act follows); whether it only noticed."""
    initiatives = tuple(find_initiatives(reading, clauses))
    said = next((hit for hit in reading.find(pattern("initiation", "decided")) if _own(reading, clauses, hit)), None)
    decided = next((one.hit for one in initiatives if one.kind == "decided"), None)
    noticed = [one.hit for one in initiatives if one.kind == "noticed"]
    noticed = [hit for hit in noticed if is_pursued(reading, clauses, steps, hit)]
    noticed += [one.hit for one in initiatives if one.kind == "first" and _is_first(reading, steps, orders, one.hit)]
    noticed += reading.find(pattern("initiation", "noticed"))
    acted_on = _acted_on(reading, steps, sorted(noticed, key=lambda hit: hit.start), orders)
    cues = (unasked_words(reading), said, decided, acted_on, _overridden(reading, steps))
    found = [hit for hit in cues if hit is not None]
    first = min(found, key=lambda hit: hit.start, default=None)
    return first, first is not None and first is acted_on


def _own(reading: ParsedText, clauses: Sequence[Clause], hit: WordRange) -> bool:
    """Whether words are the speaker's: "instead of waiting, I …", not "they found it instead of leaving a note"."""
    if hit.folded.split()[0] not in ("instead", "rather"):
        return True
    near = [clause for clause in clauses if clause.sentence == reading.sentence_of(hit.start)]
    before = [clause for clause in near if clause.start < reading.token_at(hit.at)]
    led = before[-1:] or near[:1]
    return bool(led) and led[0].subject.kind in ("i", "we", "dropped")


def _is_first(reading: ParsedText, steps: Steps, orders: list[WordRange], hit: WordRange) -> bool:
    """Whether neither a step of the speaker's nor what may be an order stands before these words."""
    first = next((step.sentence for step in steps.own_concrete), len(reading.spans))
    return reading.sentence_of(hit.start) <= first and all(order.start > hit.start for order in orders)


def _overridden(reading: ParsedText, steps: Steps) -> WordRange | None:
    """A refusal by the manager, and an act of the speaker's own soon after it."""
    for hit in reading.find(pattern("initiation", "forbidden")):
        act = next((act for act in steps.own if hit.end <= act.hit.start <= hit.end + OVERRIDE_REACH_WORDS), None)
        if act is not None:
            return act.hit
    return None


def _acted_on(reading: ParsedText, steps: Steps, noticed: list[WordRange], orders: list[WordRange]) -> WordRange | None:
    """Noticing, followed by an act of the speaker's own before anybody assigns the work."""
    for hit in noticed:
        order = next((order.start for order in orders if order.start >= hit.start), len(reading.words))
        limit = min(hit.start + NOTICE_REACH_WORDS, order)
        acts = (act for act in steps.own if act.lemma not in verb_class("finding") and act.clause.link != "when")
        if any(hit.start + 1 < act.hit.start < limit for act in acts):
            return hit
    return None


def without_orders(reading: ParsedText, clauses: Sequence[Clause], steps: Steps) -> Steps:
    """The steps without those that an order names: "my manager suggested I look into it" is no step yet."""
    inside = [(order.start, order.end) for order in _orders(reading, clauses)]
    kept = tuple(act for act in steps.all if not any(first < act.hit.start < end for first, end in inside))
    return replace(steps, all=kept)


def _orders(reading: ParsedText, clauses: Sequence[Clause]) -> list[WordRange]:
    """Every assignment, by phrase or by clause, in order, no matter who finally started the work."""
    heard = list(_listed_orders(reading))
    starts = {hit.start for hit in heard}
    heard += [hit for hit in find_orders(reading, clauses) if hit.start not in starts and not _undone(reading, hit)]
    return sorted(heard, key=lambda hit: hit.start)


def _listed_orders(reading: ParsedText) -> Iterator[WordRange]:
    """The assignments that a pattern of the lexicon names, each with what was assigned."""
    for hit in reading.find(pattern("initiation", "directed")):
        if not _undone(reading, hit):
            yield _whole(reading, hit)
