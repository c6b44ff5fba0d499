"""Levels that the speaker measured once more, after the work: "then I ran it ten times, median nineteen minutes"."""

from __future__ import annotations

from rehearse.content.claims.number import Number, number_words
from rehearse.content.claims.same_measure import is_moment, named_in
from rehearse.content.claims.scene import Scene, trimmed
from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.text.lexicon import word_set

_STATISTICS = frozenset({"median", "average", "mean", "averaging", "typically", "usually", "on"})
_TIMING = g.stems(("time", "measure", "clock", "count", "weigh", "benchmark"))  # the plain verbs of measuring
_ONCE_MORE = frozenset({"then", "after", "afterwards", "later", "now"})
_TAKES = g.stems(("be", "take", "come", "need"))


def is_measured_again(scene: Scene, number: Number) -> bool:
    """True for the figure of a second measurement of something that had another value before.

    "I timed it again: four minutes", "then I ran it ten times, and the median was nineteen minutes".
    """
    if number.dimension in ("", "x", "ratio") or number.rate or is_moment(scene, number):
        return False
    clause, statistic = _set_off(scene, number) or _stated(scene, number) or (None, False)
    if clause is None or clause.subject.kind not in ("i", "we", "dropped") or not clause.told:
        return False
    opening = scene.words[scene.bounds(clause.start)[0] : clause.end]
    repeated = "again" in opening or (not _ONCE_MORE.isdisjoint(opening) and _repeats(scene, clause))
    return repeated and _measures(scene, clause, number, statistic=statistic)


def _set_off(scene: Scene, number: Number) -> tuple[Clause | None, bool] | None:
    """The clause before a figure that a mark sets off, and whether a statistic does: ", median nineteen"."""
    at, low = number.start, scene.bounds(number.start)[0]
    while at > low and not scene.text.tokens[at - 1].closed:
        at -= 1
    lead = scene.words[at : number.start]
    if at == low or not all(word in number_words().hedges | _STATISTICS for word in lead):
        return None
    return scene.clause(at - 1), not _STATISTICS.isdisjoint(lead)


def _stated(scene: Scene, number: Number) -> tuple[Clause | None, bool] | None:
    """The clause before "and it took nineteen minutes", "The median was nineteen"."""
    at = scene.clause_number(number.start)
    if at < 1 or scene.clauses[at].sentence - scene.clauses[at - 1].sentence > 1:
        return None
    clause = scene.clauses[at]
    subject = scene.words[clause.subject.start : clause.subject.end] or scene.words[clause.start : clause.group.start]
    statistic = not _STATISTICS.isdisjoint(subject)
    if clause.group.lemma not in _TAKES or not (statistic or {"it", "that"} & set(subject)):
        return None
    near = trimmed(scene.words[clause.group.end : number.start])
    return (scene.clauses[at - 1], statistic) if not near else None


def _measures(scene: Scene, clause: Clause, number: Number, *, statistic: bool) -> bool:
    """Whether a clause measures, or does several times, what an earlier sentence gave another value of this kind."""
    verb = scene.words[clause.group.verb].removeprefix("re-")
    verbs = _TIMING | (g.stems(word_set("measuring")) if statistic else frozenset())
    if verbs.isdisjoint({g.past_of(verb), g.participle_of(verb)}):
        return False
    behind = scene.words[clause.group.end : clause.end]
    before = [one for one in scene.numbers if one.start < scene.bounds(clause.start)[0] and _differs(one, number)]
    if behind[:1] in (["it"], ["them"], ["that"], ["again"]):
        return bool(before)
    start = scene.bounds(clause.start)[0]
    same = named_in(scene, clause.group.end, clause.end)
    return any(same & named_in(scene, *scene.bounds(one.start)) for one in before if one.start < start)


def _differs(one: Number, number: Number) -> bool:
    return one.dimension == number.dimension and one.amount != number.amount and not one.weak


def _repeats(scene: Scene, clause: Clause) -> bool:
    return any(clause.start <= one.start < clause.end and one.unit == "x" for one in scene.numbers)
