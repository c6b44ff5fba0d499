"""What is kept beside attempts: a coach's comments, guesses, names of speakers, and exercises of another database."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from rehearse.errors import NoSuchAttempt, UsageError
from rehearse.store import comments, exercises, guesses, notes, people, summary
from rehearse.store.attempts import Store
from rehearse.store.repair import _free_name
from rehearse.types.content import Density
from tests import builders_report as reports


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with two attempts, 1 and 2."""
    with Store(tmp_path / "attempts.sqlite3") as opened:
        assert [opened.add(reports.full(), None) for _ in range(2)] == [1, 2]
        yield opened


def test_comments_come_once_by_attempt_and_moment_and_are_forgotten_one_by_one(store: Store) -> None:
    whole = [(2, None, "Good.", "Kim"), (1, 9.0, "Slower.", None), (1, 2.5, "Who?", "Kim"), (1, None, "Well.", "Kim")]
    for attempt, start_s, text, author in whole:
        assert comments.add(store, attempt, start_s, text, author)
        assert not comments.add(store, attempt, start_s, text, author)
    found = comments.listed(store)
    assert [(one.attempt, one.start_s, one.text, one.author) for one in found] == [
        (1, None, "Well.", "Kim"),
        (1, 2.5, "Who?", "Kim"),
        (1, 9.0, "Slower.", None),
        (2, None, "Good.", "Kim"),
    ]
    assert comments.listed(store, 2) == found[3:]
    comments.remove(store, found[1].id)
    assert comments.listed(store) == (found[0], *found[2:])
    with pytest.raises(UsageError, match=f"There is no comment {found[1].id}") as caught:
        comments.remove(store, found[1].id)
    assert "rehearse feedback" in caught.value.hint
    with pytest.raises(NoSuchAttempt, match="There is no take 9") as unknown:
        comments.add(store, 9, None, "x", None)
    assert "rehearse list" in unknown.value.hint


def test_guesses_are_kept_by_attempt_and_the_last_of_a_measure_counts(store: Store) -> None:
    guesses.add(store, 2, {"total_points": 3.0, "action": 4.0})
    guesses.add(store, 1, {"total_points": 5.0})
    guesses.add(store, 2, {"total_points": 3.5})
    assert guesses.guessed(store) == {1: {"total_points": 5.0}, 2: {"total_points": 3.5, "action": 4.0}}
    assert list(guesses.guessed(store)) == [1, 2]


def test_a_speaker_is_named_found_by_a_part_of_the_name_and_forgotten(store: Store) -> None:
    people.name_speaker(store, 1, "  Dana \x1b[2J K. ")
    people.name_speaker(store, 2, "anna")
    name = people.speaker(store, 1)
    assert name is not None
    assert (name.startswith("Dana"), name.endswith("K."), "\x1b" in name) == (True, True, False)
    assert people.speakers(store) == ("anna", name)
    assert people.named_like(store, "DAN") == (name,)
    assert people.named_like(store, None) == (None,)
    people.name_speaker(store, 1, None)
    assert people.speaker(store, 1) is people.speaker(store, 9) is None
    assert people.cleaned("x" * 80) == "x" * 80
    for wrong in ("", "  ", "x" * 81):
        with pytest.raises(UsageError, match="1 to 80 characters") as caught:
            people.cleaned(wrong)
        assert "--person" in caught.value.hint
    with pytest.raises(NoSuchAttempt):
        people.name_speaker(store, 9, "Dana")


def test_an_exercise_and_a_note_keep_their_moment_when_they_move(store: Store) -> None:
    one = exercises.Exercise("2026-11-01T10:00:00+01:00", "fix", "own001", "I did it", 0.5)
    exercises.keep(store, one)
    assert exercises.done(store) == (one,)
    number = notes.add(store, "Slower.", created=one.created)
    assert notes.listed(store) == (notes.Note(number, one.created, None, "Slower."),)
    with pytest.raises(UsageError, match="There is no mock interview 3") as caught:
        notes.add(store, "x", mock=3)
    assert "mock --list" in caught.value.hint
    with pytest.raises(UsageError, match="There is no note 7") as caught:
        notes.remove(store, 7)
    assert "rehearse notes" in caught.value.hint


def test_an_attempt_that_is_deleted_is_gone_and_the_other_stays(store: Store) -> None:
    assert store.newest() == 2
    store.forget_recording(1)
    assert store.delete(2) is None
    assert [entry.id for entry in store.entries()] == [1]
    store.delete(1)
    with pytest.raises(NoSuchAttempt, match="There are no") as caught:
        store.newest()
    assert "rehearse record" in caught.value.hint


def test_a_stored_summary_is_read_unless_it_is_of_another_version_or_question(store: Store) -> None:
    own = summary.summarise(reports.full())
    other = msgspec.structs.replace(own, measures={"total_points": 1.0})
    put = "UPDATE attempt SET summary = ?, summary_version = ?, question_id = ? WHERE id = 1"
    for version, question_id, expected in (
        (summary.VERSION, own.question_id, other),
        (summary.VERSION - 1, own.question_id, own),
        (summary.VERSION, "another", own),
    ):
        store.execute(put, (msgspec.msgpack.encode(other), version, question_id))
        assert store.entries()[0].summary == expected


def test_each_damaged_database_has_a_name_of_its_own(tmp_path: Path) -> None:
    names = []
    for _ in range(3):
        names.append(_free_name(tmp_path / "a.sqlite3").name)
        (tmp_path / names[-1]).touch()
    assert names == [f"a.sqlite3.damaged-{number}" for number in (1, 2, 3)]


def test_a_part_that_is_absent_took_no_time_and_one_without_times_has_none() -> None:
    report = reports.full()
    assert report.content is not None
    part = report.content.parts["action"]
    for present, seconds, expected in ((False, 4.0, 0.0), (True, 4.0, 4.0), (True, None, None)):
        parts = {**report.content.parts, "action": msgspec.structs.replace(part, present=present, seconds=seconds)}
        measures = summary.summarise(
            msgspec.structs.replace(report, content=msgspec.structs.replace(report.content, parts=parts))
        ).measures
        assert measures.get("action_s") == expected
        assert measures["action_share"] == part.share


@pytest.mark.parametrize("points_per_10_s", [2.5, None])
def test_density_is_a_measure_where_there_are_times(points_per_10_s: float | None) -> None:
    report = reports.full()
    assert report.content is not None
    content = msgspec.structs.replace(report.content, density=Density(points_per_10_s, ()))
    measures = summary.summarise(msgspec.structs.replace(report, content=content)).measures
    assert measures.get("points_per_10_s", "absent") == (points_per_10_s or "absent")


@pytest.mark.parametrize(
    ("question_id", "is_one"), [("a-follow-up", True), ("a", False), ("follow-up-a", False), (None, False)]
)
def test_a_question_that_goes_back_to_an_answer_is_known_by_its_id(question_id: str | None, is_one: bool) -> None:
    assert summary.is_follow_up(question_id) == is_one
