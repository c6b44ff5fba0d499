"""The archive that `data export` writes, unpacked; no entry of it leads anywhere else."""

import contextlib
import lzma
import shutil
import sqlite3
import stat
import zipfile
import zlib
from pathlib import Path

from rehearse.data.amounts import size
from rehearse.data.setting_keys import OWN_FILES
from rehearse.errors import StoreError, UsageError
from rehearse.store.connection import unchanging
from rehearse.store.failures import translated
from rehearse.store.repair import faults, repair

DATABASE = "attempts.sqlite3"
QUESTIONS, STORIES = "questions.json", "stories.md"
RECORDINGS, SETTINGS = "recordings", "settings"
_DOES_SOMETHING = """
    SELECT name FROM sqlite_master WHERE type NOT IN ('table', 'index') OR sql LIKE 'CREATE VIRTUAL%'
    UNION ALL
    SELECT t.name FROM sqlite_master t JOIN pragma_table_xinfo(t.name) c ON t.type = 'table' AND c.hidden > 1
"""  # views, triggers, virtual tables, and generated columns, of which a few bytes may be read as gigabytes
_HINT = "Name a file that `rehearse data export` wrote."


def unpack(archive: Path, folder: Path) -> None:
    """Write the parts of an export into the folder; its database holds takes and nothing else, and can be read.

    Whatever else the archive holds is left out. Raises UsageError for a file that `data export` did not write, and for
    one that unpacks to more than there is room for.
    """
    if archive.exists() and not archive.is_file() and not archive.is_dir():  # a pipe or device may never end
        raise UsageError(f"{archive} is not a file.", _HINT)
    try:
        with zipfile.ZipFile(archive) as packed:
            wanted = _parts(archive, packed)
            _make_sure_of_room(archive, sum(entry.file_size for entry in wanted), folder)
            for entry in wanted:
                packed.extract(entry, folder)
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, ValueError) as error:
        why = (getattr(error, "strerror", None) or "").lower() or _of_the_archive(error)
        raise UsageError(f"{archive} cannot be read: {why}.", _HINT) from error
    _make_sure_it_only_holds_takes(archive, folder / DATABASE)
    if faults(folder / DATABASE):
        repair(folder / DATABASE)


def _of_the_archive(error: Exception) -> str:
    """Why the archive cannot be unpacked, in a few words."""
    if isinstance(error, RuntimeError):
        return "it is encrypted"
    return "it is not a ZIP file, or it is damaged"


def _parts(archive: Path, packed: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The entries that an export has. Raises UsageError where it lacks its database, or names one file twice."""
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in packed.infolist():
        if not _is_part(entry):
            continue
        if entry.filename in found:
            raise UsageError(f"{archive} cannot be read: it contains {entry.filename} twice.", _HINT)
        found[entry.filename] = entry
    if DATABASE not in found:
        raise UsageError(f"{archive} is not a rehearse export.", "`rehearse data export FILE` writes one.")
    return list(found.values())


def _is_part(entry: zipfile.ZipInfo) -> bool:
    """Whether it is a file of an export: no link or device, and of the recordings none with a path of its own."""
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
        return False
    folder, slash, name = entry.filename.partition("/")
    if not slash:
        return folder in (DATABASE, QUESTIONS, STORIES)
    if folder == SETTINGS:
        return name in OWN_FILES
    return folder == RECORDINGS and name not in ("", ".", "..") and not set(name) & {"/", "\\"}


def _make_sure_of_room(archive: Path, needed_bytes: int, folder: Path) -> None:
    """Make sure that there is room: a few kilobytes can unpack to terabytes. Raises UsageError."""
    room_bytes = shutil.disk_usage(folder).free
    if needed_bytes > room_bytes:
        raise UsageError(
            f"{archive} unpacks to {size(needed_bytes)}, but there is only room for {size(room_bytes)}.",
            "Free some space, or set TMPDIR to a folder with room.",
        )


def _make_sure_it_only_holds_takes(archive: Path, database: Path) -> None:
    """Make sure that it has only tables, nothing that runs when they are read. Raises UsageError."""
    try:
        with translated(database), contextlib.closing(sqlite3.connect(unchanging(database), uri=True)) as db:
            found = db.execute(_DOES_SOMETHING).fetchone()
            empty = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'attempt'").fetchone() is None
    except StoreError as error:
        raise UsageError(f"{archive} cannot be read: its database is damaged.", _HINT) from error
    if empty:
        raise UsageError(f"{archive} cannot be read: its database contains no takes.", _HINT)
    if found is not None:
        raise UsageError(f"{archive} cannot be read: its database contains more than tables.", _HINT)
