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
from rehearse.data.questions import Bank
from rehearse.errors import UsageError
from rehearse.types import Question

COLUMNS = ("id", "text", "principles", "role", "difficulty", "tags", "hint", "source", "kind")
_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
_ITEM = re.compile(r"^(?:[-*+]|\d+[.)])\s+(.*)$")
_TAGS = re.compile(r"(?:\s+#[\w-]+)+$")
_QUOTES = "\"'“”‘’*_ "


class IdWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """question_ids.toml: words that no id is made of."""

    skip: frozenset[str]


def read_markdown(text: str, principles: Iterable[str]) -> tuple[Question, ...]:
    """The questions of a Markdown list; `principles` are the sixteen names."""
    found = list(_items(text, {_key(name): name for name in principles}))
    of_principles = [question for question in found if question.principles]
    return tuple(of_principles or found)


def _items(text: str, principles: dict[str, str]) -> Iterator[Question]:
    heading = ""
    for line in text.splitlines():
        if head := _HEADING.match(line):
            heading = head[1]
        elif (item := _ITEM.match(line)) and (asked := _cleaned(_TAGS.sub("", item[1]))):
            name = _principle(heading, principles)
            tags = tuple(tag[1:].lower() for tag in re.findall(r"#[\w-]+", (_TAGS.search(item[1]) or [""])[0]))
            if not name and heading:
                tags = (*tags, _cleaned(heading).lower())
            yield Question(id="", text=asked, principles=(name,) if name else (), tags=tags, source="imported")


def _principle(heading: str, principles: dict[str, str]) -> str | None:
    """The principle that a heading names, in full or by its beginning ("Have Backbone")."""
    wanted = _key(heading)
    return next((name for key, name in principles.items() if wanted and (key == wanted or _begins(key, wanted))), None)


def _begins(key: str, wanted: str) -> bool:
    return len(wanted) >= 8 and key.startswith(wanted)


def _key(name: str) -> str:
    """A principle's name as people write it in headings: letters only, "and" and "the" left out."""
    return "".join(word for word in re.findall(r"[a-z']+", name.lower()) if word not in ("and", "the", "s"))


def read_csv(text: str) -> tuple[Question, ...]:
    """The questions of a CSV file with a header; only `text` (or `question`) is needed, lists are separated by `|`.

    Raises UsageError for a file without that column, or a value that a question cannot have.
    """
    rows = csv.DictReader(io.StringIO(text))
    names = {(name or "").strip().lower() for name in rows.fieldnames or ()}
    if not names & {"text", "question"}:
        raise UsageError(
            "The CSV file has no column `text` or `question`.", f"Columns that are read: {', '.join(COLUMNS)}."
        )
    return tuple(_from_row(row) for row in rows)


def _from_row(row: Mapping[Any, Any]) -> Question:
    cells = {
        (name or "").strip().lower(): (value or "").strip() for name, value in row.items() if isinstance(value, str)
    }
    fields: dict[str, object] = {name: _cleaned(cells[name]) for name in COLUMNS if cells.get(name)}
    fields["text"] = _cleaned(cells.get("text") or cells.get("question") or "")
    fields.setdefault("id", "")
    for name in ("principles", "tags"):
        if name in fields:
            fields[name] = [part.strip() for part in cells[name].split("|") if part.strip()]
    try:
        return msgspec.convert(fields, Question)
    except msgspec.ValidationError as error:
        raise UsageError(f'The question "{fields["text"]}" cannot be used: {error}.') from error


def to_csv(questions: Iterable[Question]) -> str:
    """The questions as CSV that `read_csv` reads back."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for q in questions:
        lists = ("|".join(q.principles), "|".join(q.tags))  # a principle's name may hold a comma or a semicolon
        writer.writerow((q.id, q.text, lists[0], q.role, q.difficulty, lists[1], q.hint, q.source, q.kind))
    return out.getvalue()


def to_markdown(questions: Iterable[Question]) -> str:
    """The questions as Markdown under headings of their main principles."""
    by_heading: dict[str, list[Question]] = {}
    for question in questions:
        by_heading.setdefault(question.principles[0] if question.principles else "Other", []).append(question)
    blocks = []
    for heading, group in by_heading.items():
        lines = [f"- {q.text}" + "".join(f" #{tag.replace(' ', '-')}" for tag in q.tags) for q in group]
        blocks.append(f"## {heading}\n\n" + "\n".join(lines) + "\n")
    return "\n".join(blocks)


def to_json(questions: Iterable[Question]) -> str:
    """The questions as the JSON that the person's own are kept in."""
    return msgspec.json.format(msgspec.json.encode(Bank(tuple(questions))), indent=2).decode() + "\n"


def numbered(new: Iterable[Question], existing: Iterable[Question]) -> tuple[Question, ...]:
    """The new questions whose text is not there yet, each with an id that is free."""
    known = list(existing)
    ids, texts = {q.id for q in known}, {q.text.casefold() for q in known}
    added = []
    for question in new:
        if not question.text or question.text.casefold() in texts:
            continue
        name = _free(question.id or slug(question.text), ids)
        ids.add(name)
        texts.add(question.text.casefold())
        added.append(msgspec.structs.replace(question, id=name))
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


def _free(name: str, taken: set[str]) -> str:
    return name if name not in taken else next(n for i in range(2, len(taken) + 3) if (n := f"{name}-{i}") not in taken)


def _cleaned(text: str) -> str:
    """One line without quotation marks around it, and without control characters."""
    line = " ".join(text.split())
    return "".join(char for char in line if unicodedata.category(char) not in {"Cc", "Cf", "Cs"}).strip(_QUOTES)
