"""A summary is derived: one that is damaged is derived from its report again, and costs nobody anything."""

import sqlite3
import zlib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.errors import StoreError
from rehearse.store import summary
from rehearse.store.attempts import Store
from rehearse.store.packing import unpacked
from rehearse.types import Report
from tests import builders_report as reports
from tests.cli.homes import fill, improving
from tests.cli.running import rehearse


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    fill(folder, improving())
    return folder


def store_in(home: Path) -> Path:
    return home / "attempts.sqlite3"


def put(home: Path, column: str, body: bytes, number: int = 3) -> None:
    table, key = ("report", "attempt_id") if column == "body" else ("attempt", "id")
    with sqlite3.connect(store_in(home)) as db:
        db.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (body, number))  # noqa: S608 - ours
    db.close()


def whole() -> bytes:
    return msgspec.msgpack.encode(summary.summarise(improving()[2]))


@settings(max_examples=30)
@given(st.binary(max_size=60) | st.integers(0, len(whole()) - 1).map(lambda end: whole()[:end]))
def test_any_bytes_in_the_place_of_a_summary_are_replaced(home: Path, body: bytes) -> None:
    put(home, "summary", body)
    with Store(store_in(home)) as store:
        entries = store.entries()
    assert [entry.summary for entry in entries] == [summary.summarise(report) for report in improving()]


@pytest.mark.slow
@settings(max_examples=30)
@given(st.integers(0, len(whole()) - 1), st.integers(1, 255))
def test_a_flipped_byte_costs_no_attempt(home: Path, at: int, flip: int) -> None:
    body = bytearray(whole())
    body[at] ^= flip
    put(home, "summary", bytes(body))
    with Store(store_in(home)) as store:
        entries = store.entries()
    assert [entry.id for entry in entries] == list(range(1, 9))
    assert [entry.summary.created for entry in entries] == [report.provenance.created for report in improving()]


def test_a_summary_that_holds_no_number_is_derived_again(home: Path) -> None:
    wrong = msgspec.structs.replace(summary.summarise(improving()[2]), measures={"total_points": float("nan")})
    put(home, "summary", msgspec.msgpack.encode(wrong))
    with Store(store_in(home)) as store:
        assert store.entries()[2].summary == summary.summarise(improving()[2])


@pytest.mark.parametrize(
    "command", [(), ("progress",), ("progress", "last-apology"), ("compare",), ("reanalyze", "--all", "--words-only"),
                ("recover", "--list"), ("questions", "list"), ("progress", "--csv")])  # fmt: skip
def test_no_command_is_stopped_by_a_damaged_summary(
    home: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(home))
    put(home, "summary", b"\xc1damaged")
    done = rehearse(*command)
    assert done.exit_code == 0, done.output


def damaged(folder: Path, made: list[Report]) -> Path:
    fill(folder, made)
    put(folder, "summary", b"\xc1", 1)
    put(folder, "body", b"no report", 1)
    return store_in(folder)


def test_an_attempt_of_which_nothing_can_be_read_is_left_out_and_can_be_deleted(tmp_path: Path) -> None:
    with Store(damaged(tmp_path, improving())) as store:
        assert [entry.id for entry in store.entries()] == list(range(2, 9))
        assert store.unreadable() == (1,)
        with pytest.raises(StoreError, match="cannot be read") as caught:
            store.get(1)
        assert "data delete 1" in caught.value.hint
        assert store.delete(1) == store.recordings / "take-1.wav"
        assert store.unreadable() == ()


def test_every_command_goes_on_without_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    damaged(tmp_path, improving())
    for command in ((), ("progress",), ("data", "export", str(tmp_path / "all.zip")), ("recover", "--list")):
        assert rehearse(*command).exit_code == 0, command
    assert rehearse("show", "1").exit_code == 5
    assert rehearse("data", "delete", "1", "--yes").exit_code == 0


def test_a_summary_of_another_version_is_derived_where_it_cannot_be_renewed(tmp_path: Path) -> None:
    with Store(store_in(tmp_path)) as store:
        store.add(reports.full(), None)
    with sqlite3.connect(store_in(tmp_path)) as db:
        db.execute("UPDATE attempt SET summary_version = 0, summary = x'00'")
    db.close()
    holder = sqlite3.connect(store_in(tmp_path), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with Store(store_in(tmp_path), wait_s=0) as store:
        assert store.entries()[0].summary == summary.summarise(reports.full())
    holder.close()


def test_a_report_that_swells_or_breaks_off_is_damaged() -> None:
    """A few kilobytes in the file can be gigabytes in memory."""
    swollen, broken_off = zlib.compress(b" " * 1001), zlib.compress(b"{}" * 400)[:-9]
    for body in (swollen, broken_off):
        with pytest.raises(StoreError, match=r"take 1 cannot be read \(it is incomplete, or larger"):
            unpacked(1, body, 1000)
    whole = zlib.compress(b"{}" + b" " * 998)
    with pytest.raises(StoreError, match="it has no key"):
        unpacked(1, whole, 1000)
