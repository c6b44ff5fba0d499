"""Results that are a level: reached, won, passed, the state of now, a share of all."""

from __future__ import annotations

import itertools

from rehearse.content.claims import not_results
from rehearse.content.claims.all_served import is_small_loss, is_told_of_all
from rehearse.content.claims.bystanders import is_watched
from rehearse.content.claims.days_held import is_held
from rehearse.content.claims.earned import is_earned, is_found_again, is_repaid
from rehearse.content.claims.fragments import is_own_place
from rehearse.content.claims.measured_again import is_measured_again
from rehearse.content.claims.model import NumericResult
from rehearse.content.claims.number import Number, money, number_words
from rehearse.content.claims.scene import Scene, trimmed
from rehearse.content.claims.single_number import result_of
from rehearse.content.claims.states import is_lead_time, is_share_by_then, is_state_by_then
from rehearse.content.claims.turnout import is_counted_again, is_done_often, is_turnout
from rehearse.content.claims.words import has, has_verb, is_verb_of
from rehearse.content.claims.worth import is_worth
from rehearse.content.clauses import grammar as g

_PEOPLE_VERBS = frozenset({"have", "has", "had", "am", "manage", "lead", "live", "work", "know", "own", "supervise"})
_STATED = frozenset({"was", "were", "is", "stood"})
_MEANS = (["is"], ["was"], ["means"], ["meant"], ["makes"], ["made"], ["that's"])


def level(scene: Scene, number: Number) -> NumericResult | None:
    """The level reached; None when nothing says that it was reached, or this early in the answer."""
    late = not number.weak and scene.late(number.start)
    lost = late and is_small_loss(scene, number)
    if not late or not not_results.stands(scene, number, harm=lost) or _relapses(scene, number):
        return None
    good = (
        lost
        or is_told_of_all(scene, number)
        or _is_share(scene, number)
        or _is_reached(scene, number)
        or _is_won(scene, number)
        or _is_now(scene, number)
        or _is_named(scene, number)
        or _is_yield(scene, number)
        or _is_lasting(scene, number)
        or _is_apposed(scene, number)
        or is_done_often(scene, number)
        or is_state_by_then(scene, number)
        or is_share_by_then(scene, number)
        or is_turnout(scene, number)
        or is_worth(scene, number)
        or is_counted_again(scene, number)
        or is_measured_again(scene, number)
        or not_results.is_answered(scene, number)
        or not_results.is_done_now(scene, number)
    )
    return result_of(scene, number, 0, after=True) if good else None


def _is_reached(scene: Scene, number: Number) -> bool:
    """True for "hit 97 percent", "ended up being a hundred plus", "to zero"."""
    lead = scene.clause_lead(number, 6)
    core = trimmed(lead)
    if number.value == 0 and lead[-1:] == ["to"]:
        return True
    if "up" in lead and not has_verb(lead, "moving") and {"ended", "wound", "ending"} & set(lead):
        return bool(number.unit or number.noun)
    scored = bool(core) and core[-1] in ("scored", "averaged", "score", "average", "scores", "averages")
    measured = bool(number.unit or number.of or number.noun) or scored
    return measured and bool(core) and is_verb_of(core[-1], "reaching") and core[-2:-1] != ["to"]


def _is_won(scene: Scene, number: Number) -> bool:
    """True for "sold 140 tickets", "raised $5,000", "signed contracts with 15 advertisers", "sold out three nights"."""
    lead = scene.clause_lead(number, 6)
    clause = scene.clause(number.start)
    if clause is not None and clause.subject.kind == "i" and clause.group.tense == "present":
        return False  # "I earn 2,300 euros a month"
    if number.unit in money():
        return is_earned(lead) or is_found_again(scene, number, lead)
    near = trimmed([word for word in lead if word not in ("back", "in", "up")])[-1:]
    if number.unit == "%" and near and scene.tail(number, 1) == ["of"]:
        return is_verb_of(near[0], "winning")
    if number.dimension == "time" or number.unit == "%" or is_watched(scene, number):
        return False
    if near and is_verb_of(near[0], "winning") and not is_verb_of(near[0], "effort"):
        return bool(number.noun or number.of) and near[0] not in ("got", "get", "gets")
    return (lead[-1:] in (["with"], ["out"]) and has_verb(lead[-4:-1], "winning")) or is_repaid(scene, number, lead)


