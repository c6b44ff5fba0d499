"""Questions in and out of files with columns: CSV with a header, JSON."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from rehearse import data
from rehearse.data.plain_mistakes import plain
from rehearse.data.plain_text import cell, escaped, uncell
from rehearse.data.questions import Bank
from rehearse.errors import UsageError
from rehearse.practice.markdown import Names, key, principle_by_words
from rehearse.practice.question_text import cleaned, one_line, several, short_enough, slug, typable
from rehearse.store.summary import is_follow_up
from rehearse.types import BANK_KINDS, Question
from rehearse.types.question import DIFFICULTIES

COLUMNS = ("id", "text", "principles", "role", "difficulty", "tags", "hint", "source", "kind")
SAME = {"question": "text", "principle": "principles", "tag": "tags"}  # other names of a column
_LISTS = ("principles", "tags")
_TEXTS = ("id", "text", "role", "hint", "source")
_ASKED = {"text", "question"}
_SEP_LENGTH = len("sep=,")  # how Excel names the divider in the first line


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
        return tuple(_from_row(row, principles, f"Line {rows.line_num}") for row in rows)
    except csv.Error as error:
        why = "a cell is longer than any question" if "field larger" in str(error) else error
        raise UsageError(f"The CSV file cannot be read: {why}.", "Put each question on its own line.") from error


def unread_columns(text: str) -> tuple[str, ...]:
    """The columns of a CSV file that `read_csv` does not read, as they are called there."""
    names = [(name or "").strip() for name in _rows(text).fieldnames or ()]
    return tuple(cleaned(name) for name in names if name and _column(name.lower()) not in COLUMNS)


def unread_keys(text: str) -> tuple[str, ...]:
    """The keys of the questions in a JSON file that `read_json` does not read, as they are called there."""
    held = _with_ids(data.from_json(text.encode(), object))
    rows = held.get("question", ()) if isinstance(held, dict) else ()
    return tuple(dict.fromkeys(cleaned(str(name)) for row in rows for name in row if name not in COLUMNS))


def unknown_principles(found: Iterable[Question], known: Iterable[str]) -> tuple[str, ...]:
    """The principles of these questions that are not among the known ones, each once."""
    names = set(known)
    return tuple(dict.fromkeys(name for one in found for name in one.principles if name not in names))


def _column(name: str) -> str:
    """The name under which a column is read."""
    return SAME.get(name, name)


def _rows(text: str) -> "csv.DictReader[str]":
    """The rows, divided as the first line is: by commas, or as Excel does in other languages, or as `sep=` says."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    named = first.rstrip("\r").strip('"')
    if named.lower().startswith("sep=") and len(named) == _SEP_LENGTH:
        return csv.DictReader(io.StringIO(rest, newline=""), delimiter=named[-1])
    for delimiter in ",;\t|":
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
        if {(name or "").strip().lower() for name in rows.fieldnames or ()} & _ASKED:
            return rows
    return csv.DictReader(io.StringIO(text, newline=""))


def _from_row(row: Mapping[Any, Any], principles: Mapping[str, str], where: str) -> Question:
    cells: dict[str, str] = {}
    for name, value in row.items():
        column = _column((name or "").strip().lower())
        if column in COLUMNS and isinstance(value, str) and value.strip():
            cells.setdefault(column, short_enough(uncell(value.strip()), where))
    fields: dict[str, object] = {name: cleaned(cells[name]) for name in COLUMNS if cells.get(name)}
    fields = {"id": "", "text": ""} | fields
    parts = {name: several(cells.get(name, "")) for name in _LISTS}
    parts["principles"] = tuple(principle_by_words(part, principles) or part for part in parts["principles"])
    fields |= {name: found for name, found in parts.items() if found}
    try:
        return _of_the_bank(data.converted(fields, Question))
    except msgspec.ValidationError as error:
        raise _unusable(fields["text"], plain(error)) from error


def _of_the_bank(question: Question) -> Question:
    """The question, if it can be asked; a follow-up belongs to an earlier answer."""
    if question.kind not in BANK_KINDS:
        raise _unusable(question.text, f'kind cannot be "{question.kind}"')
    return question


def _unusable(text: object, why: str) -> UsageError:
    choices = f"Kinds: {', '.join(BANK_KINDS)}. Difficulties: {', '.join(DIFFICULTIES)}."
    return UsageError(f'The question "{text}" cannot be used: {why}.', choices)


def to_csv(questions: Iterable[Question]) -> str:
    """The questions as CSV that `read_csv` reads back."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for q in questions:
        lists = (one_line(q.principles), one_line(q.tags))  # a principle's name may hold a comma or a semicolon
        row = (q.id, q.text, lists[0], q.role, q.difficulty, lists[1], q.hint, q.source, q.kind)
        writer.writerow(map(cell, row))
    return out.getvalue()


def to_json(questions: Iterable[Question]) -> str:
    """The questions as the JSON that the user's own are kept in."""
    return escaped(msgspec.json.format(msgspec.json.encode(Bank(tuple(questions))), indent=2).decode()) + "\n"


def read_json(text: str, known: Iterable[str] = ()) -> tuple[Question, ...]:
    """The questions of a file that `to_json` made; raises UsageError for anything else. known: as for `read_csv`."""
    content = b""
    try:
        content = text.encode()
        found = data.converted(_with_ids(data.from_json(content, object)), Bank).question
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        why = plain(error, table="an object", kind=Bank, content=content)
        raise UsageError(
            f"The JSON file cannot be read: {why}.", "`rehearse questions export --format json` shows the format."
        ) from error
    principles = {key(name): name for name in known}
    return tuple(_of_the_bank(_cleaned(question, principles, place)) for place, question in enumerate(found, start=1))


def _with_ids(value: object) -> object:
    """What a JSON file holds, with an empty id for each question that has none: one is made from its text."""
    rows = value.get("question") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(rows, list):
        return value
    return value | {"question": [{"id": ""} | row if isinstance(row, dict) else row for row in rows]}


def _cleaned(question: Question, principles: Mapping[str, str], place: int) -> Question:
    """The question with each of its texts on one line and without control characters, and with no empty names."""
    where = f"Question {place}"
    words = {name: cleaned(short_enough(getattr(question, name), where)) for name in _TEXTS}
    words["role"] = words["role"] or Question("", "").role
    lists = {name: tuple(filter(None, map(cleaned, getattr(question, name)))) for name in _LISTS}
    lists["principles"] = tuple(principle_by_words(name, principles) or name for name in lists["principles"])
    return msgspec.structs.replace(question, **words, **lists)


def numbered(new: Iterable[Question], existing: Iterable[Question]) -> tuple[Question, ...]:
    """The questions whose text is new, each with an unused id."""
    known = list(existing)
    names, texts = Names({q.id for q in known}), {q.text.casefold() for q in known}
    added = []
    for question in new:
        if not question.text or question.text.casefold() in texts:
            continue
        texts.add(question.text.casefold())
        wanted = question.id if typable(question.id) else slug(question.id or question.text)
        if is_follow_up(wanted):  # this end of an id means that a question goes back to an answer
            wanted += "-question"
        added.append(msgspec.structs.replace(question, id=names.free(wanted)))
    return tuple(added)
