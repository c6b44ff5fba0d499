"""Results with both ends: from one number to another, before and now, the one instead of the other."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from rehearse.content.claims import not_results
from rehearse.content.claims.beside import behind, has_own_start, is_beside, is_marked
from rehearse.content.claims.costs import is_appointment, is_hour
from rehearse.content.claims.ends import counted_like, is_same_thing, with_shared_unit
from rehearse.content.claims.model import NumericResult
from rehearse.content.claims.number import TIMES, Number, number_words
from rehearse.content.claims.same_measure import goes_with
from rehearse.content.claims.scene import Scene, trimmed
from rehearse.content.claims.things import is_misread
from rehearse.content.claims.words import direction_of, has, has_state, has_verb, is_verb_of
from rehearse.content.clauses import grammar as g

BETWEEN_TOKENS = 9  # the longest way from one end to the other
_TO = frozenset({"to", "into", "->", "→", "=>", "–", "—", "towards"})
_COMMENTS = (["i", "think"], ["i", "guess"], ["i", "believe"])
_NO_LIMIT = ("more", "less", "fewer", "longer", "later")
_ARROWS = frozenset({"->", "→", "=>"})
_STAGE_WORDS = frozenset({"and", "then", "later", "finally", "now", "down", "up", "on", "to"})


def find_pairs(scene: Scene) -> tuple[list[NumericResult], set[int]]:
    """The from-to results, and the first tokens of every number in a pair, rejected pairs included."""
    results: list[NumericResult] = []
    used: set[int] = set()
    moments = (_is_period, is_appointment)
    numbers = [number for number in scene.numbers if not any(is_one(scene, number) for is_one in moments)]
    for at, one in enumerate(numbers[:-1]):
        if one.start in used:
            continue
        for follows in numbers[at + 1 : at + 3]:
            two = counted_like(one, follows, next(iter(scene.tail(follows, 1)), ""))
            compared = has(scene.tail(two, 1), "less") or has(scene.tail(two, 1), "more")
            order = 0 if compared or two.start in used else _order(scene, one, two)
            if not order:
                continue
            last, stages = _last_stage(scene, one, two) if order > 0 else (two, {two.start})
            used |= {one.start, *stages}
            moved = (one.amount, one.rate) != (last.amount, last.rate) and not (
                is_hour(scene, one) or is_hour(scene, last)
            )
            if moved and not_results.pair_stands(scene, one, last):
                results.append(_pair(scene, one, last, backwards=order < 0))
            break
    return results, used


def _is_period(scene: Scene, number: Number) -> bool:
    """True for "in the nine months since", "over those six weeks": when something was counted, no value of it."""
    preposition, determiner = ([""] * 2 + scene.lead(number, 2))[-2:]
    over = preposition in ("in", "over", "during", "for", "within", "through", "throughout")
    return number.dimension == "time" and not number.rate and over and determiner in ("the", "those", "these", "both")


def _order(scene: Scene, one: Number, two: Number) -> int:
    """1 for before and after as said, -1 for the later value first, 0 for no pair."""
    if not comparable(one, two):
        return 0
    if _from_to(scene, one, two):
        return 1
    if any(word == "no" and after not in _NO_LIMIT for word, after in pairwise(scene.between(one, two))):
        return 0  # "I sent 5,000 letters and we had no mix-up, against three in the year before"
    if _to_from(scene, one, two) or _instead(scene, one, two):
        return -1
    first = _instead_first(scene, one, two) or _gone(scene, one, two) or _where(scene, one, two)
    return 1 if first else _then_and_now(scene, one, two)


def comparable(one: Number, two: Number) -> bool:
    """Whether two numbers can be values of one thing."""
    if "x" in (one.unit, two.unit):
        return False
    if one.dimension == two.dimension:
        return True
    bare_one = not one.unit and one.of is None
    bare_two = not two.unit and two.of is None
    if two.dimension == "ratio" or one.dimension == "ratio":
        scored = one.unit in ("", "point") and two.unit in ("", "point")  # "from 6 to 9 points out of 10"
        return (bare_one or bare_two or scored) and max(one.of or 0, two.of or 0) in (5, 10)
    return (bare_one and not one.noun) or (bare_two and not two.noun)


def _last_stage(scene: Scene, one: Number, two: Number) -> tuple[Number, set[int]]:
    """The last value of "from 9 to 5 to 2", "from 40 to 60 and then to 90", and the first tokens of all from two on."""
    last, stages = two, {two.start}
    for number in scene.numbers:
        if number.start <= last.start:
            continue
        between = scene.between(last, number)
        if scene.sentence(number.start) != scene.sentence(one.start) or between[-1:] != ["to"]:
            break
        if not _STAGE_WORDS.issuperset(between) or not comparable(one, number):
            break
        last = replace(number, unit=number.unit or last.unit)
        stages.add(number.start)
    return last, stages


def _from_to(scene: Scene, one: Number, two: Number) -> bool:
    """True for “from 18 to 6”, "went from two weeks down to three days", "50 -> 8"."""
    between = scene.between(one, two)
    if scene.sentence(one.start) != scene.sentence(two.start) or not 0 < len(between) <= BETWEEN_TOKENS:
        return False
    if _ARROWS & set(between):
        return True
    lead = scene.lead(one)
    if "into" in between and has_verb(lead[-6:], "turning"):
        return True  # "turned a loss of 20,000 into a profit of 5,000"
    way = trimmed(between[:-1] if between[-1:] == lead[-1:] else between)  # "from rank 20 to rank 4"
    if way[-2:] in _COMMENTS:
        way = trimmed(way[:-2])  # "from 45 to, I think, 12"
    if not _TO & set(way[-1:]):
        return False
    if "from" in lead[-5:]:
        return True
    verb = trimmed(lead)[-1:]
    plain = all(word in number_words().hedges | _TO or word == one.noun for word in between)
    return plain and bool(verb) and is_verb_of(verb[0], "moving")


def _to_from(scene: Scene, one: Number, two: Number) -> bool:
    """True for "down to 2 days from 9", "is 3 now, down from nine"."""
    if scene.sentence(one.start) != scene.sentence(two.start):
        return False
    between = scene.between(one, two)
    if not 0 < len(between) <= BETWEEN_TOKENS or trimmed(between)[-1:] != ["from"]:
        return False
    if one.unit in TIMES and has_verb(between, "moving"):
        return False  # "after two months the wait went down from 14 minutes to 5"
    return has(between[-3:], "less") or "up" in between or scene.near(one) in _TO | {"at", "under", "below"}


def _instead(scene: Scene, one: Number, two: Number) -> bool:
    """True for "20 minutes instead of two hours", "one clerk where it used to need four"."""
    if scene.sentence(one.start) != scene.sentence(two.start):
        return False
    between = scene.between(one, two)
    if not 0 < len(between) <= BETWEEN_TOKENS or between[-1:] == ["from"]:
        return False
    if trimmed(between)[-2:] == ["no", "longer"]:
        return scene.cause(one.start) != "i"  # "we threw away ten a day and no longer ninety"
    return has([word for word in between if word != "from"], "instead") and not is_misread(between)


def _instead_first(scene: Scene, one: Number, two: Number) -> bool:
    """True for "Instead of nine steps there were three"."""
    if scene.sentence(one.start) != scene.sentence(two.start) or len(scene.between(one, two)) > BETWEEN_TOKENS:
        return False
    lead = " ".join(scene.lead(one, 4))
    return "instead of" in lead or "rather than" in lead


def _where(scene: Scene, one: Number, two: Number) -> bool:
    """True for "where we had needed three people, one could do it"."""
    clause = scene.clause(two.start)
    same = scene.sentence(one.start) == scene.sentence(two.start) and len(scene.between(one, two)) <= BETWEEN_TOKENS
    can = clause is not None and clause.group.modality in ("can", "able")
    return same and can and "where" in scene.lead(one, 6) and has_verb(scene.lead(one, 4), "needing")


def _gone(scene: Scene, one: Number, two: Number) -> bool:
    """True for "what took two days takes two hours", "it took 45 minutes and after my change 6": past, then present."""
    between = scene.between(one, two)
    if scene.sentence(one.start) != scene.sentence(two.start) or len(between) > BETWEEN_TOKENS:
        return False
    past = next((word for word in reversed(trimmed(scene.lead(one, 4))) if g.past_of(word)), "")
    if not past or one.dimension != two.dimension:
        return False
    present = any(word in ("is", "are", "it's") or g.third_of(word) == g.past_of(past) for word in between)
    return present and not has(between, "target")


def _then_and_now(scene: Scene, one: Number, two: Number) -> int:
    """The order of "twenty before and ten after", "used to be forty and now it is ten"."""
    apart = scene.sentence(two.start) - scene.sentence(one.start)
    between = scene.between(one, two)
    if not 0 <= apart <= 1 or len(between) > 2 * BETWEEN_TOKENS or not is_same_thing(one, two):
        return 0
    down_to = trimmed(scene.lead(one, 4))[-1:] == ["to"] and direction_of(scene.clause_lead(one, 5)) < 0
    none_left = two.weak and not two.value and not one.rate and not has([one.noun], "unwanted")
    other = bool(apart) and has_own_start(scene, two)
    if none_left or down_to or other or _possesses(scene, one) or is_beside(scene, one, two):
        return 0  # "before that I had three jobs, after that I had none"
    if one.unit != two.unit and (not_results.is_scope(scene, one) or not_results.is_scope(scene, two)):
        return 0
    window = between[:1] in (["before"], ["after"], ["later"], ["ago"]) and one.dimension == "time" and not one.rate
    window = window and not has_state(trimmed(scene.lead(one, 4))[-1:])  # "it was forty minutes before"
    if window or (apart and not has(scene.clause_lead(two, 9), "earlier") and not goes_with(scene, one, two)):
        return 0  # "two weeks before and two weeks after" is the window looked at
    first = [*scene.opening(one), *scene.clause_lead(one, 9)], behind(scene, one, two)
    second = scene.clause_lead(two, 9), scene.tail(two, 5)
    if _rises_in_time(first, second, between, alike=apart == 0 or one.noun == two.noun):
        return 1
    return -1 if _falls_back(first, second, near=apart == 0) else 0


def _possesses(scene: Scene, one: Number) -> bool:
    """True for "before, I had three jobs": what the speaker owned or did, and nothing that was measured."""
    bare = not one.unit and not one.rate and not has([one.noun], "unwanted")
    return bare and scene.cause(one.start) == "i" and trimmed(scene.lead(one, 4))[-1:] in (["had"], ["have"])


Around = tuple[list[str], list[str]]  # the words before a number and those behind it


def _rises_in_time(first: Around, second: Around, between: list[str], *, alike: bool) -> bool:
    """Whether the first value is marked as the earlier one, or the second as the later."""
    then = has(first[0], "earlier") or (is_marked(first[1]) and "at once" not in " ".join(first[1]))
    now = has(second[0], "later") or has(second[1], "later") or (then and "then" in between)
    stated = now and has_state(first[0]) and not has(first[0], "later")
    dated = _dated(*first) and _dated(second[0][-4:], second[1])
    return (then and (now or has_state(between))) or stated or (dated and alike)


def _falls_back(first: Around, second: Around, *, near: bool) -> bool:
    """Whether the first value is marked as that of today, and the second as the earlier one.

    near: both stand in one sentence; in the next one the earlier value needs a word of its own ("before it was").
    """
    if not near and not has(second[0], "earlier") and not is_marked(second[1]):
        return False
    was = second[0][-2:] in (["it", "was"], ["they", "were"], ["there", "were"], ["that", "was"])
    then = has(second[0], "earlier") or is_marked(second[1]) or (was and has(first[1], "now"))
    now = has(first[0], "later") or has(first[1], "later") or _present(first[0])
    return then and now


def _dated(lead: list[str], behind: list[str]) -> bool:
    """Whether a value is that of a month, a season, a year: "17 in March", "in May it was 2"."""
    return has(lead, "dates") or has(behind[:4], "dates")


def _present(lead: list[str]) -> bool:
    """Whether the words before a value say how it is today: "my fix needs", "it takes"."""
    return any(g.third_of(word) is not None and not g.is_function(word) for word in lead[-3:])


def _pair(scene: Scene, one: Number, two: Number, *, backwards: bool) -> NumericResult:
    """The result; a unit or rate that was said once belongs to both."""
    first, second = with_shared_unit(*((two, one) if backwards else (one, two)))
    direction = (second.amount > first.amount) - (second.amount < first.amount)
    hit = scene.quote(one.start, two.end)
    value = f"{first.text} -> {second.text}"
    return NumericResult(hit, value, second.unit, first.text, second.text, direction, "pair", scene.cause(one.start))
