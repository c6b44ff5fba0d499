"""A cohort: distributions that can be counted by hand, rules by how many they concern, gains beyond the noise."""

import re

import msgspec
import pytest

from rehearse.batch.cohort import Cohort, cohort
from rehearse.batch.rows import ResultRow, row_of
from tests.batch.results import broken, result


def row(path: str, person: str | None, points: float, *accused: str) -> ResultRow:
    made = row_of(result(path, person))
    measured = {"total_points": points, "duration_s": points}
    return msgspec.structs.replace(made, measures=measured, accused=accused)


def takes(person: str, *points: float) -> list[ResultRow]:
    """One recording after another; the numbers in their names are not padded."""
    return [row(f"{person}/{at}.wav", person, value) for at, value in enumerate(points, start=8)]


ANN = takes("ann", 40, 41, 40, 80, 81, 80)
BEN = takes("ben", 60, 60, 60, 59, 60, 60)
CEM = takes("cem", 70, 30)


def of(*rows: ResultRow, names: bool = False) -> Cohort:
    return cohort(rows, names=names)


def test_a_distribution_is_what_counting_gives() -> None:
    found = next(
        one for one in of(*(row(str(at), None, at) for at in range(101))).spreads if one.measure.name == "duration_s"
    )
    assert (found.lowest, found.lower_quartile, found.median, found.upper_quartile, found.highest) == (
        0,
        25,
        50,
        75,
        100,
    )
    assert [one.count for one in found.bins] == [10] * 9 + [11]
    assert found.on_target == pytest.approx(26 / 101), "75 to 100 of 75-105 s"
    alone = of(row("a", None, 5)).spreads[0]
    assert (alone.lowest, alone.median, alone.highest, len(alone.bins)) == (5, 5, 5, 1)


def test_who_improved_is_called_only_beyond_the_noise_and_from_five_takes_on() -> None:
    found = of(*CEM, *reversed(BEN), *reversed(ANN), names=True).speakers
    assert [(one.name, one.change.call) for one in found] == [
        ("ann", "better"), ("ben", "no change"), ("cem", "too early"),
    ]  # fmt: skip
    assert (found[0].first_points, found[0].last_points) == (40, 80), "9 comes before 10, whatever order they came in"


def test_nobody_is_named_unless_that_is_asked_for() -> None:
    rows = [*ANN, *BEN, row_of(broken("dana/secret.wav", "dana"))]
    said = msgspec.json.encode(of(*rows)).decode()
    assert [name for name in ("ann", "ben", "dana", "secret", ".wav") if f'"{name}' in said or f"{name}/" in said] == []
    assert [one.name for one in of(*rows).speakers] == ["speaker 1", "speaker 2"]
    named = of(*rows, names=True)
    assert named.unread[0].paths == ("dana/secret.wav",)
    assert (named.recordings, named.people) == (13, 3)


def test_rules_are_counted_by_recording_and_by_speaker() -> None:
    rows = [
        row("1", "ann", 5, "RES002", "REF001"),
        row("2", "ann", 5, "RES002"),
        row("3", "ben", 5, "REF001", "RES002"),
    ]
    unjudged = msgspec.structs.replace(row("4", "cem", 5, "RES002"), not_scored_reason="Too short.")
    found = of(*rows, unjudged)
    assert [(one.code, one.recordings, one.of, one.speakers) for one in found.weak_rules] == [
        ("RES002", 3, 3, 2), ("REF001", 2, 3, 2),
    ]  # fmt: skip
    assert found.weak_rules[0].name == "result without a number"
    assert found.not_scored == {"Too short.": 1}


def test_results_of_two_models_and_of_nobody_are_noted() -> None:
    notes = of(row("1", None, 5), msgspec.structs.replace(row("2", None, 5), model="another")).notes
    assert [re.split("[:,]", note)[0] for note in notes] == [
        "These results come from more than one speech model", "The speakers are not known",
    ]  # fmt: skip


def test_verdicts_are_counted_with_how_the_length_fails_to_fit() -> None:
    long, short = (
        row_of(result(f"{seconds}.wav", duration_s=seconds, duration_verdict="attention")) for seconds in (150.0, 20.0)
    )
    untold = msgspec.structs.replace(long, path="old.wav", target_s=None)  # of a file of an earlier version
    found = of(row("fits.wav", None, 80), long, short, untold)
    assert {(one.misfit, one.recordings) for one in found.judged} == {(None, 2), ("too long", 1), ("too short", 1)}
    assert found.verdicts == {"strong hire": 4}


def test_of_no_results_there_is_nothing_to_say() -> None:
    assert of() == Cohort(0, 0, False, (), {}, {}, (), (), (), ())
