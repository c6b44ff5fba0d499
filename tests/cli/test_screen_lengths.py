"""No command's default form is over 38 lines of 80 columns, however long the history; lists grow by their rows alone.

Lines on stderr count, too: the user sees both. Two lines of a screen of 40 are left to the prompt below.
"""

from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from rehearse.audio.events import Ended
from rehearse.cli.output import show
from rehearse.cli.record import RecordOptions, _hand_over
from rehearse.cli.report_files import ReportFiles
from rehearse.cli.say import echo
from rehearse.cli.takes import keep
from rehearse.data.questions import bank
from rehearse.live.take_report import recorded
from rehearse.practice import stories
from rehearse.practice.interview import Interview
from rehearse.practice.mock import MockOptions, Turn
from rehearse.practice.story_file import to_markdown
from rehearse.report.screens.batch import line, table
from rehearse.store import comments, guesses
from rehearse.store.attempts import Store
from rehearse.store.people import name_speaker
from rehearse.types import FollowUp, Report
from tests import builders_report as reports
from tests.cli.homes import fill, take
from tests.cli.running import rehearse
from tests.cli.test_screens import timed
from tests.practice.test_stories import STORY
from tests.report.test_to_terminal import CROWDED

MOST_LINES, SCREEN_LINES = 38, 40
ASKED = ("last-apology", "was-wrong", "root-cause")
SCREENS = (
    "",
    "progress",
    "progress last-apology",
    "show",
    "show 1",
    "share last --no-sound",
    "stories",
    "radar",
    "checklist",
)
ASKED_BACK = 4  # lines on a terminal between the last answer and the card: thanks, and what one would like to ask
ROWS_ONLY = 6  # lines of a list that are no row: its heading, and two hints that may wrap


def of_several_questions(takes: int) -> list[Report]:
    """So many takes of three questions, by plain steps."""
    return [take(ASKED[i % 3], 1 + i % 28, duration_s=150.0 - 8 * (i % 10), total=40 + 6 * (i % 10))
            for i in range(takes)]  # fmt: skip


def unscored(takes: list[Report]) -> list[Report]:
    """Every second of them not scored, and the first by another rubric: all that can be said about takes is said."""
    kept = [one if at % 2 else msgspec.structs.replace(reports.not_scored(), question=one.question)
            for at, one in enumerate(takes)]  # fmt: skip
    made = msgspec.structs.replace(takes[1].provenance, rubric_version="0", model="another")
    return [kept[0], msgspec.structs.replace(kept[1], provenance=made), *kept[2:]]


