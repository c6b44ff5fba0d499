"""Fuzz targets: each reads bytes as a file of its kind and checks what is promised for any file.

A refusal is a RehearseError in one line. Whatever else is raised is a fault, and so is a control character that comes
through to what is shown.
"""

import re
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from rehearse.audio.decode import decode
from rehearse.data.own_settings import read_own
from rehearse.data.plain_text import decoded
from rehearse.data.questions import principle_names
from rehearse.errors import RehearseError
from rehearse.pipeline import check
from rehearse.practice import feedback, question_files, question_markdown, story_file
from rehearse.report import to_json, to_markdown
from rehearse.speech.imports import held_to, read_transcript
from rehearse.types import Span, Speech

STEERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Fault(AssertionError):
    """A promise broken by a file."""


def plain(*texts: str) -> None:
    """Raise Fault for a text with terminal control sequences."""
    for text in texts:
        if found := STEERS.search(text):
            raise Fault(f"{found[0]!r} came through")


@cache
def _place() -> Path:
    return Path(tempfile.mkdtemp(prefix="fuzz-"))


def _file(name: str, content: bytes) -> Path:
    path = _place() / name
    path.write_bytes(content)
    return path


def media(content: bytes) -> None:
    """A recording; the first byte selects its file name."""
    endings = ("wav", "flac", "ogg", "mp3", "m4a", "aiff", "webm", "caf")
    path = _file(f"a.{endings[content[0] % len(endings)] if content else endings[0]}", content[1:])
    found = decode(path)
    plain(*found.warnings)
    if not 0 <= found.info.duration_s <= 6 * 3600:
        raise Fault(f"it lasts {found.info.duration_s} s")


def written(content: bytes) -> None:
    """A written answer."""
    report = check(decoded(content, "a.txt"))
    plain(to_markdown.render(report), to_json.encode(report).decode())


def _transcript(ending: str) -> Callable[[bytes], None]:
    def read(content: bytes) -> None:
        found = read_transcript(_file(f"a.{ending}", content))
        last_s = max((word.end_s or 0.0 for word in found.transcript.words), default=0.0)
        held = held_to(found.transcript, Speech((Span(0.0, last_s),), last_s) if last_s else Speech((), 1.0))
        plain(held.transcript.text, *held.warnings)
        if any((word.end_s or 0) < (word.start_s or 0) for word in held.transcript.words):
            raise Fault("a word ends before it begins")

    return read


def questions(content: bytes) -> None:
    """A list of questions, as Markdown and as a table."""
    text = decoded(content, "q.md")
    known = principle_names()
    for found in (question_markdown.read_markdown(text, known), question_files.read_csv(text, known)):
        whole = question_files.numbered(found, ())
        plain(*(question.text for question in whole))
        if question_files.read_csv(question_files.to_csv(whole), known) != whole:
            raise Fault("what is written is not read back")


def stories(content: bytes) -> None:
    """A file of stories."""
    found = story_file.read(decoded(content, "s.md"), principle_names())
    plain(*(story_file.to_markdown(story) for story in found))


def sheet(content: bytes) -> None:
    """A coach's comments."""
    found = feedback.comments(feedback.read(decoded(content, "f.md")), check("I wrote a list and we went home."))
    plain(*(comment.text for comment in found))


def settings(content: bytes) -> None:
    """The user's own settings, in each of the three files."""
    for name in ("targets.toml", "fillers.toml", "settings.toml"):
        for other in ("targets.toml", "fillers.toml", "settings.toml"):
            (_place() / other).unlink(missing_ok=True)
        _file(name, content)
        try:
            own = read_own(_place())
        except RehearseError as error:
            _refused(error)
        else:
            check("Um, I like, you know, wrote a list.", own=own)


def _refused(error: RehearseError) -> None:
    plain(error.message, error.hint)
    if "\n" in error.message or not error.message:
        raise Fault(f"not one line: {error.message!r}")


TARGETS: dict[str, Callable[[bytes], None]] = {
    "media": media,
    "check": written,
    "srt": _transcript("srt"),
    "vtt": _transcript("vtt"),
    "json": _transcript("json"),
    "questions": questions,
    "stories": stories,
    "feedback": sheet,
    "settings": settings,
}


def feed(name: str, content: bytes) -> None:
    """Have a target read a file; raises on a fault."""
    try:
        TARGETS[name](content)
    except RehearseError as error:
        _refused(error)
