"""Values that are told rather than done: what stood, came or was counted at some time, whoever says it and however.

Without a verb ("Forty-six kilos.", "Eighteen."), with one of any state ("it was nine", "we got two a week"), or counted
by the speaker ("I noted eleven"). What the speaker did ("I phoned forty keepers") and how long ("for two months") is
no such value.
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.claims.costs import is_appointment
from rehearse.content.claims.fragments import is_apposed, is_counted_answer, is_share_of_cases
from rehearse.content.claims.number import HOURS_A_DAY, TIMES, Number, number_words
from rehearse.content.claims.same_measure import is_allowed, is_moment
from rehearse.content.claims.scene import Scene, trimmed
from rehearse.content.claims.words import direction_of, has, has_verb
from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g

OPENING_TOKENS = 4  # "This year, three."
ALONE_TOKENS = 10  # "Twenty-two torn covers a month,"
NOUN_TOKENS = 3  # "nine torn covers"
_STATES = g.stems(("be", "stand", "have", "get", "come", "take", "cost", "lose", "run", "need", "last", "pay"))
_OWN_COUNTS = g.stems(("count", "note", "record", "log", "measure", "weigh", "time", "clock", "have", "tally"))
_LOOKS = g.stems(("look", "check"))
_SPEECH = g.stems(("think", "say", "guess", "reckon", "believe"))
_LED = {
    "by": g.stems(("be",)),
    "at": g.stems(("be", "stand", "have", "sit", "run")),
    "to": g.stems(("come", "go", "get", "rise", "run")),
    "of": g.stems(("have",)),
}  # "we're at twenty", "the bill came to 3,100", "they were wrong by two grams"
_TAKING = g.stems(("take", "need", "be", "last"))
_COMPARED = frozenset({"under", "below", "over", "above"})  # "it was under two minutes"
_LEVELS = g.stems(("stand", "sit", "run"))
_PARTS = frozenset({"them", "those", "these", "it", "us", "the"})


def is_told(scene: Scene, number: Number) -> bool:
    """Whether a number states how much or how many of something there was or is."""
    kinds = (is_moment, is_allowed, is_appointment)
    if number.sign or number.unit == "x" or any(is_one(scene, number) for is_one in kinds):
        return False
    if _is_aside(scene, number) or (number.weak and not _is_time_taken(scene, number)):
        return False
    clause = scene.clause(number.start)
    if clause is None or number.end <= clause.group.start:
        return _stands_alone(scene, number) or is_share_of_cases(scene, number)
    if is_apposed(scene, clause, number) or is_counted_answer(scene, number) or is_share_of_cases(scene, number):
        return True
    looked = clause.group.lemma in _OWN_COUNTS | _LOOKS and "again" in scene.words[clause.group.end : number.start]
    if looked and scene.text.tokens[number.start - 1].closed:
        return True  # "six weeks later I looked again: four"
    return _is_stated(scene, clause, number)


def _is_time_taken(scene: Scene, number: Number) -> bool:
    """True for "it took less than a minute", "takes an hour now": a time taken, with nothing behind it."""
    clause = scene.clause(number.start)
    if clause is None or number.dimension != "time" or clause.group.lemma not in _TAKING or is_own(scene, clause):
        return False
    last = scene.text.tokens[number.end - 1].closed or number.end == scene.bounds(number.start)[1]
    return last or has(scene.tail(number, 2), "now")


def _is_aside(scene: Scene, number: Number) -> bool:
    """Whether the words around a number make it a goal, a period, a date or a part of something."""
    lead = scene.lead(number, 7)
    if has(lead, "target") or has([number.noun], "period_noun") or has(lead[-1:], "dates"):
        return True  # "September twenty-two" is a year
    if lead[-1:] == ["of"]:
        return True  # "of ten nurses, three stayed"
    if "there" in scene.lead(number, 4) and scene.tail(number, 2) == ["of", "them"]:
        return False  # "there were four hundred of them" counts them all
    # "twenty of them were from the same oven", "eight months of it"
    part = scene.tail(number, 1) == ["of"] and not _PARTS.isdisjoint(scene.tail(number, 2))
    return part and number.unit != "%"


def _stands_alone(scene: Scene, number: Number) -> bool:
    """Whether a value is a phrase of its own at the head of a sentence: "Forty kilos.", "The year after, two"."""
    start, end = scene.bounds(number.start)[0], scene.bounds(number.end - 1)[1]  # "four. Four shoes."
    lead = trimmed(scene.words[start : number.start])
    if lead and (len(lead) > OPENING_TOKENS or not scene.text.tokens[start + len(lead) - 1].closed):
        return False
    for at in range(number.end - 1, min(end, number.reach + ALONE_TOKENS)):
        if at >= number.end and _is_verb(scene, at):
            return False  # "two nurses left"
        if scene.text.tokens[at].closed or at + 1 == end:
            return number.unit not in TIMES or number.value > 1
    return False


def _is_verb(scene: Scene, at: int) -> bool:
    """Whether a token is a finite verb, and not the participle of "torn covers"."""
    following = scene.words[at + 1 : at + 2]
    described = following != [] and not scene.text.tokens[at].closed and not g.is_function(following[0])
    return g.is_auxiliary(scene.words[at]) or (g.past_of(scene.words[at]) is not None and not described)


def _is_stated(scene: Scene, clause: Clause, number: Number) -> bool:
    """Whether a clause states a value behind its verb."""
    group, verb = clause.group, scene.words[clause.group.verb]
    if group.negated or group.modality not in ("", "used", "would") or clause.link == "if" or group.voice == "passive":
        return False
    near = trimmed([word for word in scene.words[group.end : number.start] if not g.is_adverb(word)])
    if len(near) > OPENING_TOKENS or direction_of([verb]) or not _is_led(scene, clause, number):
        return False
    if is_own(scene, clause):
        spoken = group.lemma in _SPEECH and not near
        weighed = group.lemma in _OWN_COUNTS and (group.lemma != g.stem("have") or near[:1] == ["it"])
        return spoken or (weighed and len(near) <= 2)
    if group.lemma in _STATES:
        return True
    made = clause.subject.kind == "we" and has_verb([verb], "effort") and not group.progressive
    return bool(number.rate) or (bool(number.noun) and not made)


def is_own(scene: Scene, clause: Clause) -> bool:
    """Whether the speaker is the subject; not of "and there were fourteen", "there'd been nine"."""
    there = scene.words[max(0, clause.group.start - 1)] == "there"
    return clause.subject.kind in ("i", "dropped") and not there


def _is_led(scene: Scene, clause: Clause, number: Number) -> bool:
    """Whether no preposition stands before a value, or one that its verb takes."""
    at = number.start - 1
    while at >= clause.group.end and scene.words[at] in number_words().hedges and scene.words[at] not in _LED:
        at -= 1
    led = scene.words[at] if at >= clause.group.end else ""
    if led not in g.words("prepositions") | {"to"}:
        return True
    bare = not (number.unit or number.rate or number.noun)
    if led == "at" and bare and not _is_level(scene, clause, number):
        return False
    if led in _COMPARED:
        return clause.group.lemma in _STATES
    often = led == "in" and (bool(number.rate) or scene.tail(number, 2) == ["out", "of"])
    return often or clause.group.lemma in _LED.get(led, frozenset())


def _is_level(scene: Scene, clause: Clause, number: Number) -> bool:
    """True for "I had it at twenty-two", "it is at two now"; "she had a fit at four" is an hour."""
    if scene.words[clause.group.end] == "it" or clause.group.lemma in _LEVELS:
        return True
    placed = "now" in scene.tail(number, 2) or number.value > HOURS_A_DAY  # "we were at ninety"
    return clause.group.lemma == g.stem("be") and placed


def named(scene: Scene, number: Number) -> frozenset[str]:
    """The stems of what a number counts: of "torn covers" both, of "dropped objects" also the drop."""
    return frozenset() if number.unit else stems_of(phrase_words(scene, number.end))


def phrase_words(scene: Scene, start: int) -> list[str]:
    """The words of a noun phrase that begins at a token, without its article."""
    found: list[str] = []
    for at in range(start, min(start + NOUN_TOKENS, len(scene.words))):
        word = scene.words[at]
        if at and scene.text.tokens[at - 1].closed:
            break
        if g.is_function(word) or not word[:1].isalpha() or word in number_words().words:
            break
        found.append(word)
    return found


def stems_of(words: Sequence[str]) -> frozenset[str]:
    """The stems of nouns, and of the verbs that adjectives come from."""
    return frozenset(g.past_of(word) or g.gerund_of(word) or g.stem(word.rstrip("s")) for word in words)
