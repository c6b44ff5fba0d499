"""A coach's comments on an attempt, in a text file that anybody can fill in: a moment, then the comment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import msgspec

from rehearse.data.plain_text import printable
from rehearse.errors import UsageError
from rehearse.practice.moments import moment_s
from rehearse.types import PartName

if TYPE_CHECKING:
    from rehearse.types import Attempt, Report

_HEADER = re.compile(r"^(take|attempt|from)\s*:\s*(.*)$", re.IGNORECASE)
_MOMENT = re.compile(
    r"^\[?((?:\d+:)?\d{1,2}:\d{2}(?:\.\d+)?|\d+(?:\.\d+)?\s?s|situation|task|action|result|reflection)\]?\s*(?:[-–:,;]\s*|\s+)"
    r"(\S.*)$",
    re.IGNORECASE,
)


_MARKED_UP = re.compile(r"\s*(?:<(?=[!?a-z])|\{|\[\s*[{\[\]\"])", re.IGNORECASE)
CORRECT = "Correct the moment in the file; a line without one is about the whole answer."


class Comment(msgspec.Struct, frozen=True):
    """A comment on an attempt; start_s: the moment it is about, None for the whole attempt."""

    start_s: float | None
    text: str


class Sheet(msgspec.Struct, frozen=True):
    """A file of comments as it was written: its moments are not parsed yet."""

    attempt: str | None
    author: str | None
    lines: tuple[tuple[int, str, str], ...]  # number of the line in the file, moment (or nothing), text


def template(attempt: Attempt) -> str:
    """The file to fill in for an attempt."""
    asked = f", {attempt.report.question.text}" if attempt.report.question else ""
    return (
        f"# Comments on take {attempt.id}{asked}\n"
        "# One comment per line: the moment, then what you want to say, for example\n"
        "#   1:12  Say what you measured here.\n"
        "#   result  Good: both numbers.\n"
        "# A moment is m:ss, seconds (72 s), or situation, task, action, result, reflection; a line without one is\n"
        "# about the whole answer. Lines that begin with # are ignored. The speaker imports the file with\n"
        "# `rehearse feedback import comments.txt`.\n"
        f"take: {attempt.id}\n"
        "from:\n\n"
    )


def read(text: str) -> Sheet:
    """The comments of a file. Raises UsageError for a file without any, a web page and JSON."""
    if found := _MARKED_UP.match(text):
        kind = "a web page" if found[0].endswith("<") else "JSON"
        raise UsageError(f"This is {kind}, not a file of comments.", "`rehearse share` packs one to fill in.")
    headers: dict[str, str] = {}
    lines: list[tuple[int, str, str]] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        said = " ".join(printable(raw).split())
        if not said or said.startswith("#"):
            continue
        if (header := _HEADER.match(said)) and not lines:
            headers[header[1].lower()] = header[2].strip()
        elif found := _MOMENT.match(said):
            lines.append((number, found[1], found[2]))
        else:
            lines.append((number, "", said))
    if not lines:
        raise UsageError("The file contains no comments.", 'Write one per line: "1:12 Say what you measured here."')
    return Sheet(headers.get("take") or headers.get("attempt") or None, headers.get("from") or None, tuple(lines))


def comments(sheet: Sheet, report: Report) -> tuple[Comment, ...]:
    """The comments with their moments in seconds. Raises UsageError for a moment that the answer does not have.

    A comment on a part that the answer lacks is about the whole answer: a coach writes it because it is missing.
    """
    found: list[Comment] = []
    wrong: list[str] = []
    hint = CORRECT
    for number, moment, text in sheet.lines:
        try:
            found.append(_comment(moment, text, report))
        except UsageError as error:
            wrong.append(f'Line {number}, "{text}": {error.message}')
            hint = error.hint or CORRECT
    if wrong:
        raise UsageError(f"{' '.join(wrong)} Nothing was saved.", hint if len(wrong) == 1 else CORRECT)
    return tuple(found)


def _comment(moment: str, text: str, report: Report) -> Comment:
    """One comment; raises UsageError for a moment that the answer does not have."""
    try:
        return Comment(round(moment_s(moment, report), 2) if moment else None, text)
    except UsageError:
        if moment.lower() in get_args(PartName):
            return Comment(None, f"{moment}: {text}")
        raise
