"""One attempt in brief: what listings, progress and comparisons need of a report, small enough to read 10,000 at once.

Everything here is derived from the report. When this file changes what is derived, VERSION goes up and the store
rebuilds the stored summaries from the reports.
"""

import math
from collections.abc import Iterable
from datetime import datetime
from pathlib import PureWindowsPath

import msgspec

from rehearse import data
from rehearse.delivery.metrics import ALL
from rehearse.delivery.metrics.page import Source
from rehearse.store.moments import is_moment, local_moment
from rehearse.types import (
    THOUGHT_ALOUD,
    Band,
    Content,
    Delivery,
    PartName,
    QuestionKind,
    Report,
    ReportQuestion,
    Verdict,
)

VERSION = 8
FOLLOW_UP = "-follow-up"  # ends the id of a question that goes back to an answer


def is_follow_up(question_id: str | None) -> bool:
    """Whether this is the id of a question that goes back to an answer."""
    return question_id is not None and question_id.endswith(FOLLOW_UP)


class LongPause(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From which length on a silent pause counts as long, in seconds."""

    clause_s: float
    anywhere_s: float
    source: str


class Summary(msgspec.Struct, frozen=True, gc=False):
    """A report in brief. `measures` holds numbers by name (units in the names); what was not measured is absent."""

    created: str
    question_id: str | None
    question: str | None
    follow_up: bool
    principles: tuple[str, ...]
    version: str
    rubric_version: str
    model: str | None
    spoken: bool
    verdict: Verdict
    not_scored_reason: str | None
    measures: dict[str, float]
    accused: tuple[str, ...]  # codes of the rules that found something to mend, each once
    praised: tuple[str, ...]
    signalled: tuple[str, ...]  # principles that the answer shows
    next_content: str | None
    next_delivery: str | None
    kind: QuestionKind | None  # of the question; None without one
    file: str | None  # name of the recording as it was given, without its folder; None for text
    audio_sha256: str | None
    target_s: float  # the length aimed at
    duration_verdict: Band  # the duration judged against it
    asks_for_story: bool = True  # whether its question does

    @property
    def is_follow_up(self) -> bool:
        """Whether it answers a follow-up in a mock interview, which is a part of a story and not a whole one."""
        return self.follow_up

    @property
    def is_scored(self) -> bool:
        """Whether the answer has points."""
        return not self.measures.keys().isdisjoint(("total_points", "think_aloud_points"))

    @property
    def is_thought_aloud(self) -> bool:
        """Whether it reasons aloud about code, a design or a method, and tells no story."""
        return self.kind in THOUGHT_ALOUD


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One line of a listing: number, recording as stored (it may be gone), summary, speaker (None: nobody named)."""

    id: int
    recording: str | None
    summary: Summary
    person: str | None = None

    @property
    def place(self) -> tuple[datetime, int]:
        """Where it stands among others, in every list: by the moment it was spoken, then by its number.

        A take that is recovered, or brought from another machine, gets its number later than takes spoken after it.
        """
        return local_moment(self.summary.created), self.id


def decoded(body: object) -> Summary | None:
    """A summary as it was stored; None where it is damaged."""
    if not isinstance(body, bytes):
        return None
    try:
        summary = _decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return summary if math.isfinite(sum(summary.measures.values())) else None


_decode = msgspec.msgpack.Decoder(Summary).decode


def summarise(report: Report) -> Summary:
    """The summary of a report: pure, the same for the same report."""
    content = report.content
    findings = content.findings if content else ()
    return Summary(
        created=report.provenance.created,
        question_id=report.question.id if report.question else None,
        question=report.question.text if report.question else None,
        follow_up=goes_back(report.question),
        principles=report.question.principles if report.question else (),
        version=report.provenance.version,
        rubric_version=report.provenance.rubric_version,
        model=report.provenance.model,
        spoken=report.audio is not None,
        verdict=content.verdict if content else "not scored",
        not_scored_reason=content.not_scored_reason if content else None,
        measures=_followed(report) | _delivery(report.delivery) | _judged(report),
        accused=_codes(f.code for f in findings if f.severity != "praise"),
        praised=_codes(f.code for f in findings if f.severity == "praise"),
        signalled=tuple(principle.name for principle in content.principles) if content else (),
        next_content=content.next_fix.content if content else None,
        next_delivery=content.next_fix.delivery if content else None,
        kind=report.question.kind if report.question else None,
        file=PureWindowsPath(report.audio.path).name if report.audio else None,  # knows both kinds of slashes
        audio_sha256=report.provenance.audio_sha256,
        target_s=report.delivery.target_s,
        duration_verdict=report.delivery.duration_verdict,
        asks_for_story=content is None or content.asks_for_story,
    )


def taken_at(stored: object, report: Report) -> str:
    """The moment of an attempt as it is stored or, where that is damaged, that of its report."""
    return stored if isinstance(stored, str) and is_moment(stored) else report.provenance.created


def line(report: Report, stored: object) -> tuple[str, str | None, int, bytes]:
    """What the line of an attempt holds: its moment, its question, the summary's version, the summary."""
    derived = msgspec.structs.replace(summarise(report), created=taken_at(stored, report))
    return derived.created, derived.question_id, VERSION, msgspec.msgpack.encode(derived)


def goes_back(question: ReportQuestion | None) -> bool:
    """Whether a question goes back to an answer; in reports older than its kind, the id alone says so."""
    return question is not None and (question.kind == "follow-up" or is_follow_up(question.id))


def _codes(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))


