"""The report on one answer: the JSON contract, and what the store keeps."""

import msgspec

from rehearse.types.audio import AudioInfo
from rehearse.types.content import Content
from rehearse.types.delivery import Delivery
from rehearse.types.question import QuestionKind
from rehearse.types.speech import Sentence, Transcript

SCHEMA = 1


class Provenance(msgspec.Struct, frozen=True):
    """How the report was made: program, rubric, model, time, and checksum of the recording.

    recorded_at: when the recording began, ISO 8601 with its offset; None for text and for a file from elsewhere.
    """

    version: str
    rubric_version: str
    model: str | None
    created: str  # ISO 8601, UTC, to the second
    audio_sha256: str | None
    recorded_at: str | None = None


class ReportQuestion(msgspec.Struct, frozen=True):
    """The question that was answered; reports from before `kind` have its default."""

    id: str
    text: str
    principles: tuple[str, ...]
    kind: QuestionKind = "behavioural"


class Live(msgspec.Struct, frozen=True):
    """How the recording went, for takes made by `rehearse record`."""

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

    @property
    def has_imported_words(self) -> bool:
        """Whether the words of the recording come from another program: no model of ours is named for them."""
        return self.audio is not None and self.transcript is not None and self.provenance.model is None

    @property
    def sentences_by_part(self) -> tuple[Sentence, ...]:
        """The sentences, of no part where there is no story to divide.

        A first one that sets the scene before it gives the task comes as two, as it is counted.
        """
        sentences = self.transcript.sentences if self.transcript else ()
        if self.content is not None and not self.content.tells_story:
            return tuple(msgspec.structs.replace(one, part=None) for one in sentences)
        said = self.transcript.words if self.transcript else ()
        if self.content is None or not sentences or sentences[0].part != "task":
            return sentences
        first, words = sentences[0], sentences[0].text.split()
        situation = [len(one.text.split()) for one in sentences if one.part == "situation"]
        scene = self.content.parts["situation"].words - sum(situation)
        if not 0 < scene < min(len(words), len(said)):
            return sentences
        return (
            Sentence(" ".join(words[:scene]), first.start_s, said[scene - 1].end_s, "situation"),
            Sentence(" ".join(words[scene:]), said[scene].start_s, first.end_s, "task"),
            *sentences[1:],
        )


class Attempt(msgspec.Struct, frozen=True):
    """A stored report, its number, and the path of its recording (None for text or a deleted recording).

    taken: when the answer was given, ISO 8601 with UTC offset; None where only the time of the report is known.
    """

    id: int
    report: Report
    recording: str | None
    taken: str | None = None
