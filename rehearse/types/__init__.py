"""Every value that passes between the stages: frozen, typed, without input or output.

Times are seconds from the first sample of the recording, as floats, in fields that end in `_s`.
A measure that could not be taken is None, and the report's warnings say why; it is never NaN and never 0 instead.
The structs under `Report` are the JSON contract (schema 1): a field's name there is a promise to other programs.
"""

from rehearse.types.audio import Audio, AudioInfo, Recording
from rehearse.types.content import (
    AutoFail,
    Content,
    Finding,
    FollowUp,
    NextFix,
    OpenPoint,
    Ownership,
    Part,
    PartName,
    PrincipleSignal,
    Quantity,
    Results,
    Score,
    Severity,
    Verdict,
)
from rehearse.types.delivery import (
    Band,
    Burst,
    Delivery,
    DrawnOut,
    Ending,
    Filler,
    Fillers,
    Loudness,
    Metric,
    PaceStretch,
    PaceWindow,
    Pause,
    Pauses,
    Pitch,
    Repeat,
    Stretch,
)
from rehearse.types.question import Question
from rehearse.types.report import (
    SCHEMA,
    Attempt,
    Live,
    Provenance,
    Report,
    ReportQuestion,
)
from rehearse.types.span import Span
from rehearse.types.speech import ModelInfo, Sentence, Speech, Transcript, Word

__all__ = [
    "SCHEMA",
    "Attempt",
    "Audio",
    "AudioInfo",
    "AutoFail",
    "Band",
    "Burst",
    "Content",
    "Delivery",
    "DrawnOut",
    "Ending",
    "Filler",
    "Fillers",
    "Finding",
    "FollowUp",
    "Live",
    "Loudness",
    "Metric",
    "ModelInfo",
    "NextFix",
    "OpenPoint",
    "Ownership",
    "PaceStretch",
    "PaceWindow",
    "Part",
    "PartName",
    "Pause",
    "Pauses",
    "Pitch",
    "PrincipleSignal",
    "Provenance",
    "Quantity",
    "Question",
    "Recording",
    "Repeat",
    "Report",
    "ReportQuestion",
    "Results",
    "Score",
    "Sentence",
    "Severity",
    "Span",
    "Speech",
    "Stretch",
    "Transcript",
    "Verdict",
    "Word",
]
