"""Importing what `data export` wrote into this home: nothing is replaced or duplicated."""

from __future__ import annotations

import contextlib
import filecmp
import lzma
import shutil
import sqlite3
import zipfile
import zlib
from pathlib import Path

import msgspec

from rehearse import settings
from rehearse.data import questions
from rehearse.data.plain_text import printable, read_text
from rehearse.errors import StoreError, UsageError
from rehearse.permissions import TemporaryFolder
from rehearse.practice import stories, story_file
from rehearse.practice.interview import Interview
from rehearse.practice.question_files import numbered
from rehearse.store import comments, exercises, links, mocks, notes
from rehearse.store.attempts import Store
from rehearse.store.connection import unchanging
from rehearse.store.failures import translated
from rehearse.store.people import name_speaker
from rehearse.types import Attempt

DATABASE = "attempts.sqlite3"


class Brought(msgspec.Struct, frozen=True):
    """How many of each were new, and how many attempts were there already or could not be read."""

    attempts: int
    known: int
    unreadable: int
    questions: int
    stories: int
    interviews: int


def bring_in(archive: Path) -> Brought:
    """Attempts with recordings, speakers, stories and comments, interviews, notes, drills, own questions and stories.

    Raises UsageError for a file that `data export` did not write, StoreError for a database that cannot be read.
    """
    with TemporaryFolder() as folder:
        _unpack(archive, folder)
        _make_sure_it_only_holds(folder / DATABASE)
        with Store(folder / DATABASE) as theirs, Store(settings.database_path()) as ours, ours.transaction():
            numbers, known, unreadable = _attempts(theirs, ours)
            interviews = _interviews(theirs, ours, numbers)
        return Brought(len(numbers) - known, known, unreadable, _questions(folder), _stories(folder), interviews)


def _unpack(archive: Path, folder: Path) -> None:
    """The parts of an export; a name in it leads nowhere else."""
    try:
        with zipfile.ZipFile(archive) as packed:
            if DATABASE not in packed.namelist():
                raise UsageError(f"{archive} is not an export of rehearse.", "`rehearse data export FILE` writes one.")
            wanted = [entry for entry in packed.infolist() if _is_part(entry.filename)]
            _make_sure_of_room(archive, sum(entry.file_size for entry in wanted), folder)
            for entry in wanted:
                packed.extract(entry, folder)
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise UsageError(
            f"{archive} cannot be read: {why}.", "Name a file that `rehearse data export` wrote."
        ) from error


def _is_part(name: str) -> bool:
    return name in (DATABASE, "questions.json", "stories.md") or Path(name).parts[:-1] == ("recordings",)


def _make_sure_of_room(archive: Path, needed_bytes: int, folder: Path) -> None:
    """A few kilobytes can unpack to terabytes. Raises UsageError."""
    room_bytes = shutil.disk_usage(folder).free
    if needed_bytes > room_bytes:
        raise UsageError(
            f"{archive} unpacks to {needed_bytes / 1e6:,.1f} MB, and there is room for {room_bytes / 1e6:,.1f} MB.",
            "Free some space, or set TMPDIR to a folder with room.",
        )


def _make_sure_it_only_holds(database: Path) -> None:
    """Tables and nothing that runs by itself when they are read. Raises UsageError, StoreError."""
    with translated(database), contextlib.closing(sqlite3.connect(unchanging(database), uri=True)) as db:
        found = db.execute(
            "SELECT name FROM sqlite_master WHERE type NOT IN ('table', 'index') OR sql LIKE 'CREATE VIRTUAL%'"
        ).fetchone()
    if found is not None:
        raise UsageError(
            "The export contains something other than takes.", "Name a file that `rehearse data export` wrote."
        )


