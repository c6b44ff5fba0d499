"""Results as table rows, for cohorts, CSV and SQLite."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec

from rehearse.batch.work import Result, Trouble
from rehearse.data.progress_measures import measures
from rehearse.store.summary import summarise
from rehearse.types import Band, Verdict


class ResultRow(msgspec.Struct, frozen=True, gc=False):
    """A recording in brief. measures: by their names in `rehearse progress --json`; absent if not measured."""

    key: str
    path: str
    person: str | None = None
    sha256: str | None = None
    question_id: str | None = None
    created: str | None = None
    model: str | None = None
    rubric_version: str | None = None
    verdict: Verdict | None = None
    not_scored_reason: str | None = None
    fix_next: str | None = None
    accused: tuple[str, ...] = ()  # codes of the rules that found something to improve
    measures: dict[str, float] = {}
    error_code: str | None = None
    error: str | None = None
    duration_verdict: Band | None = None  # how the length compares with target_s
    target_s: float | None = None  # the length aimed at


_BEYOND = 1e12
LATER = frozenset({"duration_verdict", "target_s"})  # columns that files of earlier versions lack
TEXTS = tuple(name for name in ResultRow.__struct_fields__ if name not in {"accused", "measures"})


@cache
def measure_names() -> tuple[str, ...]:
    """The measures that have a column, in the order of `rehearse progress`."""
    return tuple(measure.name for measure in measures().measure)


def row_of(result: Result) -> ResultRow:
    """The row of a result."""
    if result.report is None:
        trouble = result.error or Trouble("error", "There is no report.", "")
        return ResultRow(
            result.key, result.path, result.person, result.sha256, error_code=trouble.code, error=trouble.message
        )
    brief = summarise(result.report)
    return ResultRow(
        key=result.key,
        path=result.path,
        person=result.person,
        sha256=result.sha256,
        question_id=brief.question_id,
        created=brief.created,
        model=brief.model,
        rubric_version=brief.rubric_version,
        verdict=brief.verdict if result.report.content else None,
        not_scored_reason=brief.not_scored_reason,
        fix_next=brief.next_content or brief.next_delivery,
        accused=brief.accused,
        measures=_believed({name: brief.measures[name] for name in measure_names() if name in brief.measures}),
        duration_verdict=brief.duration_verdict,
        target_s=brief.target_s,
    )


def latest(rows: Iterable[ResultRow]) -> tuple[ResultRow, ...]:
    """One row per recording: the last one if a file has several for the same path."""
    return tuple({row.path: row for row in rows}.values())


def from_texts(fields: dict[str, Any], measured: dict[str, Any], accused: Iterable[str]) -> ResultRow:
    """A row from the cells of a table, ignoring empty cells. Raises msgspec.ValidationError."""
    known = {name: value for name, value in fields.items() if value not in {"", None}}
    numbers = {name: value for name, value in measured.items() if value not in {"", None}}
    given = {"key": "", **known, "accused": tuple(accused), "measures": numbers}
    row = msgspec.convert(given, ResultRow, strict=False)
    return msgspec.structs.replace(row, measures=_believed(row.measures))


def _believed(measured: dict[str, float]) -> dict[str, float]:
    """The measures without what nobody can have measured: no number, or one that no sum can hold."""
    return {name: value for name, value in measured.items() if abs(value) < _BEYOND}
