"""An export that somebody changed brings in nothing but what an export holds."""

import contextlib
import random
import sqlite3
import zipfile
from pathlib import Path

import pytest

from rehearse.errors import RehearseError, StoreTooNew, UsageError
from rehearse.practice.own_import import bring_in
from tests.cli.homes import fill, take
from tests.cli.running import rehearse


def changed(tmp_path: Path, *statements: str) -> Path:
    """An export whose database somebody has changed by these statements."""
    fill(tmp_path / "old", [take("was-wrong", 1)])
    with contextlib.closing(sqlite3.connect(tmp_path / "old" / "attempts.sqlite3", isolation_level=None)) as db:
        for statement in ("PRAGMA journal_mode = DELETE", *statements):
            db.execute(statement)
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(tmp_path / "old" / "attempts.sqlite3", "attempts.sqlite3")
        archive.writestr("recordings/take-1.wav", b"sound")
    return tmp_path / "x.zip"


@pytest.mark.parametrize(
    "name", ["{}/secret", "../../../secret", "../secret", "/etc/passwd", "take-1.wav/../../secret"]
)
def test_no_file_of_this_machine_is_taken_for_a_recording_of_the_export(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would go out with the next `share`."""
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "new"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "secret").write_text("a key")
    path = changed(tmp_path, f"UPDATE attempt SET recording = '{name.format(tmp_path)}'")  # noqa: S608 - ours
    assert bring_in(path).attempts == 1
    assert list((tmp_path / "new" / "recordings").iterdir()) == []


def test_what_is_no_moment_and_no_plan_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would stop the home screen, and every list, from then on. An attempt has the moment of its report instead."""
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "new"))
    path = changed(
        tmp_path,
        "INSERT INTO attempt SELECT 2, 'soon', question_id, NULL, 0, x'', NULL FROM attempt",
        "INSERT INTO report SELECT 2, body FROM report",
        "INSERT INTO note VALUES (1, 'yesterday', NULL, 'a')",
        "INSERT INTO drill VALUES (1, '', 'fix', 'x', 'y', 1.0)",
        "INSERT INTO mock VALUES (1, '2026-03-01', x'5b5d', NULL), (2, 'never', x'7b7d', NULL)",
        "INSERT INTO mock VALUES (3, '2026-03-02', x'7b7d', NULL)",
        "INSERT INTO mock_turn VALUES (3, 0, x'7b7d', NULL)",
    )
    found = bring_in(path)
    assert (found.attempts, found.unreadable, found.interviews) == (2, 0, 0)
    for command in ([], ["list"], ["notes"], ["drill", "--results"], ["mock", "--list"]):
        assert (done := rehearse(*command)).exit_code == 0, done.output


ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, i, i, i, i, i FROM n"


@pytest.mark.parametrize(
    "statements",
    [
        ("DROP TABLE comment", f"CREATE VIEW comment (id, attempt_id, created, author, start_s, body) AS {ENDLESS}"),
        (f"CREATE TRIGGER t AFTER UPDATE ON attempt BEGIN INSERT INTO comment {ENDLESS}; END",),
        ("DROP TABLE comment", "CREATE VIRTUAL TABLE comment USING fts5(body)"),
    ],
)
def test_a_database_that_does_something_by_itself_is_refused(
    statements: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "new"))
    with pytest.raises(UsageError, match="more than tables"):
        bring_in(changed(tmp_path, *statements))


def test_what_swells_beyond_the_disk_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "new"))
    path = changed(tmp_path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.filelist[0].file_size = 10**15
        archive.writestr("recordings/take-2.wav", b"sound")
    with pytest.raises(UsageError, match="unpacks to 1,000,000"):
        bring_in(path)


def test_an_export_with_a_changed_byte_is_imported_or_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "new"))
    path = changed(tmp_path)
    whole, chance = path.read_bytes(), random.Random(17)
    for turn in range(80):
        broken = bytearray(whole)
        at = chance.randrange(len(whole)) if turn % 2 else len(whole) - 1 - chance.randrange(200)
        broken[at] ^= 1 << chance.randrange(8)
        path.write_bytes(broken)
        with contextlib.suppress(RehearseError):
            assert bring_in(path).attempts <= 1


def test_an_export_of_a_newer_version_is_named_and_not_the_takes_that_are_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "new"))
    path = changed(tmp_path, "PRAGMA user_version = 999")
    with pytest.raises(StoreTooNew) as met:
        bring_in(path)
    assert met.value.message == f"{path} was exported by a newer version of rehearse."
    assert "import it again" in met.value.hint
