"""Kills whole programs at random moments and looks at what they leave: `python -m tests.kills 200 SEED`.

Five commands in turn: record, analyze, the first start of a new version, reanalyze, delete. Each begins with a copy of
one home and is killed, with its recorder, at a moment drawn from the time that the command takes.
"""

import contextlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import soundfile

from rehearse.store import backup
from rehearse.store.attempts import Store
from rehearse.store.repair import faults
from rehearse.store.schema import MIGRATIONS, migrate
from tests.fixtures import fixture

SOUND = fixture("short").path.absolute()
WORDS = [
    {"text": word, "start_s": 0.5 + n / 5, "end_s": 0.7 + n / 5} for n, word in enumerate(["I", "wrote", "a", "list."])
]
DELETED = 2
COMMANDS: dict[str, tuple[str, ...]] = {
    "record": ("record", "--text", "What?", "--device", f"file:{SOUND}", "--think", "0", "--no-check", "--seconds", "2",
               "--model", "tiny.en"),
    "analyze": ("analyze", "SOUND", "--transcript", "WORDS"),
    "migrate": ("list",),
    "reanalyze": ("reanalyze", "--all", "--words-only"),
    "delete": ("data", "delete", str(DELETED), "--yes"),
}  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """One kill: of which command, at which moment (None: it had ended before), and every promise that was broken."""

    command: str
    killed_at_s: float | None
    broken: tuple[str, ...]


def prepared(folder: Path) -> Path:
    """A home with three attempts that have a recording each, and another sound and its words beside it."""
    home = folder / "home"
    (folder / "words.json").write_text(json.dumps(WORDS), encoding="utf-8")
    sounds = []
    for number in range(4):
        sound, rate_hz = soundfile.read(SOUND)
        soundfile.write(folder / f"take-{number}.wav", sound * (1 - number / 10), rate_hz)
        sounds.append(folder / f"take-{number}.wav")
    for sound in sounds[:3]:
        _started(home, ("analyze", str(sound), "--transcript", str(folder / "words.json"))).communicate()
    return home


def _started(home: Path, words: tuple[str, ...]) -> "subprocess.Popen[bytes]":
    env = {**os.environ, "REHEARSE_HOME": str(home), "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(
        [sys.executable, "-m", "rehearse", *words],
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # so that its recorder can be killed with it
    )


def _words(command: str, folder: Path) -> tuple[str, ...]:
    places = {"SOUND": str(folder / "take-3.wav"), "WORDS": str(folder / "words.json")}
    return tuple(places.get(word, word) for word in COMMANDS[command])


def _copy(folder: Path, command: str) -> Path:
    copy = folder / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder / "home", copy, symlinks=True)
    if command == "migrate":
        _of_an_earlier_version(copy / "attempts.sqlite3")
    return copy


def _of_an_earlier_version(path: Path) -> None:
    """Put a database of the schema before this one in its place, with the same attempts."""
    fresh = path.with_name("earlier")
    with contextlib.closing(sqlite3.connect(fresh, isolation_level=None)) as db:
        migrate(db, MIGRATIONS[:-1])
        db.execute("ATTACH ? AS now", (str(path),))
        for table in ("attempt", "report"):
            columns = ", ".join(row[1] for row in db.execute(f"PRAGMA main.table_info({table})"))
            db.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM now.{table}")  # noqa: S608 - ours
        db.execute("PRAGMA main.journal_mode = WAL")
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    fresh.replace(path)


def kill(folder: Path, command: str, at_s: float) -> Outcome:
    """Kill one command at a moment, and look at what is left."""
    home = _copy(folder, command)
    program = _started(home, _words(command, folder))
    try:
        program.wait(at_s)
        killed = None
    except subprocess.TimeoutExpired:
        killed = at_s
    if killed is not None:
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()
    return Outcome(command, killed, tuple(_broken(home, command)))


def _broken(home: Path, command: str) -> list[str]:
    """Each promise that does not hold of a home in which three attempts were."""
    path, broken = home / "attempts.sqlite3", []
    if wrong := faults(path):
        broken.append(f"damaged: {wrong[0]}")
    with Store(path) as store:
        ids = {entry.id for entry in store.entries()}
        kept = {1, 2, 3} - ({DELETED} if command == "delete" else set())
        if not kept <= ids or store.unreadable():
            broken.append(f"attempts {ids}")
        for number in ids:
            attempt = store.get(number)
            if attempt.recording is None:
                broken.append(f"no recording of {number}")
            elif number in kept and soundfile.info(attempt.recording).frames == 0:
                broken.append(f"an empty recording of {number}")
    for copy in backup.kept(path):
        if copy.suffix != ".partial" and faults(copy):
            broken.append(f"{copy.name} is damaged")
    if command == "record":
        broken += [f"{one.name} cannot be played" for one in home.glob("recordings/*.wav") if not _plays(one)]
    listed = _started(home, ("recover", "--list"))
    if listed.wait():
        broken.append("recover --list fails")
    return broken


def _plays(path: Path) -> bool:
    """Whether a recording can be read; one that was killed before its header was written holds nothing to lose."""
    if path.stat().st_size < 44:
        return True
    try:
        return bool(soundfile.info(str(path)).samplerate > 0)
    except soundfile.LibsndfileError:
        return False


def kills(folder: Path, count: int, seed: int) -> list[Outcome]:
    """So many kills, of the five commands in turn, at moments that the seed draws."""
    chance = random.Random(seed)
    prepared(folder)
    takes_s = {}
    for command in COMMANDS:
        home, began = _copy(folder, command), time.perf_counter()
        _started(home, _words(command, folder)).wait()
        takes_s[command] = time.perf_counter() - began
    names = list(COMMANDS)
    return [
        kill(folder, name, takes_s[name] * chance.uniform(0.05, 1.0))
        for name in (names[n % len(names)] for n in range(count))
    ]


def main(count: int, seed: int) -> None:
    """Print what became of every kill, and how many broke a promise."""
    with tempfile.TemporaryDirectory() as folder:
        found = kills(Path(folder), count, seed)
    for name in COMMANDS:
        of_it = [one for one in found if one.command == name]
        killed = sum(one.killed_at_s is not None for one in of_it)
        print(f"{name}: {len(of_it)} begun, {killed} killed, {sum(bool(one.broken) for one in of_it)} broke a promise")
    for one in found:
        if one.broken:
            print(one)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
