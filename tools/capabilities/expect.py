"""Compare a judgement with what a case expects; each miss in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rehearse.types import Content
from tools.capabilities.generate import Case
from tools.capabilities.slots import verbs
from tools.capabilities.templates import Expect, Trade

NEAR = 3  # points of the total, of 100, that a change which means nothing may move


def misses(case: Case, first: Content, second: Content | None) -> tuple[str, ...]:
    """What does not hold; empty when the case passes."""
    found: list[str] = []
    if case.expect is not None:
        found += _fields(case.expect, first)
        found += _steps(case.expect, first, case.trade)
        found += _parts(case.expect, first)
    if second is not None:
        found += [miss for name, change in case.change if (miss := _changed(name, change, first, second))]
    return tuple(found)


def points(content: Content, row: str) -> int:
    """Points of a row of the rubric or of the total; 0 where the answer is not scored."""
    if row == "total":
        return content.total or 0
    return content.scores[row].points if row in content.scores else 0


def _fields(expect: Expect, content: Content) -> Iterator[str]:
    owner = content.ownership
    flags: tuple[tuple[str, bool | None, bool], ...] = (
        ("manager_directed", expect.manager_directed, owner.manager_directed),
        ("collective_hiding", expect.collective_hiding, owner.collective_hiding),
        ("reflection", expect.reflection, content.parts["reflection"].present),
        ("baseline_to_after", expect.baseline, content.results.baseline_to_after),
    )
    yield from (f"{name}: {got}, not {want}" for name, want, got in flags if want is not None and want != got)
    if expect.verdict is not None and content.verdict not in expect.verdict:
        yield f"verdict: {content.verdict}, not {' or '.join(expect.verdict)}"
    if expect.initiated is not None and owner.initiated not in expect.initiated:
        yield f"initiated: {owner.initiated}, not {' or '.join(expect.initiated)}"
    impact = points(content, "quantified_impact")
    metrics = len(content.results.metrics)
    yield from _between("results with a number", metrics, expect.metrics_min, expect.metrics_max)
    yield from _between("points of quantified_impact", impact, expect.impact_min, expect.impact_max)


def _between(name: str, got: int, low: int | None, high: int | None) -> Iterator[str]:
    if low is not None and got < low:
        yield f"{name}: {got}, not at least {low}"
    if high is not None and got > high:
        yield f"{name}: {got}, not at most {high}"


def _steps(expect: Expect, content: Content, trade: Trade) -> Iterator[str]:
    quotes = content.ownership.own_actions
    yield from _between("own steps", len(quotes), expect.own_min, expect.own_max)
    words = {word for quote in quotes for word in re.findall(r"[a-z]+", quote.lower())}
    for step in expect.own_has:
        if not words & set(verbs(trade, step)):
            yield f"own step not found: {verbs(trade, step)[0]}"
    for step in expect.own_lacks:
        if words & set(verbs(trade, step)):
            yield f"own step that was not taken: {verbs(trade, step)[0]}"


def _parts(expect: Expect, content: Content) -> Iterator[str]:
    told = {name for name, part in content.parts.items() if part.present}
    codes = {finding.code for finding in content.findings}
    yield from (f"part missing: {name}" for name in expect.parts if name not in told)
    yield from (f"part found that is not connected: {name}" for name in expect.parts_absent if name in told)
    yield from (f"finding missing: {code}" for code in expect.finding if code not in codes)
    yield from (f"finding out of place: {code}" for code in expect.no_finding if code in codes)


def _changed(name: str, change: str, first: Content, second: Content) -> str | None:
    """A miss if a value did not change as expected, else None."""
    if name == "verdict":
        same = first.verdict == second.verdict
        return None if same else f"verdict: {first.verdict}, then {second.verdict}"
    before, after = points(first, name), points(second, name)
    holds = {
        "same": abs(after - before) <= NEAR,
        "up": after > before,
        "down": after < before,
        "not up": after <= before,
        "not down": after >= before,
    }[change]
    return None if holds else f"{name}: {before}, then {after} (wanted: {change})"
