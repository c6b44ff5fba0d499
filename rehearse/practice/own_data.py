"""What is kept of a person, where, and how they take it away or delete it."""

import json
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from rehearse import settings
from rehearse.data import questions
from rehearse.errors import UsageError
from rehearse.practice import stories
from rehearse.practice.table import to_csv
from rehearse.store.attempts import Store


class Place(msgspec.Struct, frozen=True):
    """One kind of data: what, where, how many files and how large."""

    what: str
    path: str
    files: int
    size_bytes: int


def places() -> tuple[Place, ...]:
    """Everything the program may have written, in the order in which it matters."""
    database = settings.database_path()
    return (
        _place("attempts", *(database.with_name(database.name + end) for end in ("", "-wal", "-shm"))),
        _place("recordings", settings.recordings_dir()),
        _place("pages shown", settings.pages_dir()),
        _place("models", settings.models_dir()),
        _place("caches of libraries", settings.cache_dir()),
        _place("own questions", questions.own_path()),
        _place("stories", stories.path()),
        _place(
            "own targets and settings", *(settings.config_dir() / name for name in ("targets.toml", "settings.toml"))
        ),
    )


def _place(what: str, *paths: Path) -> Place:
    files = [file for path in paths for file in _files(path)]
    return Place(what, str(paths[0]), len(files), sum(file.stat().st_size for file in files))


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        yield from sorted(file for file in path.rglob("*") if file.is_file())


def export(
    target: Path,
    *,
    recordings: bool = True,
    replace: bool = False,
    on_progress: Callable[[int, int], None] | None = None,
) -> int:
    """Write a ZIP file with the database, reports (JSON), a table (CSV), own files, recordings; returns the attempts.

    Raises UsageError when the file is there already (without `replace`) or cannot be written; then nothing half-written
    stays.
    """
    if target.exists() and not replace:
        raise UsageError(f"{target} is there already.", "Name a new file; nothing is overwritten.")
    partial = target.with_name(target.name + ".partial")
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
            count = _fill(archive, recordings, on_progress)
        partial.replace(target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise UsageError(f"{target} cannot be written: {error.strerror or error}.") from error
    return count


def _fill(archive: zipfile.ZipFile, recordings: bool, on_progress: Callable[[int, int], None] | None) -> int:
    for own in (questions.own_path(), stories.path()):
        for file in _files(own):
            archive.write(file, file.name)
    with Store(settings.database_path()) as store:
        entries = store.entries()
        archive.writestr("attempts.csv", to_csv(entries))
        with tempfile.TemporaryDirectory() as folder:  # interviews, drills and notes are in the database alone
            store.copy_to(Path(folder) / "attempts.sqlite3")
            archive.write(Path(folder) / "attempts.sqlite3", "attempts.sqlite3")
        for done, entry in enumerate(entries, start=1):
            attempt = store.get(entry.id)
            document = json.loads(msgspec.json.encode({"report": attempt.report}))
            archive.writestr(f"reports/{attempt.id:05d}.json", json.dumps(document, ensure_ascii=False, indent=1))
            if on_progress:
                on_progress(done, len(entries))
        if recordings:  # already compressed or not worth it
            for file in _files(store.recordings):
                archive.write(file, f"recordings/{file.name}", zipfile.ZIP_STORED)
    return len(entries)


def delete_everything() -> tuple[str, ...]:
    """Delete attempts, recordings, own questions and stories (models and settings stay); returns what was deleted.

    Raises UsageError when a file cannot be deleted; the rest may be gone by then.
    """
    database = settings.database_path()
    doomed = [database.with_name(database.name + end) for end in ("-wal", "-shm", "")]
    kept = (settings.recordings_dir(), settings.pages_dir(), questions.own_path(), stories.path())
    return _deleted(*doomed, *kept)


def forget_pages() -> tuple[str, ...]:
    """Delete the web pages that were shown, which hold the sound of takes; returns what was deleted."""
    return _deleted(settings.pages_dir())


def _deleted(*paths: Path) -> tuple[str, ...]:
    deleted = []
    for file in (file for path in paths for file in _files(path)):
        try:
            file.unlink()
        except OSError as error:
            raise UsageError(f"{file} cannot be deleted: {error.strerror}.") from error
        deleted.append(str(file))
    return tuple(deleted)
