"""Numbers that are not results: plans, hopes, sizes, periods, schedules, effort, own terms, a price set by others."""

from __future__ import annotations

import itertools

from rehearse.content.claims.bystanders import is_bought, is_of_others
from rehearse.content.claims.come_upon import is_diagnosis, is_found, is_going_wrong, is_lesson
from rehearse.content.claims.intended import is_intended
from rehearse.content.claims.number import HOURS_A_DAY, Number, money
from rehearse.content.claims.scene import Scene, trimmed
from rehearse.content.claims.spoken import is_number_word
from rehearse.content.claims.states import had_worsened, is_under
from rehearse.content.claims.things import clears, is_pointed_at, is_shaped, is_spared
from rehearse.content.claims.words import direction_of, has, has_verb, is_verb_of
from rehearse.content.clauses import grammar as g

DENIED_TOKENS = 12
NEVER_TOKENS = 3  # "never really went down to"
_SCHEDULED = frozenset({"aged", "ages", "open", "closed", "available"})


def stands(scene: Scene, number: Number, *, harm: bool = False) -> bool:
    """Whether one number may be a result: asserted, not intended, not scope, after the set-up; harm only where told."""
    return not (
        scene.set_up(number.start)
        or has(scene.words[number.end : number.end + 4], "prior")
        or is_denied(scene, number)
        or is_intended(scene, number)
        or (not harm and is_harm(scene, number))
        or is_scope(scene, number)
        or is_own_terms(scene, number)
        or is_others_price(scene, number)
        or is_diagnosis(scene, number)
        or is_found(scene, number)
        or is_going_wrong(scene, number)
        or is_lesson(scene, number)
        or is_offer(scene, number)
        or is_shaped(scene, number)
        or is_of_others(scene, number.start)
        or is_bought(scene, number)
    )


def pair_stands(scene: Scene, one: Number, two: Number) -> bool:
    """Whether a pair of numbers may be a result."""
    if is_denied(scene, one) or is_intended(scene, one, needs=False) or is_intended(scene, two, needs=False):
        return False
    if is_own_terms(scene, one) or is_others_price(scene, one) or is_diagnosis(scene, one) or is_lesson(scene, one):
        return False
    if _is_choice(scene, one, two) or is_of_others(scene, one.start):
        return False
    if _worsens(scene, one, two) or had_worsened(scene, one, two):
        return False
    return not scene.set_up(one.start) and not _is_schedule(scene, one, two)


def _worsens(scene: Scene, one: Number, two: Number) -> bool:
    """True for "the failure rate had gone up from two percent to nine": more of what nobody wants."""
    clause = scene.clause(one.start)
    if clause is None or two.amount <= one.amount or "from" not in scene.lead(one, 4):
        return False
    return has(scene.words[clause.subject.start : clause.subject.end], "unwanted")


def is_denied(scene: Scene, number: Number) -> bool:
    """Whether the sentence denies it: "did not reach 30 %"."""
    lead = scene.clause_lead(number, DENIED_TOKENS)
    if any(one == "no" and direction_of([two]) for one, two in itertools.pairwise(lead)) or _never(scene, number):
        return True  # "there was no drop of 30 %"
    around = lead + scene.tail(number, 4)
    return has([word for word in around if word not in ("the", "really", "quite")], "denied")


def _never(scene: Scene, number: Number) -> bool:
    """True for "it never fell by 30 %", "I can't say that it fell by 30 %"."""
    at = scene.clause_number(number.start)
    if at < 0:
        return False
    clause = scene.clauses[at]
    verb = scene.words[clause.group.verb]
    moves = direction_of([verb]) != 0 or is_verb_of(verb, "moving") or is_verb_of(verb, "clearing")
    if moves and "never" in scene.words[max(0, clause.group.verb - NEVER_TOKENS) : clause.group.verb]:
        return True
    before = (one for one in scene.clauses[max(0, at - 2) : at] if one.sentence == clause.sentence)
    return any(one.group.lemma == "sai" and one.group.negated for one in before)


def is_harm(scene: Scene, number: Number) -> bool:
    """Whether the number is a loss or damage: "lost 20 percent", "cost us five days"."""
    lead = scene.clause_lead(number, 6)
    if lead[-1:] in (["only"], ["just"]) and has(scene.lead(number), "lasting"):
        return False  # "since then we have lost only one"
    at = next((place for place in range(len(lead) - 1, -1, -1) if has([lead[place]], "harm")), -1)
    if at < 0:
        return has(lead, "harm")
    before = lead[at - 1] if at else "we"
    described = has_verb([before], "falling") or has_verb([before], "moving") or has([before], "less")
    later = any(has_verb(lead[at + 1 :], name) for name in ("falling", "rising", "moving"))
    return not described and not later  # "cut lost parcels by 20", "lost coats fell by 20" lose none


def is_scope(scene: Scene, number: Number) -> bool:
    """Sizes, ages, periods that passed, the share on which something was tried."""
    if is_pointed_at(scene, number) or clears(scene, number) or is_spared(scene, number):
        return is_pointed_at(scene, number)
    lead, tail = scene.lead(number, 6), scene.tail(number, 4)
    if number.dimension == "time" and (_passes(tail) or _had_come(scene, number) or _is_of_things(tail)):
        return True
    if has(lead[-3:], "size_lead") or (has(tail[:2], "size_tail") and tail[:1] != ["under"]):
        return True
    if number.dimension != "time" and (number.of is not None or not has([number.noun], "period_noun")):
        return False
    near = trimmed(lead[:-2] if lead[-2:] == ["on", "average"] else lead)[-1:]
    hedged = {"over", "within", "in", "under"} & set(lead[len(trimmed(lead)) :])
    moved = hedged <= {"under"} and (has_verb(near, "falling") or has_verb(near, "moving"))
    if moved or (hedged <= {"under", "over"} and is_under(scene, number, near)):
        hedged = set()
    often = bool(number.rate) and near == ["in"]  # "he comes in five days a week"
    passing = ((not near or has(near, "period_lead")) and not often) or (
        hedged and near not in (["to"], ["by"], ["at"])
    )
    now = near in (["is"], ["are"]) and has(lead, "now") and hedged <= {"under", "over", "within", "in"}
    passing = passing and not now and not is_done_now(scene, number)
    held = {"has", "have"} & set(lead) and has_verb(lead, "holding") and not scene.caused(number.start)
    return bool(passing) and not held and not is_answered(scene, number)


