"""Promises of the store."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from rehearse.errors import NoSuchAttempt
from rehearse.store import summary
from rehearse.store.attempts import Store
from rehearse.types import Report, ReportQuestion
from tests import builders_report as reports


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "attempts.sqlite3"


def answering(question_id: str) -> Report:
    return msgspec.structs.replace(reports.full(), question=ReportQuestion(question_id, "What?", ()))


def hostile() -> Report:
    """Made at a moment: what was made at none is damaged."""
    report = reports.hostile()
    made = msgspec.structs.replace(report.provenance, created=reports.full().provenance.created)
    return msgspec.structs.replace(report, provenance=made)


@pytest.mark.parametrize("make", [reports.full, reports.without_words, reports.text_only, hostile])
def test_what_is_added_comes_back_the_same(path: Path, make: Callable[[], Report]) -> None:
    report = make()
    with Store(path) as store:
        number = store.add(report, None)
    with Store(path) as store:
        assert store.get(number).report == report


def test_attempts_come_oldest_first_and_by_question(path: Path) -> None:
    with Store(path) as store:
        numbers = [store.add(answering(question), None) for question in ("a", "b", "a")]
        assert [attempt.id for attempt in store.attempts()] == numbers
        assert [attempt.id for attempt in store.attempts("a")] == [numbers[0], numbers[2]]
        assert [entry.id for entry in store.entries("b")] == [numbers[1]]


def test_an_entry_says_what_its_report_says(path: Path) -> None:
    report = reports.no_hire()
    with Store(path) as store:
        store.add(report, None)
        (entry,) = store.entries()
    assert entry.summary == summary.summarise(report)


def test_an_unknown_number_is_said(path: Path) -> None:
    with Store(path) as store:
        for act in (store.get, store.delete, lambda number: store.replace(number, reports.full())):
            with pytest.raises(NoSuchAttempt, match="no take 7"):
                act(7)


def test_a_take_in_the_recordings_folder_stays_where_it_is(path: Path) -> None:
    with Store(path) as store:
        take = store.recordings / "take.wav"
        take.write_bytes(b"sound")
        number = store.add(reports.full(), take)
        assert store.get(number).recording == str(take)
    assert [file.name for file in take.parent.iterdir()] == ["take.wav"]


def test_a_file_from_elsewhere_is_copied_so_that_it_can_be_judged_again(path: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.wav"
    mine.write_bytes(b"sound")
    with Store(path) as store:
        number = store.add(reports.full(), mine)
        mine.unlink()
        kept = store.get(number).recording
        assert kept is not None
        assert Path(kept).parent == store.recordings
        assert Path(kept).read_bytes() == b"sound"


def test_the_same_file_twice_is_kept_once_and_goes_with_the_last_attempt(path: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.wav"
    mine.write_bytes(b"sound")
    with Store(path) as store:
        first, second = store.add(reports.full(), mine), store.add(reports.full(), mine)
        assert len(list(store.recordings.iterdir())) == 1
        assert store.delete(first) is None
        assert store.delete(second) is not None
        assert list(store.recordings.iterdir()) == []
    assert mine.exists()


@pytest.mark.parametrize("link", [Path.symlink_to, Path.hardlink_to])
def test_what_is_kept_is_never_a_link_to_what_it_was_copied_from(
    path: Path, tmp_path: Path, link: Callable[[Path, Path], None]
) -> None:
    """Neither where the recording is a link, nor where one lies in the folder of recordings already."""
    mine = tmp_path / "mine.wav"
    mine.write_bytes(b"the sound")
    report = reports.full()
    with Store(path) as store:
        link(store.recordings / "in.wav", mine)
        first = store.get(store.add(report, store.recordings / "in.wav")).recording
        assert first is not None
        Path(first).unlink()
        link(Path(first), mine)
        second = store.get(store.add(report, store.recordings / "in.wav")).recording
    assert second == first
    mine.write_bytes(b"a letter")
    assert Path(second).read_bytes() == b"the sound"


def test_a_recording_that_is_gone_is_not_promised(path: Path) -> None:
    with Store(path) as store:
        take = store.recordings / "take.wav"
        take.write_bytes(b"sound")
        number = store.add(reports.full(), take)
        take.unlink()
        assert store.get(number).recording is None


def test_the_store_can_be_moved_with_its_recordings(path: Path, tmp_path: Path) -> None:
    with Store(path) as store:
        (store.recordings / "take.wav").write_bytes(b"sound")
        number = store.add(reports.full(), store.recordings / "take.wav")
    path.parent.rename(tmp_path / "moved")
    with Store(tmp_path / "moved" / path.name) as store:
        assert store.get(number).recording == str(tmp_path / "moved" / "recordings" / "take.wav")


def test_a_replaced_report_is_the_one_that_is_listed(path: Path) -> None:
    with Store(path) as store:
        number = store.add(reports.full(), None)
        store.replace(number, reports.no_hire())
        assert store.get(number).report == reports.no_hire()
        assert store.entries()[0].summary.verdict == "no hire"


def test_an_attempt_keeps_its_day_when_it_gets_a_new_report(path: Path) -> None:
    later = msgspec.structs.replace(reports.full().provenance, created="2030-01-01T00:00:00Z")
    with Store(path) as store:
        number = store.add(reports.full(), None)
        store.replace(number, msgspec.structs.replace(reports.full(), provenance=later))
        assert store.get(number).report.provenance.created == "2030-01-01T00:00:00Z"
        assert store.entries()[0].summary.created == reports.full().provenance.created
    db = sqlite3.connect(path)
    db.execute("UPDATE attempt SET summary_version = -1")
    db.commit()
    db.close()
    with Store(path) as store:
        assert store.entries()[0].summary.created == reports.full().provenance.created


def test_attempts_stand_in_the_order_of_the_moments_shown_with_them(path: Path) -> None:
    """Whatever order they were stored in: a take may be recovered after later ones, or a clock set back."""
    days = ["2026-11-22T10:00:00+00:00", "2026-11-20T10:00:00+00:00", "2026-11-21T10:00:00+00:00"]
    made = reports.full().provenance
    with Store(path) as store:
        for day in days:
            dated = msgspec.structs.replace(made, created=day)
            store.add(msgspec.structs.replace(reports.full(), provenance=dated), None)
        assert [entry.summary.created for entry in store.entries()] == sorted(days)
        assert [attempt.taken for attempt in store.attempts()] == sorted(days)
        assert store.newest() == 3


def test_a_number_is_never_given_twice(path: Path) -> None:
    with Store(path) as store:
        first = store.add(reports.full(), None)
        store.delete(first)
        assert store.add(reports.full(), None) > first


def test_summaries_of_another_version_are_derived_again(path: Path) -> None:
    with Store(path) as store:
        store.add(reports.full(), None)
    db = sqlite3.connect(path)
    db.execute("UPDATE attempt SET summary_version = -1, summary = x'00'")
    db.commit()
    db.close()
    with Store(path) as store:
        assert store.entries()[0].summary == summary.summarise(reports.full())
