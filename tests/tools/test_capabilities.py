"""The generated cases are many, always the same, and judged as their templates say."""

import pytest
from click.testing import CliRunner

from tools.capabilities.generate import all_cases
from tools.capabilities.mutate import FILLERS, mutate
from tools.capabilities.run import outcome, rates, run, sample
from tools.capabilities.slots import in_words
from tools.capabilities.templates import trades
from tools.evaluate_content.__main__ import main


def test_there_are_eight_thousand_cases_each_with_an_id_of_its_own() -> None:
    assert len(all_cases()) >= 8000
    assert len({case.id for case in all_cases()}) == len(all_cases())
    assert len(trades()) >= 25


def test_every_case_expects_something_and_no_slot_is_left_open() -> None:
    assert all(case.expect is not None or (case.then is not None and case.change) for case in all_cases())
    assert not [case.id for case in all_cases() if "{" in case.text + (case.then or "")]


def test_a_change_changes_the_text() -> None:
    same = {case.id.split("/")[2] for case in all_cases() if case.then == case.text}
    # a phrase that is the frame's own; a text without a comma; a lesson in those words already
    assert same <= {"another-shape", "written-otherwise", "lesson-in-other-words"}


def test_fillers_are_seven_in_a_hundred_words_and_the_same_each_time() -> None:
    text = " ".join(["plain words about a shop"] * 20)
    told = mutate(text, "fill:all:commas", "seed")
    assert told == mutate(text, "fill:all:commas", "seed")
    assert sum(told.lower().count(filler.lower()) for filler in FILLERS) == 7
    assert "," in told
    assert "," not in mutate(text, "fill:all:bare", "seed")


def test_numbers_are_spelled_as_they_are_said() -> None:
    assert [in_words(number) for number in (7, 20, 45, 100, 214)] == [
        "seven",
        "twenty",
        "forty-five",
        "a hundred",
        "two hundred and fourteen",
    ]


@pytest.mark.slow
def test_the_rates_count_every_case_once() -> None:
    outcomes = run(sample(all_cases(), 0.002))
    assert sum(rate.cases for rate in rates(outcomes)) == len(outcomes)
    assert sum(rate.failed for rate in rates(outcomes)) == sum(bool(one.misses) for one in outcomes)


def test_a_case_is_run_again_by_its_id_and_an_unknown_id_is_refused() -> None:
    case = next(case for case in all_cases() if case.id.startswith("assignment/minimum/real/00"))
    result = CliRunner().invoke(main, ["--case", case.id])
    assert result.exit_code == 0, result.output
    assert case.text[:60] in result.output
    assert bool(outcome(case).misses) != ("passes" in result.output)
    assert CliRunner().invoke(main, ["--case", "no/such/case"]).exit_code == 1
    assert CliRunner().invoke(main, ["--misses", "no such capability"]).exit_code == 1
