"""A damaged database: what can be read of it is saved, its recordings find their attempts, nothing is thrown away."""

import json
import random
import shutil
import sqlite3
import stat
from pathlib import Path

import pytest

from rehearse.store import backup, notes
from rehearse.store.attempts import Store
from rehearse.store.repair import faults, repair
from tests.cli.homes import fill, improving, take
from tests.cli.running import printed, rehearse


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("whole")
    fill(home, [take(f"question-{n}", 1 + n % 28) for n in range(40)])
    with Store(home / "attempts.sqlite3") as store:
        notes.add(store, "It went well.")
    return home


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    """The database of a home with forty attempts and a note."""
    shutil.copytree(whole, tmp_path / "home")
    return tmp_path / "home" / "attempts.sqlite3"


def pages_of(path: Path, table: str) -> list[int]:
    """The pages of a table, but its first, which leads to the others."""
    db = sqlite3.connect(path)
    (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    (size,) = db.execute("PRAGMA page_size").fetchone()
    (count,) = db.execute("PRAGMA page_count").fetchone()
    db.close()
    raw = path.read_bytes()
    return [n for n in range(2, count + 1) if n != root and raw[(n - 1) * size] == 13]  # leaves of tables


def spoil(path: Path, page: int) -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)


def test_a_whole_database_stays_as_it_is(path: Path) -> None:
    before = path.read_bytes()
    assert faults(path) == ()
    done = repair(path)
    assert (done.attempts, done.damaged, done.leftovers) == (40, None, 0)
    assert path.read_bytes() == before
    assert faults(path.with_name("no such file")) == ()


def test_what_a_killed_repair_left_is_removed(path: Path) -> None:
    """It may hold what has been deleted since."""
    for end in (".partial", ".partial-journal"):
        path.with_name(path.name + end).write_bytes(b"half")
    repair(path)
    assert list(path.parent.glob("*.partial*")) == []


def test_what_lies_beside_a_damaged_page_is_saved(path: Path) -> None:
    leaves = pages_of(path, "report")
    spoil(path, leaves[len(leaves) // 2])
    assert faults(path)
    done = repair(path)
    assert done.attempts >= 30
    assert faults(path) == ()
    with Store(path) as store:
        assert len(store.entries()) == done.attempts
        assert [note.text for note in notes.listed(store)] == ["It went well."]
        assert all(store.get(entry.id).recording for entry in store.entries())
    assert done.damaged is not None
    assert Path(done.damaged).is_file()


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_damaged_the_store_opens_afterwards(path: Path, seed: int) -> None:
    """One to three pages, or the header, become noise, zeros or another page."""
    chance = random.Random(seed)
    raw = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 3)):
        at, other = (4096 * chance.randrange(len(raw) // 4096) for _ in range(2))
        noise = (chance.randbytes(4096), bytes(4096), bytes(raw[other : other + 4096]))[seed % 3]
        raw[at : at + 4096] = noise
    path.write_bytes(raw)
    repair(path)
    assert faults(path) == ()
    with Store(path) as store:
        store.add(take("again", 1), None)
        assert {entry.summary.question_id for entry in store.entries()} >= {"again"}
    assert len(list((path.parent / "recordings").iterdir())) == 40


def test_a_report_whose_line_is_lost_gets_another_with_its_recording(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("DELETE FROM attempt WHERE id = 7")
    db.close()
    assert "refers to a missing row" in faults(path)[0]
    assert repair(path).attempts == 40
    with Store(path) as store:
        assert store.entries("question-6")[0].id == 7


def _checks(*words: str) -> dict[str, dict[str, str]]:
    found = json.loads(rehearse(*words, "--json").stdout)["checks"]
    return {check["name"]: check for check in found}


@pytest.mark.slow
def test_the_command_says_what_it_saved_and_where_the_damaged_file_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(path.parent))
    monkeypatch.setenv("REHEARSE_MODELS", str(path.parent / "no models"))  # none is loaded to see that it runs
    (path.parent / "recordings" / ".abc.999999999.partial").write_bytes(b"half")
    spoil(path, pages_of(path, "report")[3])
    looked = _checks("doctor")["attempts"]
    assert looked["status"] == "fail"
    assert "doctor --repair" in looked["hint"]
    done = _checks("doctor", "--repair")
    assert "1 unfinished copy removed" in done["repair"]["message"]
    assert f"{path}.damaged-1" in done["repair"]["hint"]
    assert done["attempts"]["status"] == "ok"
    assert rehearse("list").exit_code == 0
    (row, *_) = printed(rehearse("data", "where", "--json"))["places"]
    assert row["files"] >= 2
    assert rehearse("data", "delete", "1", "--yes").exit_code == 0
    assert backup.kept(path) == (), "what was deleted stood in the damaged file, too"


def test_a_deleted_attempt_is_in_no_copy(path: Path) -> None:
    copy = path.with_name(path.name + ".schema-1")
    copy.write_bytes(path.read_bytes())
    with Store(path) as store:
        store.delete(1)
    assert backup.kept(path) == ()


def test_the_new_database_is_the_users_alone(tmp_path: Path) -> None:
    fill(tmp_path, improving())
    path = tmp_path / "attempts.sqlite3"
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) // 2])
    repair(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
