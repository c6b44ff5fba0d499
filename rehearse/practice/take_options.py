"""What a take was asked to be, in a small file beside its recording until its report is stored."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import msgspec

from rehearse.audio.recover import SEPARATOR
from rehearse.audio.safe_wav import PART, part_path
from rehearse.types import Question

_ENDING = ".options.json"


class TakeOptions(msgspec.Struct, frozen=True, omit_defaults=True):
    """The options of a take that its recording does not show; story: the id of the one that it tells."""

    question_text: str | None = None  # of a question that is in no bank: in the user's own words, or a follow-up
    target_s: float | None = None
    person: str | None = None
    story: str | None = None
    guess: str | None = None  # as it was typed


def words_of(question: Question) -> str | None:
    """The words to keep with the answer to a question of an interview: those of a follow-up, which only it knows."""
    return question.text if question.kind == "follow-up" else None


def beside(take: Path) -> Path:
    """The file with the options of a take, which may still be recorded."""
    return take.with_name(take.name.removesuffix(PART).removesuffix(".wav") + _ENDING)


def all_of(folder: Path) -> tuple[Path, ...]:
    """The files with the options of the takes in the folder."""
    return tuple(sorted(folder.glob(f"*{SEPARATOR}*{_ENDING}")))


def write(take: Path, options: TakeOptions) -> None:
    """Keep the options of a take that is about to be recorded; a disk that refuses them does not stop the take."""
    if options == TakeOptions():
        return
    with suppress(OSError):
        take.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside(take).write_bytes(msgspec.json.encode(options))


def read(take: Path) -> TakeOptions:
    """The options of a take; none where they were not kept or cannot be read."""
    try:
        return msgspec.json.decode(beside(take).read_bytes(), type=TakeOptions)
    except (OSError, ValueError):
        return TakeOptions()


def drop(take: Path) -> None:
    """Forget the options of a take that has its report, or that was deleted."""
    with suppress(OSError):
        beside(take).unlink(missing_ok=True)


def delete(take: Path) -> None:
    """Delete a take with its options. Raises OSError where its file cannot be deleted."""
    take.unlink(missing_ok=True)
    drop(take)


def drop_unless_recorded(take: Path) -> None:
    """Forget the options of a take of which there is no file, because nothing was recorded or it was deleted."""
    if not take.exists() and not part_path(take).exists():
        drop(take)


def drop_without_take(folder: Path) -> None:
    """Forget the options of takes that are no longer there."""
    for file in all_of(folder):
        drop_unless_recorded(file.with_name(file.name.removesuffix(_ENDING) + ".wav"))
