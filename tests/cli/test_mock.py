"""An interview of `rehearse mock` from the question to the scorecard, with real sound and tiny.en."""

import json
import subprocess
from pathlib import Path

import msgspec
import pytest

from rehearse.pipeline import Job, analyze
from rehearse.practice.asked_back import PREFIX
from rehearse.practice.interview import Interview
from rehearse.practice.mock import MockOptions
from rehearse.store.attempts import Store
from tests import builders_report as reports
from tests.cli.a_take import ANSWER, MOCK, REHEARSE, Terminal, environment
from tests.cli.running import printed, rehearse
from tests.hearing import recogniser, word_error_rate
from tests.practice.test_interview import PLAN, answer
from tests.virtual_mic import VirtualMic

pytestmark = pytest.mark.clock


@pytest.mark.model
@pytest.mark.slow
def test_an_interview_from_the_first_question_to_the_scorecard(tmp_path: Path) -> None:
    """A file plays the microphone; the answer of four seconds leaves enough open to be asked about."""
    done = subprocess.run(
        [*MOCK, "--principle", "dive deep", "--questions", "1", "--think", "0", "--seconds", "4",
         "--person", "Dana", "--target", "120", "--device", f"file:{ANSWER}"],
        env=environment(tmp_path), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    card = json.loads(done.stdout)["scorecard"]
    assert card["answered"] == card["asked"] == 2
    assert [line["follow_up"] for line in card["lines"]] == [False, True]
    assert card["lines"][0]["principle"] == "Dive Deep"
    assert card["lines"][0]["duration_s"] == pytest.approx(3.2, abs=0.2)  # the answer begins after 0.8 s
    assert {line["target_s"] for line in card["lines"]} == {120.0}
    with Store(tmp_path / "attempts.sqlite3") as store:
        assert [entry.person for entry in store.entries()] == ["Dana", "Dana"]
        assert Interview(store, 1).options.ways.target_s == 120


@pytest.mark.parametrize("begun", [False, True])
def test_without_a_microphone_the_error_comes_first_and_no_interview_is_left_behind(home: Path, *, begun: bool) -> None:
    """One that was interrupted earlier waits as it was."""
    if begun:
        with Store(home / "attempts.sqlite3") as store:
            answer(Interview.begin(store, MockOptions(follow_ups=0), PLAN))
    said = rehearse("mock", *(["--new", "--yes"] if begun else []), "--device", "file:no-such-file.wav")
    assert said.exit_code == 3
    assert said.stderr.startswith("Error: ")
    assert "Question 1" not in said.stderr
    with Store(home / "attempts.sqlite3") as store:
        assert [one.number for one in Interview.every(store)] == ([1] if begun else [])
        assert (Interview.unfinished(store) is not None) == begun


@pytest.mark.slow
def test_a_question_stays_on_the_terminal_and_is_there_once(tmp_path: Path) -> None:
    """What is drawn is redrawn and goes; the question is read again beside the answer's number."""
    window = Terminal([*REHEARSE, "mock", "--no-check", "--think", "60", "--principle", "dive deep", "--questions", "1",
                       "--device", f"file:{ANSWER}"], environment(tmp_path))  # fmt: skip
    window.until("Think: ")
    window.press("\x03")
    assert window.wait() == 1
    window.close()
    with Store(tmp_path / "attempts.sqlite3") as store:
        asked = Interview(store, 1).turns()[0][1].question.text
    assert " ".join(window.seen.split()).count(asked) == 1


@pytest.mark.model
@pytest.mark.mic
@pytest.mark.slow
def test_the_systems_voice_asks_and_is_not_in_the_answer(vmic: VirtualMic, tmp_path: Path) -> None:
    """espeak-ng speaks to the loudspeaker whose sound the microphone hears: the take begins when it has finished."""
    room = tmp_path / "room.wav"
    listener = vmic.popen(["parecord", "--device=vmic", "--file-format=wav", str(room)])
    mock = vmic.popen(
        [*MOCK, "--speak", "--questions", "1", "--principle", "dive deep", "--follow-ups", "0", "--think", "0",
         "--seconds", "4"],
        env=environment(tmp_path, vmic.env), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert mock.stderr is not None
    asked = next(said.strip() for line in mock.stderr if line.strip() == "Hiring manager" for said in mock.stderr)
    for line in mock.stderr:
        if "Recording" in line:
            break
    listener.terminate()
    listener.wait()
    vmic.play(ANSWER, wait=False)
    out, said = mock.communicate(timeout=120)
    assert mock.returncode == 0, said
    (line_of_card,) = json.loads(out)["scorecard"]["lines"]
    assert line_of_card["question"] == asked
    heard = analyze(room, Job(recogniser(), None)).transcript
    assert heard is not None
    assert word_error_rate(asked, heard.text) < 0.4, heard.text
    with Store(tmp_path / "attempts.sqlite3") as store:
        answered = store.get(1).report.transcript
    assert answered is not None
    assert word_error_rate(asked, answered.text) > 0.8, answered.text


def test_earlier_interviews_are_listed_and_their_cards_shown(home: Path) -> None:
    with Store(home / "attempts.sqlite3") as store:
        interview = Interview.begin(store, MockOptions(follow_ups=0), PLAN)
        answer(interview)
    (row,) = printed(rehearse("mock", "--list", "--json"))["interviews"]
    assert (row["answered"], row["turns"], row["finished"]) == (1, 2, None)
    assert "interrupted" in rehearse("mock", "--list").stdout
    said = rehearse("mock", "--show", "1").stdout
    assert "1 of 2 questions answered, 1 of 1 interviewer would hire" in " ".join(said.split())
    assert printed(rehearse("mock", "--show", "1", "--json"))["scorecard"]["answered"] == 1
    assert "Notes" not in said  # it is not over
    with Store(home / "attempts.sqlite3") as store:
        Interview(store, 1).finish()
    assert "You asked nothing, " in rehearse("mock", "--show", "1").stdout
    assert "rehearse notes ask" in printed(rehearse("mock", "--show", "1", "--json"))["asked_nothing"]
    rehearse("notes", "add", f"{PREFIX}What changes first?", "--mock", "1")
    assert "You asked nothing, " not in rehearse("mock", "--show", "1").stdout
    assert printed(rehearse("mock", "--show", "1", "--json"))["asked_nothing"] is None
    rehearse("notes", "add", "Breathe before the number.", "--mock", "1")
    assert "Breathe before the number." in rehearse("mock", "--show", "1").stdout
    assert rehearse("notes", "add", "Of no interview.", "--mock", "7").exit_code == 2


def test_the_scorecard_has_columns_with_headings_and_counts_that_agree(home: Path) -> None:
    with Store(home / "attempts.sqlite3") as store:
        interview = Interview.begin(store, MockOptions(follow_ups=1), PLAN)
        answer(interview)
    card = printed(rehearse("mock", "--show", "1", "--json"))["scorecard"]
    more = sum(line["follow_up"] for line in card["lines"])
    said = rehearse("mock", "--show", "1").stdout
    assert f"1 of 2 questions answered{f', 0 of {more} follow-up' if more else ''}" in " ".join(said.split())
    assert "1 of 2 questions answered" in rehearse("mock", "--list").stdout
    heading = next(line for line in said.splitlines() if "verdict" in line)
    assert heading.split() == ["question", "take", "time", "points", "verdict"]


@pytest.mark.parametrize("width", ["80", "50"])
def test_a_remark_goes_on_below_its_beginning(home: Path, monkeypatch: pytest.MonkeyPatch, width: str) -> None:
    """At 80 columns "at least 45.)" stood one column further left than the bracket."""
    monkeypatch.setenv("COLUMNS", width)
    report = reports.not_scored()
    assert report.content is not None
    why = "7 words are too few to judge; a story needs at least 45, and this remark is long enough for a second line."
    content = msgspec.structs.replace(report.content, not_scored_reason=why)
    with Store(home / "attempts.sqlite3") as store:
        interview = Interview.begin(store, MockOptions(follow_ups=0), PLAN)
        interview.answered(0, msgspec.structs.replace(report, content=content), None)
    lines = rehearse("mock", "--show", "1").stdout.splitlines()
    at, first = next((at, line) for at, line in enumerate(lines) if "(7 words" in line)
    beginning = first.index("(7") if width == "80" else len(first) - len(first.lstrip())
    following = lines[at + 1]
    assert len(following) - len(following.lstrip()) == beginning


@pytest.mark.model
@pytest.mark.slow
def test_a_technical_round_is_announced_and_judged_by_its_checklist(tmp_path: Path) -> None:
    done = subprocess.run(
        [*MOCK, "--interviewer", "senior", "--questions", "1", "--think", "0", "--seconds", "3",
         "--device", f"file:{ANSWER}"],
        env=environment(tmp_path), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (line,) = json.loads(done.stdout)["scorecard"]["lines"]
    assert line["interviewer"] == "Senior engineer"
    assert "of 7 points" in line["why_not"]


def test_the_page_of_an_interview_names_the_folder_that_its_links_need(home: Path, tmp_path: Path) -> None:
    with Store(home / "attempts.sqlite3") as store:
        answer(Interview.begin(store, MockOptions(follow_ups=0), PLAN[:1]))
    done = rehearse("mock", "--show", "1", "--html", str(tmp_path / "card.html"))
    assert done.exit_code == 0, done.stderr
    assert "Its links need the folder card-takes beside it; share both." in " ".join(done.stderr.split())
    assert list((tmp_path / "card-takes").glob("take-1.html"))
