"""Archives that are no export of ours, or one with something wrong: each made from a whole export."""

import sqlite3
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from rehearse.data.plain_text import LONGEST_MB

DATABASE, SOUND = "attempts.sqlite3", "recordings/take-1.wav"
Parts = dict[str, bytes]
LARGE = b" " * (LONGEST_MB * 1_000_000 + 1)


def parts(export: Path) -> Parts:
    """What an export holds, by name."""
    with zipfile.ZipFile(export) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def written(
    path: Path, whole: Parts, *more: tuple[str | zipfile.ZipInfo, bytes], leave_out: tuple[str, ...] = ()
) -> None:
    """An archive with these parts and others after them."""
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in whole.items():
            if name not in leave_out:
                archive.writestr(name, content)
        for entry, content in more:
            archive.writestr(entry, content)


def special(name: str, kind: int) -> zipfile.ZipInfo:
    """An entry of another kind than a file: a link, a device, a pipe."""
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3  # Unix
    entry.external_attr = (kind | 0o777) << 16
    return entry


def _kind(kind: int, name: str, content: bytes = b"/etc/passwd") -> Callable[[Path, Parts], None]:
    return lambda path, whole: written(path, whole, (special(name, kind), content), leave_out=(name,))


def _named(name: str) -> Callable[[Path, Parts], None]:
    return lambda path, whole: written(path, whole, (zipfile.ZipInfo(name), b"from elsewhere"))


def _patched(change: Callable[[bytearray, int, int], None], name: str) -> Callable[[Path, Parts], None]:
    """The bytes of the archive changed, given where the entry begins: its local header, that of the directory."""

    def make(path: Path, whole: Parts) -> None:
        written(path, whole)
        with zipfile.ZipFile(path) as archive:
            local = archive.getinfo(name).header_offset
        raw = bytearray(path.read_bytes())
        central = raw.rindex(b"PK\x01\x02", 0, raw.rindex(name.encode()))
        change(raw, local, central)
        path.write_bytes(raw)

    return make


def _encrypted(raw: bytearray, local: int, central: int) -> None:
    raw[local + 6] |= 1
    raw[central + 8] |= 1


def _method(number: int) -> Callable[[bytearray, int, int], None]:
    def change(raw: bytearray, local: int, central: int) -> None:
        struct.pack_into("<H", raw, local + 8, number)
        struct.pack_into("<H", raw, central + 10, number)

    return change


def _crc(raw: bytearray, local: int, central: int) -> None:
    raw[local + 14] ^= 1
    raw[central + 16] ^= 1


def _size(number: int) -> Callable[[bytearray, int, int], None]:
    return lambda raw, _, central: struct.pack_into("<I", raw, central + 24, number)


def _offset(raw: bytearray, _: int, central: int) -> None:
    struct.pack_into("<I", raw, central + 42, 7)


def _twice(name: str) -> Callable[[Path, Parts], None]:
    return lambda path, whole: written(path, whole, (zipfile.ZipInfo(name), b"the other"))


def _thousands(path: Path, whole: Parts) -> None:
    written(path, whole, *((f"recordings/{number}.wav", b"") for number in range(5000)))


def _bomb(path: Path, whole: Parts) -> None:
    """A sound of 100 MB in 100 kB: to be unpacked, and no more than that."""
    written(path, whole, ("recordings/zeros.wav", bytes(100_000_000)))


def _database(*statements: str) -> Callable[[Path, Parts], None]:
    """The database after these statements."""

    def make(path: Path, whole: Parts) -> None:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
            held = whole[DATABASE]
            db.deserialize(held[:18] + b"\1\1" + held[20:])  # journal mode: memory can have no write-ahead log
            for statement in statements:
                db.execute(statement)
            written(path, {**whole, DATABASE: db.serialize()})

    return make


def _raw(change: Callable[[bytes], bytes]) -> Callable[[Path, Parts], None]:
    def make(path: Path, whole: Parts) -> None:
        written(path, whole)
        path.write_bytes(change(path.read_bytes()))

    return make