def _is_now(scene: Scene, number: Number) -> bool:
    """True for "we now get 65 payslips an hour", "there is one error a month now", "it takes ten minutes now"."""
    lead, tail = scene.clause_lead(number, 9), scene.words[number.end : scene.bounds(number.start)[1]][:8]
    dated = has(lead, "now") or has(tail, "now")
    lasts = (has(lead, "lasting") or has(tail, "lasting")) and lead[-1:] not in (["was"], ["were"])
    if trimmed(lead)[-1:] in (["next"], ["following"], ["first"], ["last"], ["past"], ["other"]):
        return False  # "over the next 300 refunds" is the sample
    if (not dated and not lasts) or number.unit == "°" or number.fraction or is_lead_time(scene, number):
        return False
    clause = scene.clause(number.start)
    past = clause is not None and clause.group.tense == "past" and not clause.group.perfect
    if (clause is not None and clause.subject.kind == "i") or (past and trimmed(lead)[-1:] == ["by"]):
        return False  # "we were late by ten minutes that day"
    verb = next((word for word in reversed(trimmed(lead)) if word.isalpha()), "")
    if lead[-1:] in (["only"], ["just"]) and lasts and (has(lead, "harm") or _is_unwanted(number.noun)):
        return True  # "since then we have lost only one customer", "only one complaint since then"
    return not has(lead, "harm") and _holds_now(number, verb)


def _holds_now(number: Number, verb: str) -> bool:
    """Whether a present value measures something: it has a unit, or counts more than the size of our own group."""
    if verb in _PEOPLE_VERBS and has([number.noun], "size_noun"):
        return False
    if number.unit or number.rate or number.of is not None:
        return number.dimension != "time" or not has([verb], "period_lead")
    return bool(number.noun) and not has([number.noun], "size_noun") and verb not in _PEOPLE_VERBS


def _is_unwanted(noun: str) -> bool:
    """Whether a noun names something nobody wants more of: "mistakes", or "leaks", formed from a verb of failing."""
    forms = [noun, noun.removesuffix("s")]
    return has(forms, "unwanted") or has_verb(forms, "failing")


def _is_share(scene: Scene, number: Number) -> bool:
    """True for "nine of ten guests came back", "80 percent of the crew stayed", "right 97 times out of a hundred"."""
    share = number.of is not None or (number.unit == "%" and not number.sign)
    if not share:
        return False
    after = scene.words[number.end : min(number.end + 9, scene.bounds(number.start)[1])]
    lead = scene.clause_lead(number, 8)
    subject = trimmed(lead) in ([], ["and"], ["so"], ["then"], ["as", "result"], ["but"]) or _fronted(lead)
    if (
        after[:1] == ["what"]
        or after[:2] == ["of", "what"]
        or (number.fraction and after[:2] == ["of", "the"] and has(after[2:3], "halved"))
    ):
        return not scene.caused(number.start)
    if subject and (number.of is not None or after[:1] == ["of"]):
        return not is_own_place(scene, number) and _evented(after, most=number.amount >= (50 if number.unit else 0.5))
    return (has(lead, "fixed") or has(after[:3], "fixed")) and number.of is not None and not scene.caused(number.start)


def _relapses(scene: Scene, number: Number) -> bool:
    """True for "a third quit again", "two of nine complained again"; not for "only two …", "came back again"."""
    after = scene.words[number.end : min(number.end + 9, scene.bounds(number.start)[1])]
    again = any(
        later == "again" and has_verb([word], "failing") and not has_verb([word], "passing")
        for word, later in itertools.pairwise(after)
    )
    share = number.of is not None or number.unit == "%"
    return again and share and scene.clause_lead(number, 8)[-1:] not in (["only"], ["just"])


def _fronted(lead: list[str]) -> bool:
    """Whether what stands before a subject is only an adverbial: "in the end", "by March"."""
    return (
        bool(lead)
        and trimmed(lead)[-1:] != ["with"]
        and not any(
            g.is_auxiliary(word) or (g.past_of(word) and word not in ("ended",)) or word in g.subject_kinds()
            for word in lead
        )
    )


