"""What `rehearse mock` plans and refuses before anything is asked."""

from pathlib import Path

import pytest

from tests.cli.running import printed, rehearse

pytestmark = pytest.mark.usefixtures("eighty_columns")


@pytest.mark.model
def test_impossible_options_are_refused_before_anything_is_asked(home: Path) -> None:
    assert "There is no mock interview 1." in rehearse("mock", "--show", "1").stderr
    assert not (home / "attempts.sqlite3").exists()
    assert rehearse("mock", "--model", "nope").exit_code == 2
    assert rehearse("mock", "--model", "tiny.en", "--principle", "juggling").exit_code == 2


def test_where_nothing_was_ever_stored_there_are_no_interviews(home: Path) -> None:
    listed = rehearse("mock", "--list")
    assert (listed.exit_code, listed.stderr) == (0, "No interviews yet: `rehearse mock` starts one.\n")
    assert printed(rehearse("mock", "--list", "--json")) == {"interviews": []}
    assert not (home / "attempts.sqlite3").exists()


def test_a_loop_can_be_looked_at_before_it_is_held(home: Path) -> None:
    shown = rehearse("mock", "--loop", "--plan", "--role", "data scientist")
    assert "about 28 days" in shown.stdout
    assert "each interview draws new questions" in shown.stderr
    assert "Recruiter screen, 30 minutes" in shown.stdout
    assert max(map(len, shown.stdout.splitlines())) <= 80
    plan = printed(rehearse("mock", "--interviewer", "senior", "--questions", "2", "--plan", "--json"))["plan"]
    assert [one["interviewer"] for one in plan["rounds"]] == ["Senior engineer"]
    assert not (home / "attempts.sqlite3").exists()


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("arguments", "known"),
    [
        (("--loop", "--role", "astronaut"), "data scientist"),
        (("--interviewer", "astronaut"), "bar-raiser"),
        (("--loop", "--questions", "2"), "--questions"),
    ],
)
def test_a_loop_that_cannot_be_is_refused_with_what_can(arguments: tuple[str, ...], known: str) -> None:
    refused = rehearse("mock", *arguments)
    assert refused.exit_code == 2
    assert known in refused.stderr
