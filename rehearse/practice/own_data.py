"""What is stored about a user, where, and how it is exported or deleted."""

import contextlib
import json
import os
import zipfile
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import msgspec
from msgspec.structs import replace

from rehearse import settings
from rehearse.audio.safe_wav import in_use
from rehearse.data import questions
from rehearse.data.plain_text import escaped, printable, readable
from rehearse.data.reasons import with_sentences
from rehearse.data.setting_keys import OWN_FILES
from rehearse.errors import StoreBusy, StoreError, UsageError, refused
from rehearse.permissions import TemporaryFolder, unfinished
from rehearse.practice import stories, take_options
from rehearse.practice.own_archive import SETTINGS
from rehearse.practice.table import to_csv
from rehearse.speech import models
from rehearse.speech.packaged import installed_at
from rehearse.store import connection
from rehearse.store.attempts import Store
from rehearse.store.failures import translated

_WAIT_S = 1.0  # for another program to let go of the database


class Place(msgspec.Struct, frozen=True):
    """One kind of data: what, where, how many files and how large."""

    what: str
    path: str
    files: int
    size_bytes: int

    @property
    def said(self) -> str:
        """What it is as a user reads it; `what` is the contract's word."""
        return self.what.replace("attempts", "takes").replace("own ", "your ")


def places() -> tuple[Place, ...]:
    """Everything the program may have written, most important first."""
    database, config = settings.database_path(), settings.config_dir()
    return (
        _place("attempts", *_database_files(database)),
        *_recordings(settings.recordings_dir()),
        _place("report pages", settings.pages_dir()),
        _place("models", settings.models_dir()),
        _place("caches", settings.cache_dir()),
        _place("own questions", questions.own_path()),
        _place("stories", stories.path()),
        _place("chosen microphone", config / "microphone"),
        _place("chosen model", config / "model"),
        _place("model speeds", config / "speeds.json"),
        _place("own settings", config / "settings.toml"),
        _place("own targets", config / "targets.toml"),
        _place("own fillers", config / "fillers.toml"),
    )


def models_elsewhere() -> tuple[Place, ...]:
    """The installed models that lie outside the folder of models: in a checkout or a Python package."""
    found = {row.name: Path(row.folder) for row in models.listed() if row.state in ("installed", "added")}
    return tuple(
        _place(f"model {name}", place)
        for name, place in found.items()
        if not place.is_relative_to(settings.models_dir())
    )


def packaged_models() -> dict[str, str]:
    """The models among these that are parts of Python packages, with the names of the packages."""
    catalogue, found = models.catalogue().stock, {row.name: Path(row.folder) for row in models.listed() if row.folder}
    packages = {name: stock.package for name in found if (stock := catalogue.get(name)) is not None}
    return {name: one.name for name, one in packages.items() if one and installed_at(one) == found[name]}


def all_places() -> tuple[Place, ...]:
    """The places with, behind the folder of models, the models that lie outside it: what a user is shown."""
    elsewhere, found = models_elsewhere(), places()  # looking for models may write to the caches
    behind = 1 + [place.what for place in found].index("models")
    return (*found[:behind], *elsewhere, *found[behind:])


def _database_files(database: Path) -> tuple[Path, ...]:
    """The database and all that lies beside it: logs, copies from before a migration or repair, unfinished ones."""
    return database, *sorted(set(database.parent.glob(f"{database.name}*")) - {database})


def _recordings(folder: Path) -> tuple[Place, ...]:
    """The recordings and, where there are any, the options of unfinished takes that lie beside them."""
    options = set(take_options.all_of(folder))
    sounds = _counted("recordings", folder, [file for file in _files(folder) if file not in options])
    return (sounds, _counted("unfinished take options", folder, options)) if options else (sounds,)


def _place(what: str, *paths: Path) -> Place:
    return _counted(what, paths[0], [file for path in paths for file in _files(path)])


def _counted(what: str, path: Path, files: Collection[Path]) -> Place:
    return Place(what, readable(str(path)), len(files), sum(file.lstat().st_size for file in files))


def _files(path: Path) -> Iterator[Path]:
    """The file, or every file below the folder; links are not followed, as their targets may be somebody else's."""
    if path.is_dir() and not path.is_symlink():
        for inner in sorted(path.iterdir()):
            yield from _files(inner)
    elif os.path.lexists(path):
        yield path


def has_anything_to_export() -> bool:
    """Whether there is something to export: takes, questions, stories or settings."""
    own = (settings.config_dir() / name for name in OWN_FILES)
    return any(path.is_file() for path in (settings.database_path(), questions.own_path(), stories.path(), *own))


