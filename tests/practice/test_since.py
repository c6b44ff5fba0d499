"""What changed since the take before: which take that is, and what is called better or worse."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from rehearse.data.targets import read_targets
from rehearse.practice.since import since
from rehearse.store.attempts import Store
from rehearse.store.people import name_speaker
from rehearse.types import Moved, Report, Since, Transcript
from tests import builders_report as reports
from tests.cli.homes import of_own_sounds, take

replace = msgspec.structs.replace


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with Store(tmp_path / "attempts.sqlite3") as opened:
        yield opened


def filled(store: Store, *takes: Report) -> list[Report]:
    """These takes in the store, numbered from 1, each of a sound of its own."""
    kept = of_own_sounds([*takes])
    for report in kept:
        store.add(report, None)
    return kept


def found(store: Store, report: Report, number: int) -> Since | None:
    return since(store, report, number, read_targets())


def aiming(report: Report, target_s: float) -> Report:
    return replace(report, delivery=replace(report.delivery, target_s=target_s))


def test_it_is_the_newest_scored_take_of_the_question_with_a_smaller_number(store: Store) -> None:
    unscored = replace(reports.not_scored(), question=take("was-wrong", 1).question)
    kept = filled(store, take("was-wrong", 1), take("was-wrong", 2), take("last-apology", 3), unscored,
                  take("was-wrong", 5), take("was-wrong", 6))  # fmt: skip
    earlier = {
        place: one and one.attempt for place, report in enumerate(kept, 1) for one in [found(store, report, place)]
    }
    assert earlier == {1: None, 2: 1, 3: None, 4: None, 5: 2, 6: 5}


def test_each_person_is_compared_with_their_own_takes(store: Store) -> None:
    kept = filled(store, *(take("was-wrong", day) for day in range(1, 5)))
    for number in (2, 4):
        name_speaker(store, number, "Dana K.")
    assert [one.attempt for place in (3, 4) if (one := found(store, kept[place - 1], place))] == [1, 2]


def test_better_and_worse_are_what_compare_says(store: Store) -> None:
    said = ((125.4, 72), (88.0, 88), (92.0, 70), (92.3, 70))
    kept = filled(store, *(take("was-wrong", 1, duration_s=time_s, total=points) for time_s, points in said))
    moved = [one for place, report in enumerate(kept, 1) if (one := found(store, report, place))]
    assert [one.points for one in moved] == [
        Moved(72.0, 88.0, "better"),
        Moved(88.0, 70.0, "worse"),
        Moved(70.0, 70.0, "same"),
    ]
    assert [one.duration_s for one in moved] == [
        Moved(125.4, 88.0, "better"),
        Moved(88.0, 92.0, None),  # both on target
        Moved(92.0, 92.3, "same"),
    ]


def test_less_than_two_takes_of_the_same_words_differ_by_is_neither_better_nor_worse(store: Store) -> None:
    kept = filled(store, *(take("was-wrong", 1, total=points) for points in (70, 79, 70, 80)))
    moved = [found(store, report, number) for number, report in enumerate(kept[1:], start=2)]
    assert [one.points if one else None for one in moved] == [
        Moved(70.0, 79.0, None),
        Moved(79.0, 70.0, None),
        Moved(70.0, 80.0, "better"),
    ]


def test_points_of_nearly_the_same_words_are_not_called_better(store: Store) -> None:
    words = tuple(f"word{number}" for number in range(20))
    said = ((words, 60), (("other", *words[1:]), 80), (words[:10], 60))
    takes = (replace(take("was-wrong", 1, total=total), transcript=Transcript(" ".join(one))) for one, total in said)
    kept = filled(store, *takes)
    moved = [found(store, report, number) for number, report in enumerate(kept[1:], start=2)]
    assert [one and one.points.call for one in moved] == [None, "worse"]


def test_points_of_another_rubric_are_not_called_better(store: Store) -> None:
    old = take("was-wrong", 1, total=40)
    kept = filled(
        store, replace(old, provenance=replace(old.provenance, rubric_version="of old")), take("was-wrong", 2)
    )
    moved = found(store, kept[1], 2)
    assert moved is not None
    assert (moved.points, moved.same_rubric) == (Moved(40.0, 80.0, None), False)


def test_each_time_is_judged_by_the_length_it_aimed_at(store: Store) -> None:
    kept = filled(store, aiming(take("was-wrong", 1, duration_s=95.0), 180.0), take("was-wrong", 2, duration_s=96.0))
    moved = found(store, kept[1], 2)
    assert moved is not None
    assert (moved.duration_s, moved.same_target) == (Moved(95.0, 96.0, "better"), False)


def test_a_recording_is_not_compared_with_itself(store: Store) -> None:
    kept = filled(store, take("was-wrong", 1), take("was-wrong", 2))
    number = store.add(kept[1], None)
    moved = found(store, kept[1], number)
    assert moved is not None
    assert moved.attempt == 1


def test_without_a_question_or_after_another_answer_nothing_is_compared(store: Store) -> None:
    report = take("was-wrong", 1)
    assert report.question is not None
    follow_up = replace(report, question=replace(report.question, id="was-wrong-follow-up", kind="follow-up"))
    for one in (follow_up, replace(report, question=None)):
        kept = filled(store, one, one)
        assert found(store, kept[1], store.newest()) is None


def test_what_one_take_lacks_is_left_out(store: Store) -> None:
    report = take("was-wrong", 1)
    untimed = replace(report, delivery=replace(report.delivery, duration_s=None, metrics=()))
    kept = filled(store, untimed, report)
    moved = found(store, kept[1], 2)
    assert moved is not None
    assert moved.duration_s is None