def _passes(tail: list[str]) -> bool:
    """True for "eight days after that", "two weeks before the fair"; not for "it was forty minutes before"."""
    return tail[:1] == ["after"] or (tail[:1] == ["before"] and len(tail) > 1)


def _is_of_things(tail: list[str]) -> bool:
    """True for "the slips in the drawer, eight months of them": how much was looked through."""
    return tail[:1] == ["of"] and bool(tail[1:]) and tail[1] in g.words("refers_back")


def _had_come(scene: Scene, number: Number) -> bool:
    """True for "the owner had come three days earlier": when something had happened, not how much sooner it does."""
    clause = scene.clause(number.start)
    past = clause is not None and clause.group.perfect and clause.group.tense == "past"
    return past and scene.tail(number, 1) in (["earlier"], ["before"])


def is_done_now(scene: Scene, number: Number) -> bool:
    """True for "these days it's done in twenty minutes", "they are now finished within a day"."""
    clause = scene.clause(number.start)
    if clause is None or clause.group.voice != "passive" or clause.group.tense != "present":
        return False
    return scene.words[number.start - 1] in ("in", "within", "under") and has(scene.lead(number), "now")


def is_answered(scene: Scene, number: Number) -> bool:
    """True for “addressed within 48 hours”, "paid for itself in three weeks": the time is a level."""
    lead = scene.clause_lead(number, 9)
    if not {"within", "in", "under"} & set(lead[-3:]) or not has_verb(lead, "answered"):
        return False
    if "back" in lead and any(is_number_word(word) or word[:1].isdigit() for word in lead):
        return False  # "they paid back 130,000 in three weeks"
    return not scene.caused(number.start) or "out" in lead


def is_own_terms(scene: Scene, number: Number) -> bool:
    """True for "my hours from 40 to 60": the terms of the speaker's own work, not an outcome of it."""
    lead = scene.clause_lead(number, 9)
    own = any(one == "my" and has([two], "own_terms") for one, two in itertools.pairwise(lead))
    return own or (scene.cause(number.start) == "i" and has(scene.tail(number, 3), "own_pay"))


def is_others_price(scene: Scene, number: Number) -> bool:
    """True for "the landlord put the rent up from 900": a price that somebody else set."""
    lead = scene.clause_lead(number, 12)
    if not _prices(lead) or (number.unit not in money() and number.unit != "%"):
        return False
    ours = any(one in ("my", "our") and has([two], "price") for one, two in itertools.pairwise(lead))
    return not ours and not ({"i", "we", "us"} & set(lead))


def _prices(lead: list[str]) -> bool:
    """Whether a price is meant; in "price checks" the word only says which checks."""
    return any(has([one], "price") and _closes_phrase(two) for one, two in itertools.pairwise([*lead, "of"]))


def _closes_phrase(word: str) -> bool:
    """Whether a word behind a noun begins something new: a function word, an adverb, a verb in its past form."""
    return g.is_function(word) or g.is_adverb(word) or g.past_of(word) is not None


def is_offer(scene: Scene, number: Number) -> bool:
    """True for "I cut the range to 12": the size of what the speaker offers is a step, not an outcome of it."""
    if number.unit or not scene.caused(number.start):
        return False
    lead = scene.clause_lead(number, 6)
    return lead[-1:] == ["to"] and has(lead[-2:-1], "offer_noun")


def _is_schedule(scene: Scene, one: Number, two: Number) -> bool:
    """True for "the test was from 9 to 5", "I biked from 20 to 60": a time, place or span stated without a change."""
    between = scene.between(one, two)
    if "from" not in scene.lead(one, 5) or "to" not in between:
        return False
    lead = trimmed(scene.clause_lead(one, 8))
    lead = lead[: len(lead) - 1 - lead[::-1].index("from")] if "from" in lead else lead
    before = next((word for word in reversed(lead) if not word.endswith("ly")), "")
    if not before:
        return False
    named = lead[-2:-1] == ["the"] and two.amount < one.amount  # "cut the wait from 40 minutes to 6"
    if (is_verb_of(before, "schedule") and not named) or before in g.verb_words("be") or before in _SCHEDULED:
        return True
    bare = not (one.unit or two.unit or one.noun or two.noun or one.rate or two.rate or one.of or two.of)
    counts = scene.near(one) == "from" and max(one.amount, two.amount) > HOURS_A_DAY  # "9 to 5" may be a shift
    changes = direction_of(lead) or (has_verb(lead, "moving") and (counts or not has_verb(lead, "handling")))
    told = one.start if scene.clause(one.start) is not None else max(0, one.start - 2)  # "…, from three to four"
    return scene.caused(told) and bare and not changes


def _is_choice(scene: Scene, one: Number, two: Number) -> bool:
    """True for "I chose one course rather than four": the speaker's own pick, not an effect of it."""
    between = " ".join(scene.between(one, two))
    picked = "rather than" in between or "instead of" in between
    lead = scene.clause_lead(one, 6)
    return picked and scene.cause(one.start) == "i" and not has_verb(lead, "needing") and not has(lead, "now")