ELSEWHERE = (
    "/etc/passwd",
    "/attempts.sqlite3",
    "../escaped.wav",
    "recordings/../../escaped.wav",
    "recordings//etc/passwd",
    "recordings/sub/escaped.wav",
    "recordings/..",
    "recordings/.",
    "recordings\\..\\..\\escaped.wav",
    "C:\\escaped.wav",
    "recordings/\x1b[2J.wav",
    "recordings/",
    "attempts.sqlite3/",
    "attempts.sqlite3-wal",
    "attempts.sqlite3-journal",
    "ATTEMPTS.SQLITE3",
    "Recordings/take-1.wav",
    "recordings/TAKE-1.WAV",
    "settings.toml",
    "models/base/model.bin",
)
KINDS = {"link": stat.S_IFLNK, "character device": stat.S_IFCHR, "block device": stat.S_IFBLK, "pipe": stat.S_IFIFO,
         "socket": stat.S_IFSOCK, "folder": stat.S_IFDIR}  # fmt: skip

# what comes in whole, whatever lies beside it
TAKEN: dict[str, Callable[[Path, Parts], None]] = {
    **{f"{name!r} beside it": _named(name) for name in ELSEWHERE},
    **{f"a {kind} as another sound": _kind(bits, "recordings/other.wav") for kind, bits in KINDS.items()},
    **{f"a {kind} as its sound": _kind(bits, SOUND) for kind, bits in KINDS.items()},
    "thousands of entries": _thousands,
    "a bomb": _bomb,
    "something before it": _raw(lambda raw: b"#!/bin/sh\n" + raw),
    "something after it": _raw(lambda raw: raw + b"\0"),
}
REFUSED: dict[str, Callable[[Path, Parts], None]] = {
    **{f"a {kind} as the database": _kind(bits, DATABASE) for kind, bits in KINDS.items()},
    "an encrypted database": _patched(_encrypted, DATABASE),
    "an encrypted sound": _patched(_encrypted, SOUND),
    **{f"compression {number}": _patched(_method(number), SOUND) for number in (1, 6, 9, 12, 14, 93, 98, 99)},
    "a wrong checksum of the database": _patched(_crc, DATABASE),
    "a wrong checksum of a sound": _patched(_crc, SOUND),
    "a size of one byte": _patched(_size(1), DATABASE),
    "an entry where there is none": _patched(_offset, SOUND),
    "two databases": _twice(DATABASE),
    "two sounds of one name": _twice(SOUND),
    "no database": lambda path, whole: written(path, whole, leave_out=(DATABASE,)),
    "a text as the database": lambda path, whole: written(path, {**whole, DATABASE: b"no database" * 99}),
    "nothing as the database": lambda path, whole: written(path, {**whole, DATABASE: b""}),
    **{f"a database of version {number}": _database(f"PRAGMA user_version = {number}") for number in (0, -5)},
    "a database without stories": _database("DROP TABLE told"),
    "a report of gigabytes that no byte holds": _database(
        "PRAGMA foreign_keys = OFF", "DROP TABLE report",
        "CREATE TABLE report (attempt_id INTEGER, body BLOB GENERATED ALWAYS AS (zeroblob(900000000)))",
        "INSERT INTO report (attempt_id) SELECT id FROM attempt",
    ),
    "questions in no text": lambda path, whole: written(path, {**whole, "questions.json": bytes(range(256))}),
    "questions that are none": lambda path, whole: written(path, {**whole, "questions.json": b"[1]"}),
    "questions beyond all measure": lambda path, whole: written(path, {**whole, "questions.json": LARGE}),
    "settings of other types": lambda path, whole: written(path, {**whole, "settings/settings.toml": b"think_s = [1]"}),
    "settings beyond all measure": lambda path, whole: written(path, {**whole, "settings/targets.toml": LARGE}),
    "stories beyond all measure": lambda path, whole: written(path, {**whole, "stories.md": LARGE}),
    "stories that are none": lambda path, whole: written(path, {**whole, "stories.md": b"%PDF-1.4\0\0\0"}),
    "an entry of a long name": lambda path, whole: written(path, whole, (f"recordings/{'x' * 300}.wav", b"")),
    "an empty archive": lambda path, _: written(path, {}),
    "an empty file": lambda path, _: path.touch(),
    "the first half": _raw(lambda raw: raw[: len(raw) // 2]),
    "the second half": _raw(lambda raw: raw[len(raw) // 2 :]),
}  # fmt: skip
