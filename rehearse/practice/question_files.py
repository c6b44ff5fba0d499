"""Questions in and out of files: Markdown lists as people keep them, CSV with a header, JSON.

In Markdown every bullet or number at the left margin is a question; a heading that names a principle gives it to the
questions below, any other heading becomes their tag; `#tag` at the end adds tags. In a file that has headings of
principles only what stands under them is taken, so that notes for the interview can be read as they are.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from rehearse import data
from rehearse.data.plain_text import cell, escaped, printable, uncell
from rehearse.data.questions import Bank
from rehearse.errors import UsageError
from rehearse.practice.markdown import Names, heading, item, key, principle, without_tags
from rehearse.store.summary import is_follow_up
from rehearse.types import Question

COLUMNS = ("id", "text", "principles", "role", "difficulty", "tags", "hint", "source", "kind")
SAME = {"question": "text", "principle": "principles", "tag": "tags"}  # other names of a column
_LISTS = ("principles", "tags")
_ASKED = {"text", "question"}
_SEP_LENGTH = len("sep=,")  # how Excel names the divider in the first line
_QUOTES = "\"'“”‘’*_ "


class IdWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """question_ids.toml: words that no id is made of."""

    skip: frozenset[str]


def read_markdown(text: str, principles: Iterable[str]) -> tuple[Question, ...]:
    """The questions of a Markdown list; `principles` are the sixteen names."""
    found = list(_items(text, {key(name): name for name in principles}))
    of_principles = [question for question in found if question.principles]
    return tuple(of_principles or found)


def _items(text: str, principles: dict[str, str]) -> Iterator[Question]:
    under = ""
    for line in text.splitlines():
        if head := heading(line):
            under = head[1]
        elif listed := item(line):
            said, tags = without_tags(listed)
            if not (asked := cleaned(said)):
                continue
            name = principle(under, principles)
            if not name and (tag := cleaned(under.replace("|", " ")).lower()):  # | divides the tags of a table
                tags = (*tags, tag)
            yield Question(id="", text=asked, principles=(name,) if name else (), tags=tags, source="imported")


def read_csv(text: str, known: Iterable[str] = ()) -> tuple[Question, ...]:
    """The questions of a CSV file with a header; only `text` (or `question`) is needed, lists are separated by `|`.

    known: the names of the principles; one that is written in part, or in other letters, becomes the name.
    Raises UsageError for a file without that column, or a value that a question cannot have.
    """
    try:
        rows = _rows(text)
        names = {(name or "").strip().lower() for name in rows.fieldnames or ()}
        if not names & _ASKED:
            raise UsageError(
                "The CSV file has no column called `text` or `question`.",
                f"Columns that are read: {', '.join(COLUMNS)}.",
            )
        principles = {key(name): name for name in known}
        return tuple(_from_row(row, principles) for row in rows)
    except csv.Error as error:
        raise UsageError(f"The CSV file cannot be read: {error}.", "Put each question on its own line.") from error


def unread_columns(text: str) -> tuple[str, ...]:
    """The columns of a CSV file that `read_csv` does not read, as they are called there."""
    names = [(name or "").strip() for name in _rows(text).fieldnames or ()]
    return tuple(cleaned(name) for name in names if name and _column(name.lower()) not in COLUMNS)


def _column(name: str) -> str:
    """The name under which a column is read."""
    return SAME.get(name, name)


def _rows(text: str) -> "csv.DictReader[str]":
    """The rows, divided as the first line is: by commas, or as Excel does in other languages, or as `sep=` says."""
    first, _, rest = text.partition("\n")
    named = first.rstrip("\r").strip('"')
    if named.lower().startswith("sep=") and len(named) == _SEP_LENGTH:
        return csv.DictReader(io.StringIO(rest, newline=""), delimiter=named[-1])
    for delimiter in ",;\t|":
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
        if {(name or "").strip().lower() for name in rows.fieldnames or ()} & _ASKED:
            return rows
    return csv.DictReader(io.StringIO(text, newline=""))


def _from_row(row: Mapping[Any, Any], principles: Mapping[str, str]) -> Question:
    cells: dict[str, str] = {}
    for name, value in row.items():
        if isinstance(value, str) and value.strip():
            cells.setdefault(_column((name or "").strip().lower()), uncell(value.strip()))
    fields: dict[str, object] = {name: cleaned(cells[name]) for name in COLUMNS if cells.get(name)}
    fields = {"id": "", "text": ""} | fields
    parts = {name: [part for part in map(cleaned, cells.get(name, "").split("|")) if part] for name in _LISTS}
    parts["principles"] = [principle(part, principles) or part for part in parts["principles"]]
    fields |= {name: found for name, found in parts.items() if found}
    try:
        return data.converted(fields, Question)
    except msgspec.ValidationError as error:
        raise UsageError(f'The question "{fields["text"]}" cannot be used: {error}.') from error


def to_csv(questions: Iterable[Question]) -> str:
    """The questions as CSV that `read_csv` reads back."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for q in questions:
        lists = ("|".join(q.principles), "|".join(q.tags))  # a principle's name may hold a comma or a semicolon
        row = (q.id, q.text, lists[0], q.role, q.difficulty, lists[1], q.hint, q.source, q.kind)
        writer.writerow(map(cell, row))
    return out.getvalue()


def to_markdown(questions: Iterable[Question]) -> str:
    """The questions as Markdown under headings of their main principles."""
    by_heading: dict[str, list[Question]] = {}
    for question in questions:
        by_heading.setdefault(question.principles[0] if question.principles else "Other", []).append(question)
    blocks = []
    for name, group in by_heading.items():
        lines = [printable(f"- {q.text}" + "".join(f" #{tag.replace(' ', '-')}" for tag in q.tags)) for q in group]
        blocks.append(f"## {name}\n\n" + "\n".join(lines) + "\n")
    return "\n".join(blocks)


def to_json(questions: Iterable[Question]) -> str:
    """The questions as the JSON that the user's own are kept in."""
    return escaped(msgspec.json.format(msgspec.json.encode(Bank(tuple(questions))), indent=2).decode()) + "\n"


def numbered(new: Iterable[Question], existing: Iterable[Question]) -> tuple[Question, ...]:
    """The questions whose text is new, each with an unused id."""
    known = list(existing)
    names, texts = Names({q.id for q in known}), {q.text.casefold() for q in known}
    added = []
    for question in new:
        if not question.text or question.text.casefold() in texts:
            continue
        texts.add(question.text.casefold())
        wanted = question.id or slug(question.text)
        if is_follow_up(wanted):  # this end of an id means that a question goes back to an answer
            wanted += "-question"
        added.append(msgspec.structs.replace(question, id=names.free(wanted)))
    return tuple(added)


def slug(text: str) -> str:
    """An id that can be typed, from the first telling words of a question.

    >>> slug("Tell me about a time you missed a deadline.")
    'missed-deadline'
    """
    skip = data.load("question_ids.toml", IdWords).skip
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = [word for word in re.findall(r"[a-z0-9]+", plain) if word not in skip]
    return "-".join(words[:4]) or "question"


def cleaned(text: str) -> str:
    """One line without quotation marks around it, and without control characters."""
    return " ".join(printable(text).split()).strip(_QUOTES)
