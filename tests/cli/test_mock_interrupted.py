"""An interview that is left or interrupted goes on where it was, or says what became of it."""

import json
import signal
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from rehearse.cli.mock_state import begun
from rehearse.practice import stories
from rehearse.practice.interview import Interview
from rehearse.practice.mock import MockOptions
from rehearse.practice.story_file import to_markdown
from rehearse.store.attempts import Store
from rehearse.store.notes import listed
from tests.cli.a_take import ANSWER, MOCK, REHEARSE, Terminal, environment
from tests.cli.running import rehearse
from tests.practice.test_interview import PLAN, answer
from tests.practice.test_stories import STORY
from tests.virtual_mic import VirtualMic

pytestmark = pytest.mark.clock


@pytest.mark.model
@pytest.mark.mic
@pytest.mark.slow
def test_an_interview_through_the_microphone_is_interrupted_once_and_resumed(vmic: VirtualMic, tmp_path: Path) -> None:
    """Ctrl-C in the think time of the second question; the second call begins there."""
    arguments = ["--questions", "2", "--follow-ups", "0", "--seconds", "6"]
    first = vmic.popen(
        [*MOCK, *arguments, "--think", "3"], env=environment(tmp_path, vmic.env),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    player = vmic.play(ANSWER, wait=False)
    assert first.stderr is not None
    thinking = 0
    for line in first.stderr:
        thinking += "s to think" in line
        if thinking == 2:
            break
    first.send_signal(signal.SIGINT)
    _, said = first.communicate(timeout=60)
    assert first.returncode == 0, said
    assert "1 of 2 questions answered; the interview is saved." in said
    assert "`rehearse mock` continues it" in said
    player.kill()
    with Store(tmp_path / "attempts.sqlite3") as store:
        (entry,) = store.entries()
        assert 4.5 < entry.summary.measures["duration_s"] < 6.3  # the voice may not be there from the first moment on
    vmic.play(ANSWER, wait=False)
    second = vmic.popen(
        [*MOCK, "--seconds", "6", "--think", "1"], env=environment(tmp_path, vmic.env),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    out, said = second.communicate(timeout=120)
    assert second.returncode == 0, said
    assert "1 question left" in said
    card = json.loads(out)["scorecard"]
    assert card["answered"] == card["asked"] == 2
    with Store(tmp_path / "attempts.sqlite3") as store:
        assert len(store.entries()) == 2
        assert Interview.unfinished(store) is None


def test_a_new_interview_says_that_it_ends_the_interrupted_one(home: Path) -> None:
    """The list says afterwards that the first cannot be continued, and the command continues the second."""
    with Store(home / "attempts.sqlite3") as store:
        answer(Interview.begin(store, MockOptions(follow_ups=0), PLAN))
        say = CliRunner()
        with say.isolation() as (_, said, _):
            begun(store, MockOptions(follow_ups=0))
        assert "Interview 1 (1 of 2 questions answered) was ended" in " ".join(said.getvalue().decode().split())
    first, second = rehearse("mock", "--list").stdout.splitlines()
    assert "ended early; it cannot be continued" in first
    assert "`rehearse mock` continues it" in second


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.parametrize("wish", [["--new"], ["--questions", "1"]])
def test_in_a_terminal_an_interrupted_interview_ends_only_if_the_user_agrees(tmp_path: Path, wish: list[str]) -> None:
    with Store(tmp_path / "attempts.sqlite3") as store:
        answer(Interview.begin(store, MockOptions(follow_ups=0), PLAN))
    begun = [*REHEARSE, "mock", "--no-check", "--think", "60", "--device", f"file:{ANSWER}", *wish]
    window = Terminal(begun, environment(tmp_path))
    window.until("End it for good and start a new one? [y/N]")
    assert "Interview 1 (1 of 2 questions answered): `rehearse mock` without options continues it." in window.seen
    window.press("n\r")
    assert window.wait() == 1
    assert "No interview was started, and none was ended." in window.seen
    window.close()
    with Store(tmp_path / "attempts.sqlite3") as store:
        assert [one.finished for one in Interview.every(store)] == [False]
    window = Terminal([*begun, "--yes"], environment(tmp_path))
    window.until("Question 1 of")
    window.interrupt()
    window.close()
    assert "for good" not in window.seen
    with Store(tmp_path / "attempts.sqlite3") as store:
        assert [one.finished for one in Interview.every(store)] == [True, False]


@pytest.mark.parametrize("wish", [["--new"], ["--questions", "1"], ["--loop"]])
@pytest.mark.parametrize("typed", ["", "y\n"])
def test_in_a_pipe_an_interrupted_interview_ends_only_with_yes(home: Path, wish: list[str], typed: str) -> None:
    """What stands in a pipe is meant for the answers."""
    with Store(home / "attempts.sqlite3") as store:
        answer(Interview.begin(store, MockOptions(follow_ups=0), PLAN))
    done = rehearse("mock", "--no-check", "--device", f"file:{ANSWER}", *wish, typed=typed)
    assert done.exit_code == 2
    assert "A new interview would end Interview 1 (1 of 2 questions answered) for good." in done.stderr
    assert "--yes" in done.stderr
    with Store(home / "attempts.sqlite3") as store:
        assert [one.finished for one in Interview.every(store)] == [False]


def test_leaving_before_the_first_answer_says_one_thing(tmp_path: Path) -> None:
    """Ctrl-C in the first think time: nothing was recorded, so no interview is called saved."""
    process = subprocess.Popen(
        [*REHEARSE, "mock", "--no-check", "--think", "60", "--device", f"file:{ANSWER}"],
        env=environment(tmp_path), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stderr is not None
    for line in process.stderr:
        if "or by Ctrl-C" in line:
            break
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert said.split() == [
        "Nothing",
        "was",
        "recorded.",
        "`rehearse",
        "mock`",
        "asks",
        "the",
        "same",
        "questions",
        "again.",
    ]


@pytest.mark.slow
def test_two_windows_hold_one_interview_and_neither_answer_is_lost(tmp_path: Path) -> None:
    """The later one keeps its answer as a take and leaves the interview."""
    with Store(tmp_path / "attempts.sqlite3") as store:
        Interview.begin(store, MockOptions(follow_ups=0), PLAN[:1])
    begun = [*REHEARSE, "mock", "--no-check", "--think", "1", "--seconds", "3", "--device", f"file:{ANSWER}"]
    late = subprocess.Popen(
        begun, env=environment(tmp_path), stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    assert late.stderr is not None
    said = ""
    while "to think" not in said:
        said += late.stderr.readline()
    with Store(tmp_path / "attempts.sqlite3") as store:
        answer(Interview(store, 1))
    said += late.communicate(timeout=60)[1]
    assert late.returncode == 2
    assert "Saved as take 2" in said
    assert "already been answered in another window" in said
    with Store(tmp_path / "attempts.sqlite3") as store:
        assert [attempt for _, _, attempt in Interview(store, 1).turns()] == [1]
        assert len(store.entries()) == 2


@pytest.mark.model
def test_an_interview_that_lost_its_power_after_the_last_answer_ends_with_its_card(home: Path) -> None:
    """And says which story the answer sounds like."""
    stories.append_own(to_markdown(STORY))
    with Store(home / "attempts.sqlite3") as store:
        answer(Interview.begin(store, MockOptions(follow_ups=0), PLAN[:1]))
    done = rehearse("mock", "--model", "tiny.en")
    assert done.exit_code == 0, done.stderr
    assert "1 of 1 question answered" in done.stdout
    assert "`rehearse notes after --mock 1`" in done.stderr
    assert "`rehearse stories link 1 night-builds`" in done.stderr
    with Store(home / "attempts.sqlite3") as store:
        assert Interview.unfinished(store) is None


@pytest.mark.model
@pytest.mark.slow
def test_leaving_between_two_questions_is_no_error_and_it_goes_on_as_it_was_begun(tmp_path: Path) -> None:
    """Ctrl-C in the break; the second call names neither model nor microphone nor that there is no time to think."""
    begun = [*REHEARSE, "mock", "--model", "tiny.en", "--no-check", "--pause", "60", "--questions", "2",
             "--follow-ups", "0", "--think", "0", "--seconds", "3", "--device", f"file:{ANSWER}"]  # fmt: skip
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    first = subprocess.Popen(begun, env=environment(tmp_path), **pipes)  # type: ignore[call-overload]
    told = []
    for line in first.stderr:
        told.append(line.strip())
        if "break; press Enter" in line:
            break
    first.send_signal(signal.SIGINT)
    _, said = first.communicate(timeout=60)
    assert first.returncode == 0, said
    assert "Question 1 of 2, about 4 minutes left." in told or "Question 1 of 2, about 2 minutes left." in told
    assert "tiny.en will transcribe your words." in told
    assert "`rehearse mock` continues it; `rehearse mock --show 1` shows the scorecard so far." in said
    second = subprocess.run([*REHEARSE, "mock", "--json"], env=environment(tmp_path), stdin=subprocess.DEVNULL,
                            capture_output=True, text=True, check=False, timeout=120)  # fmt: skip
    assert second.returncode == 0, second.stderr
    assert "1 question left" in second.stderr
    assert "Question 2 of 2" in second.stderr
    with Store(tmp_path / "attempts.sqlite3") as store:
        reports = [store.get(entry.id).report for entry in store.entries()]
    assert {report.provenance.model for report in reports} == {"tiny.en"}
    assert {report.live.device for report in reports if report.live} == {f"file:{ANSWER}"}


@pytest.mark.slow
def test_ctrl_c_right_after_a_question_leaves_it_unanswered(tmp_path: Path) -> None:
    """It is asked again next time; an answer of a second would have taken its place."""
    window = Terminal([*REHEARSE, "mock", "--no-check", "--think", "0", "--questions", "1",
                       "--device", f"file:{ANSWER}"], environment(tmp_path))  # fmt: skip
    window.until("Recording")
    window.press("\x03")
    assert window.wait() == 1
    window.close()
    with Store(tmp_path / "attempts.sqlite3") as store:
        assert store.entries() == ()
        assert [attempt for _, _, attempt in Interview(store, 1).turns()] == [None]
    assert list((tmp_path / "audio").glob("*")) == []


@pytest.mark.slow
@pytest.mark.model
def test_a_terminal_closed_at_the_last_question_to_the_interviewer_takes_no_card_away(tmp_path: Path) -> None:
    with Store(tmp_path / "attempts.sqlite3") as store:
        answer(Interview.begin(store, MockOptions(follow_ups=0), PLAN[:1]))
    window = Terminal([*REHEARSE, "mock", "--model", "tiny.en"], environment(tmp_path))
    window.until("What would you like to ask us?")
    window.close()
    window.process.wait(timeout=60)
    again = Terminal([*REHEARSE, "mock", "--model", "tiny.en"], environment(tmp_path))
    again.until("What would you like to ask us?")
    again.press("\r")
    again.until("No question?")  # whoever presses Enter by habit has not lost it
    again.press("Who decides here?\r")
    assert again.wait() == 0
    again.close()
    assert "Every question was answered; here is the scorecard." in " ".join(again.seen.split())
    with Store(tmp_path / "attempts.sqlite3") as store:
        assert [one.finished for one in Interview.every(store)] == [True]
        assert [note.text for note in listed(store, 1)] == ["I asked: Who decides here?"]
