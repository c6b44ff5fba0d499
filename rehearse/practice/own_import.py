"""Importing what `data export` wrote into this home: nothing is replaced or duplicated."""

from __future__ import annotations

import contextlib
import filecmp
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import msgspec

from rehearse import settings
from rehearse.data import from_json, questions
from rehearse.data.plain_mistakes import plain
from rehearse.data.plain_text import printable, read_text
from rehearse.data.setting_keys import OWN_FILES, Setting
from rehearse.errors import StoreError, StoreTooNew, UsageError, refused
from rehearse.permissions import TemporaryFolder
from rehearse.practice import own_archive, stories, story_file
from rehearse.practice.kept_files import files_kept
from rehearse.practice.own_import_practice import drills_from, interviews_from, notes_from
from rehearse.practice.question_files import numbered
from rehearse.practice.same_takes import same_takes
from rehearse.practice.settings_import import NewSettings, new_settings, take_over
from rehearse.practice.story_file import Story
from rehearse.store import comments, links
from rehearse.store.attempts import Store
from rehearse.store.people import name_speaker
from rehearse.types import Attempt, Question


class Brought(msgspec.Struct, frozen=True):
    """How many of each were new, and how many attempts were there already or could not be read."""

    attempts: int
    known: int
    unreadable: int
    questions: int
    stories: int
    interviews: int
    settings: NewSettings = NewSettings()
    comments: int = 0
    notes: int = 0
    drills: int = 0  # exercises done


def bring_in(archive: Path) -> Brought:
    """Attempts with recordings, speakers, stories and comments, interviews, notes, drills, own files and settings.

    Raises UsageError for a file that `data export` did not write, StoreError for a database that cannot be read.
    """
    with TemporaryFolder() as folder:
        own_archive.unpack(archive, folder)
        with (
            _said_of(archive, folder),
            _store_of(archive, folder) as theirs,
            Store(settings.database_path()) as ours,
        ):
            return _brought(folder, theirs, ours)


def _store_of(archive: Path, folder: Path) -> Store:
    """The takes of the export. Raises StoreTooNew with its name: the takes that are here already are not meant."""
    try:
        return Store(folder / own_archive.DATABASE)
    except StoreTooNew as error:
        raise StoreTooNew(
            f"{archive} was exported by a newer version of rehearse.",
            "Upgrade rehearse, then import it again; nothing was imported.",
        ) from error


@contextlib.contextmanager
def _said_of(archive: Path, folder: Path) -> Iterator[None]:
    """Errors about a file of the unpacked folder name the archive instead: the folder is gone when they are read."""
    try:
        yield
    except (UsageError, StoreError) as error:
        if f"{folder}/" not in error.message:
            raise
        message = error.message.replace(f"{folder}/", f"{archive}: ")
        raise UsageError(message, "Nothing was imported.") from error


def _brought(folder: Path, theirs: Store, ours: Store) -> Brought:
    """What the unpacked folder holds, in our store and our files."""
    new_questions, new_stories, wanted = _questions(folder), _stories(folder), _settings(folder)
    with files_kept(_own_files()), _all_or_none(ours) as recordings:
        numbers, known, unreadable, said = _attempts(theirs, ours, recordings)
        held = interviews_from(theirs, ours, numbers)
        noted, done = notes_from(theirs, ours, held), drills_from(theirs, ours)
        if new_questions:
            questions.save_own((*questions.own(), *new_questions))
        written = [story_file.to_markdown(story) for story in new_stories] + _empty_stories(folder)
        if text := "\n".join(written) if stories.path().exists() else _stories_as_written(folder):
            stories.append_own(text)
        taken = take_over(wanted)
    new, told = len(numbers) - known, len(written)
    return Brought(new, known, unreadable, len(new_questions), told, len(held), taken, said, noted, done)


def _own_files() -> tuple[Path, ...]:
    return (questions.own_path(), stories.path(), *(settings.config_dir() / name for name in OWN_FILES))


@contextlib.contextmanager
def _all_or_none(ours: Store) -> Iterator[list[Path]]:
    """One transaction; where it fails, the recordings go that were added to the list."""
    recordings: list[Path] = []
    try:
        with ours.transaction():
            yield recordings
    except BaseException:
        for path in recordings:
            path.unlink(missing_ok=True)
        raise


