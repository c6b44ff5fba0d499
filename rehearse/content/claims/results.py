"""The results of an answer: every shape tried on every number, then those in words; and how they were measured."""

from __future__ import annotations

import re

from rehearse.content.claims import impossible
from rehearse.content.claims.apart import apart
from rehearse.content.claims.baselines import with_baseline
from rehearse.content.claims.before_after import find_pairs
from rehearse.content.claims.hedges import hedge_of, negated_in
from rehearse.content.claims.later_value import later_value
from rehearse.content.claims.levels import level
from rehearse.content.claims.method import methods_of
from rehearse.content.claims.model import NumericResult, Outcome
from rehearse.content.claims.none_again import none_again, with_count
from rehearse.content.claims.numbers import find_numbers
from rehearse.content.claims.open_ended import open_ended
from rehearse.content.claims.records import record_kept
from rehearse.content.claims.scene import Scene
from rehearse.content.claims.second import also_told
from rehearse.content.claims.single_number import changed
from rehearse.content.claims.told_again import told_again
from rehearse.content.claims.told_first import told_first
from rehearse.content.claims.worded import find_worded
from rehearse.content.clauses import Clause, parse_clauses
from rehearse.content.text import ParsedText, WordRange


def find_results(text: ParsedText, clauses: tuple[Clause, ...] | None = None) -> Outcome:
    """The results of an answer; clauses: when they were parsed already."""
    scene = Scene(text, find_numbers(text), parse_clauses(text) if clauses is None else clauses)
    refused = impossible.find_impossible(scene)
    taken = {place for one in refused for place in range(one.hit.start, one.hit.end)}
    found = [result for result in _all(scene) if not taken & set(range(result.hit.start, result.hit.end))]
    paired = [with_count(scene, with_baseline(scene, result)) for result in found]
    bare = {result.hit.start for result in found if result.before is None}
    paired = [one for one in paired if one.hit.start not in bare or not any(_is_detour(one, two) for two in paired)]
    kept = apart(scene, _without_starts(tuple(one for one in paired if not _only_counts_again(scene, one))))
    return Outcome(
        metrics=kept,
        baseline=any(result.before is not None for result in kept),
        method=_method(text, kept) or record_kept(scene, kept),
        hedged=hedge_of(scene, kept),
        negated=negated_in(scene),
        impossible=refused,
        numbers=scene.numbers,
    )


def _only_counts_again(scene: Scene, result: NumericResult) -> bool:
    """True for a number that is the same as before: "I timed another forty" after forty were timed once."""
    if result.before is None or result.before != result.after:
        return False
    values = [
        one.value for one in scene.numbers if result.hit.start <= scene.text.tokens[one.start].word < result.hit.end
    ]
    return len(set(values)) == len(values)  # "two in a year, where we had two a week" has both ends


def _without_starts(results: tuple[NumericResult, ...]) -> tuple[NumericResult, ...]:
    """The results without levels that a later one starts from: "the rate was 80 percent … it dropped to 4"."""
    started: dict[tuple[str | None, str], int] = {
        (later.before, later.unit): later.hit.start for later in results if later.before is not None
    }
    return tuple(
        one
        for one in results
        if one.before is not None
        or one.shape != "level"
        or one.hit.start >= started.get((one.after, one.unit), one.hit.start)
    )


def _is_detour(one: NumericResult, later: NumericResult) -> bool:
    """True for the 96 of "it went up to 96 at first … by autumn it was down to 20", from 84: worse, then better."""
    if later.hit.start < one.hit.end or one.unit not in ("", later.unit):
        return False
    if not (one.after and later.before and later.after):
        return False
    between, start, end = (_figure(value) for value in (one.after, later.before, later.after))
    return one.direction * (end - start) < 0 < (between - start) * (start - end)


def _figure(value: str) -> float:
    """The figure of a normal form: 12.5 of "12.5/month"."""
    found = re.search(r"\d+(?:\.\d+)?", value)
    return float(found[0]) if found else 0.0


def _method(text: ParsedText, results: tuple[NumericResult, ...]) -> WordRange | None:
    """How the results were measured: said with the first or after it, or else the first time that measuring is told."""
    methods = list(methods_of(text)) if results else []
    first = text.sentence_of(results[0].hit.start) if results else 0
    return next((hit for hit in methods if text.sentence_of(hit.start) >= first), next(iter(methods), None))


def _all(scene: Scene) -> list[NumericResult]:
    """Results with figures, and those in words that do not say the same again, in order."""
    pairs, used = find_pairs(scene)
    found = list(pairs)
    paired = {word for pair in pairs for word in _words(pair)}
    for number in scene.numbers:
        if number.start in used:
            result = told_first(scene, number)  # "we lose 300 a month now. When I started it was 1,100"
            if result is not None and not paired & _words(result):
                found.append(result)
            continue
        result = open_ended(scene, number) or changed(scene, number) or told_again(scene, number)
        result = result or told_first(scene, number) or later_value(scene, number) or level(scene, number)
        if result is not None:
            found.append(result)
    in_words = find_worded(scene)
    ends = [worded for worded in in_words if worded.before is not None]
    if ends:
        said = {word for worded in ends for word in _words(worded)}  # "from daily to zero" says more than its zero
        found = [one for one in found if one.value != "0" or not said & _words(one)]
    covered = {word for one in found for word in _words(one)}
    found += [worded for worded in in_words if not covered & _words(worded)]
    covered |= {word for one in in_words for word in _words(one)}
    found += [absence for absence in none_again(scene) if not covered & _words(absence)]
    found += also_told(scene, found)
    return sorted(found, key=lambda result: result.hit.start)


def _words(result: NumericResult) -> frozenset[int]:
    """The words of a result."""
    return frozenset(range(result.hit.start, result.hit.end))
