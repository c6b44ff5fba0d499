"""Another question for a take: what it changed is told with its reasons."""

import re
from pathlib import Path
from typing import Any

import pytest

from rehearse.pipeline import check
from rehearse.store.attempts import Store
from tests.cli.running import printed, rehearse

SAVED = (
    "Last spring the customers of our shop had no seat while they waited. I called every customer on my round and I "
    "asked whether they were satisfied. I read each complaint, I drove to two clients, and I put a bench beside the "
    "door for the customers. In the end the guests were happy and the customers came back to the shop."
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    with Store(tmp_path / "attempts.sqlite3") as store:
        store.add(check(SAVED), None)
    return tmp_path


def content() -> dict[str, Any]:
    found = printed(rehearse("show", "1", "--json"))
    return dict(found["report"]["content"])


def test_points_that_another_question_brings_are_explained_with_the_rules_gained_and_lost() -> None:
    """Here they rise though the answer misses the question: its principle takes a result without a number."""
    before = content()
    said = rehearse("question", "1", "last-apology").stdout
    after = content()
    plain = " ".join(said.split())
    assert f"{before['total']} → {after['total']} points: " in plain
    assert "Result in numbers 3 → 7 of 20: a result without a number (which this principle allows)" in plain
    assert "▲ no longer: result without a number (RES002)" in plain
    assert (
        "▼ new: answers another question: The question asks about an apology, and nothing in your answer mentions"
        in plain
    )
    again = rehearse("question", "1", "last-apology").stdout
    assert f"\n{after['total']} points: " in again
    assert "→" not in again


def test_a_take_that_is_not_scored_says_so_once(home: Path) -> None:
    with Store(home / "attempts.sqlite3") as store:
        store.add(check("I fixed it."), None)
    assert rehearse("question", "2", "--none").stdout == "Take 2 now answers no question\nNot scored, as before.\n"
    said = rehearse("question", "1", "lru-cache").stdout.splitlines()
    assert re.fullmatch(r"\d+ points → not scored\. Before: [a-z ,]+\.", said[1]), said


def test_the_rows_that_are_told_add_up_to_the_change_of_points() -> None:
    """Whatever question it becomes."""
    for question in ("was-wrong", "last-apology", "hardest-customer", "not-on-my-sprint"):
        before = content()["total"]
        said = rehearse("question", "1", question).stdout
        rows = re.findall(r"(\d+) → (\d+) of \d+", said)
        assert sum(int(now) - int(then) for then, now in rows) == content()["total"] - before, said


@pytest.mark.parametrize("word", ["QUESTION", "ID"])
def test_a_word_that_stands_for_a_question_is_taken_for_none(word: str) -> None:
    """QUESTION, copied as it stands in what to type next, was a word of a question about ethics."""
    before = content()
    said = rehearse("question", "1", word)
    assert said.exit_code == 2
    assert f"{word} stands for a question" in said.stderr
    assert content() == before