def _attempts(theirs: Store, ours: Store, recordings: list[Path]) -> tuple[dict[int, int], int, int, int]:
    """Our number of each attempt by theirs; how many were here, how many could not be read, how many new comments."""
    numbers = same_takes(theirs, ours)
    known = len(numbers)
    told, said = links.links(theirs), comments.listed(theirs)
    for entry in theirs.entries():
        if entry.id in numbers:
            continue
        found = _readable(theirs, entry.id)
        if found is None:
            continue
        sound = _recording(found, ours.recordings, theirs.recordings, recordings)
        number = numbers[entry.id] = ours.add(found.report, sound, entry.summary.created)
        if entry.person is not None:
            with contextlib.suppress(UsageError):  # damage has made it no name
                name_speaker(ours, number, entry.person)
        if entry.id in told:
            links.link(ours, number, told[entry.id])
    with_ours = ((numbers[one.attempt], one) for one in said if one.attempt in numbers)
    new = comments.add_all(ours, ((number, one.start_s, one.text, one.author) for number, one in with_ours))
    return numbers, known, len(theirs.entries()) + len(theirs.unreadable()) - len(numbers), new


def _readable(theirs: Store, number: int) -> Attempt | None:
    """An attempt of the export; None for one whose report is damaged."""
    try:
        return theirs.get(number)
    except StoreError:
        return None


def _recording(found: Attempt, ours: Path, came_with: Path, recordings: list[Path]) -> Path | None:
    """The attempt's recording from the unpacked folder in ours, under the name it had where that is free.

    A file that was not there is added to `recordings`.
    """
    source = Path(found.recording) if found.recording else None
    if source is None or source.parent != came_with:
        return None  # a file of this machine that did not come with the export
    place = next(one for one in _places(source, ours) if not one.exists() or filecmp.cmp(source, one, shallow=False))
    if not place.exists():
        recordings.append(place)
        try:
            shutil.copyfile(source, place)
        except OSError as error:
            raise StoreError(
                f"{place} cannot be written: {refused(error)}.", "Free some space and try again."
            ) from error
    return place


def _places(source: Path, folder: Path) -> Iterator[Path]:
    """Where a recording may lie: under its own name, then with a number."""
    shown = Path(printable(source.name) or source.name)
    yield folder / shown
    yield from (folder / f"{shown.stem}-{number}{shown.suffix}" for number in count(2))


def _settings(folder: Path) -> tuple[Setting, ...]:
    """What is set in the export and not here. Raises UsageError where it cannot be used."""
    try:
        return new_settings(folder / own_archive.SETTINGS)
    except UsageError as error:
        message = error.message.replace(f"{folder / own_archive.SETTINGS}/", "")
        raise UsageError(f"The settings in the export cannot be used: {message}", "Nothing was imported.") from error


def _questions(folder: Path) -> tuple[Question, ...]:
    """The export's own questions whose text is not in the bank yet. Raises UsageError where they cannot be read."""
    path = folder / own_archive.QUESTIONS
    if not path.is_file():
        return ()
    try:
        theirs = from_json(content := read_text(path).encode(), questions.Bank).question
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        why = plain(error, table="an object", kind=questions.Bank, content=content)
        raise UsageError(f"The questions in the export cannot be used: {why}.", "Nothing was imported.") from error
    return numbered(theirs, questions.bank())


def _stories(folder: Path) -> tuple[Story, ...]:
    """The export's stories whose title is not among ours. Raises UsageError where they cannot be read."""
    path = folder / own_archive.STORIES
    if not path.is_file():
        return ()
    names = questions.principle_names()
    known = {story.title for story in stories.read_own(names)}
    return tuple(story for story in story_file.read(read_text(path), names) if story.title not in known)


def _stories_as_written(folder: Path) -> str:
    """The export's file of stories with what belongs to no story, for a home that has no such file."""
    path = folder / own_archive.STORIES
    text = "\n".join(map(printable, read_text(path).splitlines())) if path.is_file() else ""
    return text.removeprefix("# Stories\n").strip()


def _empty_stories(folder: Path) -> list[str]:
    """The export's stories that are still to be filled in, as they are in a file, but for those that are here."""
    path, names = folder / own_archive.STORIES, questions.principle_names()
    if not path.is_file():
        return []
    known = {story.title for story in (*stories.read_own(names), *stories.read_own_empty(names))}
    left = (story for story in story_file.read_empty(read_text(path), names) if story.title not in known)
    return [story_file.skeleton(printable(story.title), story.principles) for story in left]
