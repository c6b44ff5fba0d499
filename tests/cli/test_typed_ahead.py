"""What is typed during a wait does not answer the question that follows it."""

from pathlib import Path

import pytest

from tests.cli.a_take import REHEARSE, Terminal, environment
from tests.cli.running import rehearse


@pytest.mark.slow
@pytest.mark.parametrize("command", ["test", pytest.param("drill", marks=pytest.mark.slow)])
def test_a_key_pressed_before_the_first_question_does_not_answer_it(command: str, tmp_path: Path) -> None:
    """The key is typed before the program has begun, so it is there whenever the question comes."""
    window = Terminal([*REHEARSE, command], environment(tmp_path), typed="1\n")
    window.until("(h for a hint)" if command == "test" else "hint")
    assert window.interrupt() == 1
    window.close()
    assert "othing was saved." in window.seen
    assert "2 of " not in window.seen


def test_what_comes_through_a_pipe_before_the_question_is_an_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    assert "2 of 3" in rehearse("drill", "principle", "--items", "3", typed="1\n").stdout