def _followed(report: Report) -> dict[str, float]:
    """The metrics that are followed over attempts, by the names their pages give them.

    A metric of the words is taken as it was measured: their times, as corrected by the sound, are not kept.
    """
    source = Source(report.delivery, report.content)
    measured = {metric.id: metric.value for metric in report.delivery.metrics}
    found: dict[str, float] = {}
    for page in ALL:
        value = page.value(source)
        value = measured.get(page.id) if value is None else value
        if page.followed is not None and value is not None:
            found[page.followed] = value
    return found


def _delivery(delivery: Delivery) -> dict[str, float]:
    """What is followed without having a metric of its own."""
    measured = {
        "articulation_rate_sps": delivery.articulation_rate_sps,
        "long_pauses": _long_pauses(delivery),
        "repeats": float(len(delivery.repeats)),
        "loudness_median_dbfs": delivery.loudness.median_dbfs if delivery.loudness else None,
    }
    return {name: value for name, value in measured.items() if value is not None}


def _long_pauses(delivery: Delivery) -> float | None:
    if delivery.pauses is None:
        return None
    limit = data.load("pauses.toml", LongPause)
    return float(
        sum(
            pause.duration_s >= (limit.clause_s if pause.place == "clause" else limit.anywhere_s)
            for pause in delivery.pauses.items
            if pause.place != "start"  # the wait before the first word is a measure of its own
        )
    )


def _judged(report: Report) -> dict[str, float]:
    """The measures of a story, or of reasoning aloud, which has no part and no points of one."""
    content = report.content
    if content is None:
        return {}
    if report.question is not None and report.question.kind in THOUGHT_ALOUD:
        return {} if content.think_aloud is None else {"think_aloud_points": float(content.think_aloud.heard)}
    return _content(content) if content.is_of_story else {}


def _content(content: Content) -> dict[str, float]:
    measured: dict[str, float] = {}
    for name, part in content.parts.items():
        measured |= _part(name, part.present, part.seconds, part.share)
    if content.scored:
        measured |= {f"{name}_points": float(score.points) for name, score in content.scores.items()}
        if content.total is not None:
            measured["total_points"] = float(content.total)
        if content.density is not None and content.density.points_per_10_s is not None:
            measured["points_per_10_s"] = content.density.points_per_10_s
    return measured


def _part(name: PartName, present: bool, seconds: float | None, share: float) -> dict[str, float]:
    if seconds is None:
        return {f"{name}_share": share}
    return {f"{name}_share": share, f"{name}_s": seconds if present else 0.0}