def export(
    target: Path,
    *,
    recordings: bool = True,
    replace: bool = False,
    on_progress: Callable[[int, int], None] | None = None,
) -> int:
    """Write a ZIP file with the database, reports (JSON), a table (CSV), own files and settings, recordings.

    Returns the number of attempts. The chosen model and microphone are those of this machine and stay behind.

    Raises UsageError when the file is there already (without `replace`) or cannot be written; then nothing half-written
    stays.
    """
    if target.exists() and not replace:
        raise UsageError(f"{target} already exists.", "Name a new file; existing files are never overwritten.")
    try:
        with unfinished(target) as partial:
            with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
                count = _fill(archive, recordings, on_progress)
            partial.replace(target)
    except OSError as error:
        raise UsageError(
            f"{target} cannot be written: {refused(error)}.", "Name a file in a folder you can write to."
        ) from error
    return count


def _fill(archive: zipfile.ZipFile, recordings: bool, on_progress: Callable[[int, int], None] | None) -> int:
    for own in (questions.own_path(), stories.path()):
        if own.is_file():
            archive.write(own, own.name)
    for name in OWN_FILES:
        if (settings.config_dir() / name).is_file():
            archive.write(settings.config_dir() / name, f"{SETTINGS}/{name}")
    with Store(settings.database_path()) as store:
        entries = store.entries()
        archive.writestr("attempts.csv", to_csv(entries))
        with TemporaryFolder() as folder:  # interviews, drills and notes are in the database alone
            store.copy_to(folder / "attempts.sqlite3")
            archive.write(folder / "attempts.sqlite3", "attempts.sqlite3")
        for done, entry in enumerate(entries, start=1):
            with contextlib.suppress(StoreError):  # a damaged report is in the database as it is
                report = store.get(entry.id).report
                if report.content is not None:
                    report = replace(report, content=with_sentences(report.content))
                document = json.loads(msgspec.json.encode({"attempt": entry.id, "report": report}))
                text = escaped(json.dumps(document, ensure_ascii=False, indent=1))
                archive.writestr(f"reports/{entry.id:05d}.json", text)
            if on_progress:
                on_progress(done, len(entries))
        if recordings:
            _add_recordings(archive, store.recordings)
    return len(entries)


def _add_recordings(archive: zipfile.ZipFile, folder: Path) -> None:
    """Every sound of the folder, stored as it is: it is compressed already, or not worth it."""
    taken: set[str] = set()
    options = set(take_options.all_of(folder))
    sounds = (file for file in _files(folder) if file.is_file() and file.parent == folder and file not in options)
    for file in sounds:
        name = shown = printable(file.name.encode("utf-8", "replace").decode())
        while name in taken:
            name = f"{len(taken)}-{shown}"
        taken.add(name)
        archive.write(file, f"recordings/{name}", zipfile.ZIP_STORED)


def delete_everything() -> tuple[str, ...]:
    """Delete attempts, recordings, pages, own questions, stories and what was chosen; returns what was deleted.

    Models, own targets and own fillers stay. Raises UsageError when a take is being recorded or judged, StoreBusy when
    another program has the attempts open (then nothing is deleted), and UsageError when a file cannot be deleted.
    """
    database, folder = settings.database_path(), settings.recordings_dir()
    if running := [file for file in _files(folder) if in_use(file)]:
        raise UsageError(
            f"{running[0].name} is still being recorded or judged.", "Wait until it is done, then try again."
        )
    rest = (questions.own_path(), stories.path(), *(settings.config_dir() / name for name in ("microphone", "model")))
    idle = [file for file in _files(settings.cache_dir()) if not in_use(file)]  # a file being written keeps its note
    with _nobody_else(database):
        return _deleted(folder, settings.pages_dir(), *idle, *reversed(_database_files(database)), *rest)


@contextlib.contextmanager
def _nobody_else(database: Path) -> Iterator[None]:
    """While the files are deleted no other program has the database open; one that is damaged needs no lock."""
    held = None
    if database.is_file():
        try:
            with translated(database):
                held = connection.locked(database, _WAIT_S)
        except StoreBusy:
            raise
        except StoreError:  # damaged, or on a full disk: it is to be deleted
            held = None
    try:
        yield
    finally:
        if held is not None:
            held.close()


def forget_pages() -> tuple[str, ...]:
    """Delete the web pages that were shown, which hold the sound of takes; returns what was deleted."""
    return _deleted(settings.pages_dir())


def _deleted(*paths: Path) -> tuple[str, ...]:
    deleted = []
    for file in (file for path in paths for file in _files(path)):
        try:
            file.unlink(missing_ok=True)  # the last connection takes the log along
        except OSError as error:
            raise UsageError(f"{file} cannot be deleted: {refused(error)}.") from error
        deleted.append(str(file))
    return tuple(deleted)
