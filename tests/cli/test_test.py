"""Promises of `rehearse test`."""

import random
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from rehearse.practice.quiz import answered, questions, result
from rehearse.report.screens.quiz import section
from rehearse.report.terminal.room import MOST_LINES
from tests.cli.running import printed, rehearse

pytestmark = pytest.mark.usefixtures("home", "eighty_columns")


def test_ten_answers_make_a_result_within_eighty_columns_and_are_kept() -> None:
    done = rehearse("test", typed="1\n" * 10)
    assert "of 10 right" in done.stdout
    assert "Practise" in done.stdout or "10 of 10" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    results = {one["kind"]: one["done"] for one in printed(rehearse("drill", "--results", "--json"))["results"]}
    assert results.pop("test") == 1
    assert sum(results.values()) == 10


def test_as_json_standard_output_is_the_result_alone() -> None:
    found = printed(rehearse("test", "--json", typed="h\n" + "2\n" * 10))["test"]
    assert found["of"] == len(found["answers"]) == 10
    assert found["right"] == sum(one["right"] for one in found["answers"])


def test_leaving_early_keeps_nothing(home: Path) -> None:
    assert rehearse("test", typed="1\n").exit_code == 1
    assert not (home / "attempts.sqlite3").exists()


@pytest.mark.slow
@pytest.mark.parametrize("width", [50, 80, 120])
def test_ten_wrong_answers_are_explained_in_forty_lines_of_any_width(width: int) -> None:
    for seed in range(4):
        asked = questions(random.Random(seed))
        found = result([answered(one, (one.right + 1) % len(one.options) + 1) for one in asked])
        page = Console(file=StringIO(), width=width, color_system=None)
        with page.capture() as said:
            page.print(*section(found, page), sep="\n")
        lines = said.get().splitlines()
        assert len(lines) <= MOST_LINES, "\n".join(lines)
        assert [line.split()[1] for line in lines if line.startswith("  Question")] == [str(at) for at in range(1, 11)]
        assert sum("rehearse" in line for line in lines) == len(found.practise)
        told = " ".join(" ".join(lines).split())
        for one in found.answers:
            assert " ".join(one.answer_words.split()[:2]).rstrip(".:") in told, "the question has scrolled away"
            assert f"not {one.given}:" not in told
