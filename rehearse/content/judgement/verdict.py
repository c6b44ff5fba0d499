"""The verdict of an answer, and the reasons that it is this one and no better."""

from __future__ import annotations

from collections.abc import Iterator

from rehearse.content.story.answer import Answer
from rehearse.content.story.fit import Obstacle, obstacles
from rehearse.data.rubric import rubric
from rehearse.data.rule_names import in_words
from rehearse.types import AutoFail, Finding, Quote, Verdict, VerdictReason


def verdict_of(
    answer: Answer, total: int, findings: tuple[Finding, ...], auto_fails: tuple[AutoFail, ...]
) -> tuple[Verdict, tuple[VerdictReason, ...]]:
    """The verdict of a total, and everything that by itself keeps it from being the next better one.

    An auto-fail decides whatever the total; without a result that fits the question nothing is a hire.
    """
    least = rubric().verdict
    if auto_fails:
        return "no hire", tuple(_failed(auto_fails, findings))
    if total < least.lean_no_hire:
        return "no hire", (_points("under_lean", total, least.lean_no_hire),)
    short = (_points("under_hire", total, least.hire),) if total < least.hire else ()
    held = short + tuple(_held(answer, one) for one in obstacles(answer))
    if held:
        return "lean no hire", held
    if total < least.strong_hire:
        return "hire", (_points("under_strong", total, least.strong_hire),)
    return "strong hire", (_points("strong", total, least.strong_hire),)


def _points(reason: str, total: int, least: int) -> VerdictReason:
    return VerdictReason(reason, facts={"total": total, "least": least})


def _failed(auto_fails: tuple[AutoFail, ...], findings: tuple[Finding, ...]) -> Iterator[VerdictReason]:
    names = {finding.code: finding.name for finding in findings}
    for fail in auto_fails:
        quote = Quote(fail.quote, fail.words)
        yield VerdictReason("auto_fail", (quote,), {"code": fail.code, "name": in_words(names[fail.code])})


def _held(answer: Answer, obstacle: Obstacle) -> VerdictReason:
    reading, hit = answer.reading, obstacle.hit
    quotes = (Quote(reading.quote(hit), reading.said_range(hit)),) if hit is not None else ()
    return VerdictReason(obstacle.id, quotes, dict(obstacle.facts))