HISTORIES = {
    **{f"{count} takes": of_several_questions(count) for count in (1, 2, 3, 4, 10, 100)},
    **{f"{count} of one question": [take("last-apology", 1 + i) for i in range(count)] for count in (3, 12)},
    "half of them not scored": unscored(of_several_questions(10)),
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "h"
    for name, value in {"REHEARSE_HOME": str(place), "COLUMNS": "80", "LINES": "40", "TERM": "dumb", "NO_COLOR": "1",
                        "TZ": "UTC"}.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    return place


def lines_of(command: str) -> int:
    result = rehearse(*command.split(), seen=True)
    assert result.exit_code == 0, f"rehearse {command}: {result.output}"
    return len(result.output.splitlines())


def too_long(commands: tuple[str, ...]) -> dict[str, int]:
    return {command: lines for command in commands if (lines := lines_of(command)) > MOST_LINES}


@pytest.mark.parametrize("history", HISTORIES)
def test_no_screen_is_over_38_lines(home: Path, history: str) -> None:
    takes = HISTORIES[history]
    fill(home, takes)
    with Store(home / "attempts.sqlite3") as store:
        for number in range(2, len(takes), 3):
            name_speaker(store, number, "Dana K." if number % 2 else "Robert")
        for number in range(1, min(len(takes), 5)):
            guesses.add(store, number, {"total_points": 90.0, "ownership_signal_points": 25.0})
        for at_s in range(5):
            comments.add(store, 1, float(at_s), "Say what you measured here, and how.", "Sam")
    more = ("compare 1 last", "progress --person robert") if len(takes) > 3 else ()
    assert too_long((*SCREENS, *more)) == {}
    assert lines_of("list") <= min(len(takes), 30) + ROWS_ONLY


@pytest.mark.model
def test_the_end_of_an_interview_of_the_usual_length_is_no_longer(home: Path) -> None:
    """Four questions of the bank, the longest of them, each with a follow-up, all told with a story of one's own."""
    fill(home, [])
    stories.append_own(to_markdown(STORY))
    longest = sorted((one for one in bank() if one.principles), key=lambda one: -len(one.text))[:4]
    with Store(home / "attempts.sqlite3") as store:
        turns = [Turn(question, "Hiring manager", "Learn and Be Curious") for question in longest]
        interview = Interview.begin(store, MockOptions(follow_ups=1), turns)
        while (asked := interview.next()) is not None:
            told = take(asked[1].question.id, 3, total=61, duration_s=150.0)
            assert told.content is not None
            open_one = FollowUp(f"What was your part when the third test of {asked[0]} was fixed, and whose idea?", "")
            content = msgspec.structs.replace(told.content, follow_ups=(open_one,))
            interview.answered(asked[0], timed(msgspec.structs.replace(told, content=content)), None)
        assert len(interview.turns()) == 8
    ended = rehearse("mock", "--model", "tiny.en", seen=True)  # all were answered: what is said after the last one
    assert "stories link" in ended.stderr
    assert len(ended.output.splitlines()) + ASKED_BACK <= SCREEN_LINES, ended.output
    assert too_long(("mock --show 1",)) == {}


@pytest.mark.parametrize("name", [*reports.ALL, *CROWDED])
def test_a_report_and_all_that_is_said_below_it_leave_room_for_the_prompt(
    home: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The very first take, with a hint at a better model and at a story it sounds like."""
    fill(home, [])
    stories.append_own(to_markdown(STORY))
    report = {**reports.ALL, **CROWDED}[name]()
    keep(report, home / "recordings" / "take.wav", show=lambda number, below: show(report, False, number, around=below))
    said = capsys.readouterr()
    assert "Saved as take 1" in said.err
    assert len((said.out + said.err).splitlines()) <= MOST_LINES


@pytest.mark.parametrize("columns", [40, 50, 80])
@pytest.mark.parametrize("name", [name for name, make in reports.ALL.items() if make().audio is not None])
def test_all_that_record_prints_after_the_answer_leaves_room_for_the_prompt(
    home: Path, name: str, columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    fill(home, [take("last-apology", 1)])
    report = msgspec.structs.replace(reports.ALL[name](), question=take("last-apology", 1).question)
    assert report.audio is not None
    files = ReportFiles(None, open_it=False, texts=(), force=False)
    asked = next(one for one in bank() if one.id == "last-apology")
    options = RecordOptions(asked, None, True, False, files, False, None, None, {})
    ended = Ended(str(home / "recordings" / "take-1.wav"), report.audio.duration_s, 16_000, "mic", "asked")
    echo(recorded(report.audio.duration_s), err=True)
    _hand_over(report, ended, options, None)
    said = capsys.readouterr()
    assert "Saved as take 2" in said.err
    assert len((said.out + said.err).splitlines()) <= MOST_LINES


def test_a_table_of_files_has_a_line_each() -> None:
    name = "an-interview-of-a-student-with-a-long-name-"
    rows = [line(f"{name}{at}.wav", at, take("last-apology", 1), "") for at in range(20)]
    assert len(Console(width=80).render_lines(table(rows, 80))) == 21


def test_everything_is_a_flag_away(home: Path) -> None:
    fill(home, of_several_questions(12))
    short, full = rehearse("progress").stdout, rehearse("progress", "--full").stdout
    assert "specific actions" not in short
    assert "specific actions" in full
    assert len(full.splitlines()) > MOST_LINES


def test_what_got_better_or_worse_is_never_left_out_of_the_short_form(home: Path) -> None:
    """Even a measure that it does not hold otherwise."""
    made = []
    for day in range(1, 11):
        report = take("last-apology", day)
        assert report.content is not None
        worse = msgspec.structs.replace(report.content.scores["ownership_signal"], points=30 - 2 * day)
        scores = {**report.content.scores, "ownership_signal": worse}
        made.append(msgspec.structs.replace(report, content=msgspec.structs.replace(report.content, scores=scores)))
    fill(home, made)
    said = rehearse("progress").stdout
    assert "Worse: ownership." in said
    assert any(one.split()[:2] == ["ownership,", "of"] and "worse" in one for one in said.splitlines())


def test_a_plot_that_was_asked_for_is_there_whatever_else_is(home: Path) -> None:
    fill(home, unscored(of_several_questions(30)))
    assert "┌" in rehearse("progress", "last-apology", "--measure", "speech_rate_wpm").stdout
