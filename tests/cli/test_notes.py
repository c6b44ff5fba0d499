"""Promises of `rehearse notes`."""

import re
from pathlib import Path

import pytest

from rehearse.data.to_ask import to_ask
from tests.cli.running import printed, rehearse
from tests.data.test_questions import seed, six_in_a_row

pytestmark = pytest.mark.usefixtures("home")


def test_looking_makes_no_database(home: Path) -> None:
    assert "No notes yet" in rehearse("notes").stderr
    assert not home.exists()


def test_a_note_is_kept_listed_and_removed() -> None:
    assert "note 1" in rehearse("notes", "add", "They doubted my number.").stdout
    assert "They doubted my number." in rehearse("notes").stdout
    assert printed(rehearse("notes", "list", "--json"))["notes"][0]["mock"] is None
    assert rehearse("notes", "remove", "1").exit_code == 0
    assert rehearse("notes", "remove", "1").exit_code == 2


def test_after_an_interview_only_what_was_answered_is_kept() -> None:
    prompts = next(one.prompts for one in to_ask().after if one.outcome == "no")
    typed = "Too little code.\n" + "\n" * (len(prompts) - 1)
    assert "Saved as note 1" in rehearse("notes", "after", "no", typed=typed).stdout
    (note,) = printed(rehearse("notes", "list", "--json"))["notes"]
    assert note["text"] == f"{prompts[0]} Too little code."
    assert "Nothing was saved" in rehearse("notes", "after", "no", typed="\n" * len(prompts)).stdout


def test_who_leaves_before_the_last_prompt_keeps_what_was_written() -> None:
    left = rehearse("notes", "after", "no", typed="Too little code.\n")
    assert (left.exit_code, "Saved as note 1" in left.stdout) == (0, True)
    assert "Too little code." in rehearse("notes").stdout
    left = rehearse("notes", "after", "no", typed="")
    assert (left.exit_code, "Nothing was saved" in left.stdout) == (0, True)


def test_what_cannot_be_is_a_usage_error() -> None:
    assert rehearse("notes", "add", "  ").exit_code == 2
    assert rehearse("notes", "add", "x", "--mock", "4").exit_code == 2


def test_there_are_questions_for_everybody_one_meets() -> None:
    said = rehearse("notes", "ask").stdout
    for whom in ("recruiter", "team", "manager"):
        assert f"To the {whom}" in said


def test_the_questions_to_ask_are_in_our_own_words() -> None:
    theirs = set(six_in_a_row(seed("001")))
    ours = [text for one in to_ask().ask for text in one.questions]
    ours += [text for one in to_ask().after for text in one.prompts]
    assert [text for text in ours if not theirs.isdisjoint(six_in_a_row(text))] == []
    assert all(re.search(r"[?.]$", text) for text in ours)


def test_several_words_are_one_note() -> None:
    rehearse("notes", "add", "Ask", "who", "decides.")
    assert "Ask who decides." in rehearse("notes").stdout


def test_an_interview_that_is_not_there_is_said_before_anything_is_asked() -> None:
    said = rehearse("notes", "after", "--mock", "9", typed="one\ntwo\n\n\n")
    assert said.exit_code == 2
    assert "There is no mock interview 9" in said.stderr
    assert "?" not in said.stdout