def _evented(after: list[str], *, most: bool) -> bool:
    """Whether what follows a share says that something good happened to it, not how it is made up.

    most: the share is a majority, for which any deed counts.
    """
    if has(after, "noticeable") and has_verb(after[:3], "asking"):
        return True  # "eight of ten guests noticed the difference"
    after = _without_relative(after)
    for at, word in enumerate(after):
        if g.is_auxiliary(word) and word in ("was", "were", "is", "are"):
            made = after[at + 1 : at + 2]
            return has(after[at : at + 4], "fixed") or (has_verb(made, "passing") and bool(g.participle_of(made[0])))
        if most and at > 0 and g.past_of(word) and not g.is_auxiliary(word):
            known = has_verb([word], "passing") or not has_verb([word], "asking")
            return known and not has_verb([word], "describing")
        if has_verb([word], "passing") and (g.past_of(word) or g.third_of(word) or at > 1):
            return not has(after[max(0, at - 1) : at], "target")
    return False


def _without_relative(after: list[str]) -> list[str]:
    """The words without the relative clause: "customers came back" from "customers who had left came back"."""
    opens = next((at for at, word in enumerate(after[:4]) if word in ("who", "which", "that")), -1)
    if opens < 0:
        return after
    verbs = [at for at in range(opens + 1, len(after)) if g.past_of(after[at]) or g.is_auxiliary(after[at])]
    later = next((at for one, at in itertools.pairwise(verbs) if not g.is_auxiliary(after[one])), -1)
    return after[:opens] + after[later:] if later > 0 else after


def _is_named(scene: Scene, number: Number) -> bool:
    """True for "my pass rate was 98", "99.95 % uptime", "attendance stood at 95 percent": an outcome by its name."""
    tail = scene.tail(number, 2)
    if number.value == 0 and number.noun and scene.cause(number.start) != "i":
        return not has([number.noun], "not_missed")
    if (number.unit == "%" or number.value == 0) and has(tail, "level_noun"):
        return not has(scene.lead(number, 4), "size_lead")
    lead = scene.clause_lead(number, 7)
    if number.value == 0 and trimmed(lead)[-1:] in (["was"], ["is"], ["at"]):
        return True
    copular = trimmed(lead)[-1:] in (["was"], ["were"], ["is"], ["stood"], ["at"])
    copular = copular and not _STATED.isdisjoint(lead)
    plain = not number.noun or number.unit == "%"
    return copular and plain and number.dimension != "time" and has(lead, "outcome_noun") and not has(lead, "earlier")


def _is_yield(scene: Scene, number: Number) -> bool:
    """True for "it brought in forty new visitors", "they rolled it out to all 14 branches": what the change led to."""
    lead = scene.clause_lead(number, 9)
    if number.rate and number.unit in {"h", "min", "day"} | money() and trimmed(lead)[-1:] in _MEANS:
        return trimmed(lead)[:-1] in (["that"], ["which"], ["and", "that"], ["it"], ["this"], ["so", "that"])
    if number.dimension == "time" or not (number.unit or number.noun):
        return False
    spread = has_verb(lead, "spreading") and bool({"to", "in", "by", "across", "for"} & set(lead[-3:]))
    everywhere = (
        lead[-2:-1] in (["into"], ["in"], ["to"], ["at"]) and lead[-1:] == ["all"] and has_verb(lead, "fitting")
    )
    if (spread or everywhere) and scene.cause(number.start) != "i":
        return True
    asks = lead[:1] == ["which"] and not (g.is_auxiliary(lead[1]) or is_verb_of(lead[1], "yielding"))
    led = (lead[:1] in (["it"], ["this"], ["that"], ["which"]) and not asks) or {"my", "our", "new"} & set(lead[:2])
    return bool(led) and has_verb(lead[1:], "yielding") and scene.cause(number.start) == "it" and "for" not in lead[-3:]


def _is_lasting(scene: Scene, number: Number) -> bool:
    """True for "the fix has held for two years", "the lift worked on 28 of 30 days"."""
    lead = scene.clause_lead(number, 6)
    held = bool({"has", "have"} & set(lead)) and has_verb(lead, "holding") and "for" in lead[-3:]
    return is_held(scene, number) or (held and number.dimension == "time" and scene.cause(number.start) == "it")


def _is_apposed(scene: Scene, number: Number) -> bool:
    """True for "we hit our numbers for the first time, 104 percent": a figure for the deed before it."""
    at = number.start
    while at > 0 and scene.words[at - 1] in number_words().hedges and not scene.text.tokens[at - 1].closed:
        at -= 1
    if (
        at == 0
        or not scene.text.tokens[at - 1].closed
        or not (number.unit or number.noun)
        or number.dimension == "time"
    ):
        return False
    before = scene.words[max(scene.bounds(number.start)[0], at - 12) : at]
    return any(has_verb(before, name) for name in ("reaching", "selling")) or has(before, "outcome_noun")
