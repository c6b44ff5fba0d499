"""The labelled data; unknown keys are ignored, missing ones raise an error."""

from pathlib import Path

import msgspec


class Answer(msgspec.Struct, frozen=True):
    """A real answer."""

    id: str
    text: str
    question: str = ""


class Label(msgspec.Struct, frozen=True):
    """A hand label of an answer; fields named in `ambiguous` are not scored."""

    id: str
    situation: bool
    task: bool
    action: bool
    result: bool
    reflection: bool
    specific_episode: bool
    initiated: str
    collective_hiding: bool
    i_sentences: int
    own_actions: int
    metrics: tuple[str, ...]
    baseline_to_after: bool
    measurement_method: bool
    qualitative_result_only: bool
    strength: str
    score: int
    lps: tuple[str, ...]
    ambiguous: tuple[str, ...]


class Segments(msgspec.Struct, frozen=True):
    """The parts of an answer by its author's headings: [part, number of words] over text.split()."""

    id: str
    parts: tuple[tuple[str, int], ...]


class Trap(msgspec.Struct, frozen=True):
    """A short text with the expected values of one category of fields."""

    id: str
    category: str
    text: str
    expect: dict[str, object]
    why: str = ""


class DataSet(msgspec.Struct, frozen=True):
    """The whole data set; answers by id."""

    answers: dict[str, Answer]
    labels: tuple[Label, ...]
    segments: tuple[Segments, ...]
    traps: tuple[Trap, ...]


def read(folder: Path) -> DataSet:
    """Read the folder; file names may end in _dev or not (as in a held-back set)."""
    answers = msgspec.json.decode((folder / "answers.json").read_bytes(), type=tuple[Answer, ...])
    return DataSet(
        {answer.id: answer for answer in answers},
        msgspec.json.decode(_one(folder, "answers_*labels.json"), type=tuple[Label, ...]),
        msgspec.json.decode(_one(folder, "segments_*.json"), type=tuple[Segments, ...]),
        msgspec.json.decode(_one(folder, "tricky_*.json"), type=tuple[Trap, ...]),
    )


def _one(folder: Path, pattern: str) -> bytes:
    (path,) = folder.glob(pattern)
    return path.read_bytes()