def _attempts(theirs: Store, ours: Store) -> tuple[dict[int, int], int, int]:
    """By their number ours, also of those that were here; how many were, and how many could not be read."""
    here = {(one.summary.created, one.summary.audio_sha256, one.summary.question_id): one.id for one in ours.entries()}
    told, said = links.links(theirs), comments.listed(theirs)
    numbers: dict[int, int] = {}
    known = 0
    for entry in theirs.entries():
        same = here.get((entry.summary.created, entry.summary.audio_sha256, entry.summary.question_id))
        if same is not None:
            numbers[entry.id] = same
            known += 1
            continue
        found = _readable(theirs, entry.id)
        if found is None:
            continue
        number = numbers[entry.id] = ours.add(
            found.report, _recording(found, ours, theirs.recordings), entry.summary.created
        )
        if entry.person is not None:
            with contextlib.suppress(UsageError):  # damage has made it no name
                name_speaker(ours, number, entry.person)
        if entry.id in told:
            links.link(ours, number, told[entry.id])
    for one in said:
        if one.attempt in numbers:
            comments.add(ours, numbers[one.attempt], one.start_s, one.text, one.author)
    return numbers, known, len(theirs.entries()) + len(theirs.unreadable()) - len(numbers)


def _readable(theirs: Store, number: int) -> Attempt | None:
    """An attempt of the export; None for one whose report is damaged."""
    try:
        return theirs.get(number)
    except StoreError:
        return None


def _recording(found: Attempt, ours: Store, came_with: Path) -> Path | None:
    """The attempt's recording from the unpacked folder in ours, under the name it had where that is free."""
    if found.recording is None:
        return None
    source = Path(found.recording)
    if source.parent != came_with:
        return None  # a file of this machine that did not come with the export
    place = ours.recordings / (printable(source.name) or source.name)
    if not place.exists():
        try:
            shutil.copyfile(source, place)
        except OSError as error:
            place.unlink(missing_ok=True)
            raise StoreError(
                f"{place} cannot be written: {error.strerror}.", "Free some space and try again."
            ) from error
        return place
    return place if filecmp.cmp(source, place, shallow=False) else source


def _interviews(theirs: Store, ours: Store, numbers: dict[int, int]) -> int:
    """Interviews with their turns and notes, notes of real interviews, and drills; those that are here are left out."""
    here = {one.created for one in mocks.listed(ours)}
    mock_numbers: dict[int, int] = {}
    readable = {one.number for one in Interview.every(theirs)}
    for one in mocks.listed(theirs):
        if one.created not in here and one.id in readable:
            mock_numbers[one.id] = mocks.copied(ours, one, numbers)
    written = {(note.created, note.text) for note in notes.listed(ours)}
    for note in notes.listed(theirs):
        if (note.created, note.text) not in written and (note.mock is None or note.mock in mock_numbers):
            notes.add(ours, note.text, mock_numbers.get(note.mock or 0), note.created)
    done = {(one.created, one.kind, one.item) for one in exercises.done(ours)}
    for exercise in exercises.done(theirs):
        if (exercise.created, exercise.kind, exercise.item) not in done:
            exercises.keep(ours, exercise)
    return len(mock_numbers)


def _questions(folder: Path) -> int:
    """The export's own questions whose text is not in the bank yet."""
    path = folder / "questions.json"
    if not path.is_file():
        return 0
    try:
        theirs = msgspec.json.decode(path.read_bytes(), type=questions.Bank).question
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UsageError(f"The questions in the export cannot be used: {error}.", "The takes were imported.") from error
    added = numbered(theirs, questions.bank())
    if added:
        questions.save_own((*questions.own(), *added))
    return len(added)


def _stories(folder: Path) -> int:
    """The export's stories whose title is not among ours."""
    path = folder / "stories.md"
    if not path.is_file():
        return 0
    names = questions.principle_names()
    known = {story.title for story in stories.read_own(names)}
    added = [story for story in story_file.read(read_text(path), names) if story.title not in known]
    for story in added:
        stories.append_own(story_file.to_markdown(story))
    return len(added)
