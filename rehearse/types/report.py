"""The report: one answer, judged. It is the JSON contract, and what the store keeps."""

import msgspec

from rehearse.types.audio import AudioInfo
from rehearse.types.content import Content
from rehearse.types.delivery import Delivery
from rehearse.types.question import QuestionKind
from rehearse.types.speech import Transcript

SCHEMA = 1


class Provenance(msgspec.Struct, frozen=True):
    """What made the report: program, rubric, model, when, from which sound."""

    version: str
    rubric_version: str
    model: str | None
    created: str  # ISO 8601, UTC, to the second
    audio_sha256: str | None


class ReportQuestion(msgspec.Struct, frozen=True):
    """The question that was answered; in reports older than `kind`, it has the default."""

    id: str
    text: str
    principles: tuple[str, ...]
    kind: QuestionKind = "behavioural"


class Live(msgspec.Struct, frozen=True):
    """How the take went, for recordings made by `rehearse record`."""

    stop_to_report_s: float | None
    lost_s: float
    overflows: int
    device: str
    ended_by: str


class Report(msgspec.Struct, frozen=True):
    """`{"report": …}` of `rehearse analyze --json`; audio is None for written text."""

    provenance: Provenance
    question: ReportQuestion | None
    warnings: tuple[str, ...]
    live: Live | None
    audio: AudioInfo | None
    transcript: Transcript | None
    delivery: Delivery
    content: Content | None
    schema: int = SCHEMA


class Attempt(msgspec.Struct, frozen=True):
    """A stored report, its number and where its recording lies (None: text, or the recording was deleted).

    taken: when the answer was given, ISO 8601 with the offset of its zone; None: when the report was made.
    """

    id: int
    report: Report
    recording: str | None
    taken: str | None = None
