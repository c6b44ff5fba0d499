"""Every command on a narrow, an ordinary and a wide terminal: how it looks, that nothing is cut, nothing sticks out.

Each is run in this process, without a speech model. Read a changed snapshot as a user would before you update it.
"""

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
import msgspec
import pytest
import soundfile
from syrupy.assertion import SnapshotAssertion

from rehearse.batch.files import opened
from rehearse.cli.root import root
from rehearse.practice.interview import Interview
from rehearse.practice.mock import MockOptions, Turn
from rehearse.practice.stories import append_own
from rehearse.practice.story_file import to_markdown
from rehearse.store import comments, notes
from rehearse.store.attempts import Store
from rehearse.store.people import name_speaker
from rehearse.types import Band, Question, Report
from tests import builders_report as reports
from tests.batch.results import broken, result
from tests.builders import bursts
from tests.cli.homes import fill, improving, take
from tests.cli.running import rehearse
from tests.cli.test_every_command import COMMANDS
from tests.practice.test_stories import STORY
from tests.text_file import TextFile

WIDTHS = (50, 80, 120)
MICROPHONE = Path(__file__).parents[1] / "audio" / "fake_portaudio"

# What each command is given, with + for a blank within a word. What follows > is typed; a line is run after the other.
GIVEN = {
    "": "",
    "demo": "demo --words",
    "record": "record nothing-like-this\nrecord --text Why? --random\nrecord --seconds 0",  # live: tests/cli/live
    "studio": "studio --port 99999",
    "analyze": "analyze said.wav --no-save\nanalyze folder --no-save",
    "check": "check answer.txt -q last-apology",
    "list": "list\nlist --person nobody",
    "progress": "progress\nprogress last-apology",
    "radar": "radar",
    "show": "show 8\nshow 9",
    "question": "question 1\nquestion 1 was-wrong",
    "person": "person\nperson 1 Dana",
    "compare": "compare 1 2",
    "cohort report": "cohort report term.csv",
    "play": "play 1 result --path\nplay 1 9:99",
    "reanalyze": "reanalyze 1 2 --words-only",
    "share": "share 1 2",
    "feedback import": "feedback import comments.txt --attempt 1",
    "feedback list": "feedback list",
    "feedback remove": "feedback remove 1\nfeedback remove 99",
    "mock": "mock --list\nmock --show 1\nmock --model nothing",
    "drill": "drill --list\ndrill principle raw-logs-easy > 1\ndrill --results",
    "test": "test > 1\n",
    "notes add": "notes add Bring+a+number.",
    "notes after": "notes after nothing-like-this",
    "notes ask": "notes ask",
    "notes list": "notes list",
    "notes remove": "notes remove 1\nnotes remove 99",
    "stories check": "stories check",
    "stories edit": "stories edit",
    "stories import": "stories import stories-of-a-friend.md",
    "stories link": "stories link 1 builds\nstories link 1 nothing",
    "stories list": "stories list",
    "stories new": "stories new The+pump --principle ownership",
    "stories show": "stories show builds",
    "checklist": "checklist",
    "questions add": "questions add Why+do+you+want+to+leave?",
    "questions export": "questions export --own",
    "questions import": "questions import questions.csv",
    "questions list": "questions list conflict",
    "questions remove": "questions remove nothing-like-this",
    "questions show": "questions show root-cause --model-answer",
    "advice": "advice\nadvice nerves",
    "data delete": "data delete 1 --yes\ndata delete 99",
    "data export": "data export all.zip",
    "data import": "data import nothing.zip",
    "data where": "data where",
    "rules": "rules\nrules OWN001",
    "principles": "principles\nprinciples trust",
    "frameworks": "frameworks\nframeworks rice --reach 400 --impact 2 --confidence 80% --effort 3",
    "models add": "models add nothing",
    "models install": "models install nothing",
    "models list": "models list",
    "models measure": "models measure nothing",
    "models remove": "models remove nothing --yes",
    "models use": "models use tiny.en\nmodels use nothing",
    "models verify": "models verify tiny.en",
    "models where": "models where tiny.en",
    "config": "config",
    "config get": "config get target_s\nconfig get model",
    "config path": "config path",
    "config set": "config set think_s 20\nconfig set think_s soon",
    "config unset": "config unset think_s",
    "recover": "recover --list",
    "devices": "devices",
    "completion": "completion bash",
    "doctor": "doctor",
}
SLOW = {"demo", "record", "analyze", "doctor", "devices", "test"}  # they decode, open the microphone or hear
MADE_FOR_MACHINES = {"completion", "questions export"}  # their lines are as long as what they hold

MISTAKES = """advice banana\nanalyze\nbanana\ncheck nothing.txt\ncohort\ncompare 77 78\ncompare 1 8 --full
completion banana\nconfig get banana\nconfig set think_s\ndata export\ndrill banana\ndrill principle nothing\nfeedback
frameworks banana\nlist --banana\nlist --limit x\nlist --since banana\nmock --show 88\nmodels use banana\nnotes
person 99 Ann\nplay 1 banana\nprinciples banana\nprogress banana\nprogress --full\nquestion 1 banana
questions show banana\nreanalyze 99\nrules banana\nshare 99\nshow banana\nshow 1 --confirm own\nshow 1 --full
show 1 --transcript\nstories link 1 banana\nstories show banana\ncompletion bash --install"""


def furnish(place: Path) -> None:
    """Takes of one question and others, two people, a story, notes, an interview, files to be read."""
    made = [*improving(), take("was-wrong", 20, duration_s=150.0, total=61), take("root-cause", 21)]
    fill(place / "home", [timed(one) for one in made])
    with Store(place / "home" / "attempts.sqlite3") as store:
        name_speaker(store, 2, "Dana K.")
        notes.add(store, "Say the number first.")
        comments.add(store, 1, 12.0, "Say what you measured here.", "Sam")
        asked = Question("was-wrong", "Tell me about a time you were wrong.", ("Are Right, A Lot",))
        interview = Interview.begin(store, MockOptions(), [Turn(asked, "Hiring manager", "Are Right, A Lot"),
                                                      Turn(asked, "Bar raiser", "Ownership")])  # fmt: skip
        interview.answered(0, timed(take("was-wrong", 22, duration_s=150.0, total=90)), None)
    append_own(to_markdown(STORY))
    soundfile.write(place / "said.wav", bursts(2.0), 16_000)
    (place / "folder").mkdir()
    for name in ("monday.wav", "a-long-name-of-a-recording-of-an-answer-on-tuesday.wav"):
        shutil.copy(place / "said.wav", place / "folder" / name)
    for recording in (place / "home" / "recordings").iterdir():
        shutil.copy(place / "said.wav", recording)
    said = reports.full().transcript
    assert said is not None
    (place / "answer.txt").write_text(" ".join(word.text for word in said.words[:30]))
    (place / "comments.txt").write_text("0:10 Which number was that?\nresult: Slower here, please.\n")
    term = opened(place / "term.csv")
    for at in range(6):
        term.add(result(f"{at}.wav", "Ann Archer", 40 + 8 * at))
    term.add(broken("7.wav", "Ben"))
    term.close()
    (place / "stories-of-a-friend.md").write_text("## The door\nSituation: It stood open.\nAction: I shut it.\n")
    (place / "questions.csv").write_text("text,principle,colour\nWhy do you want to leave?,Earn Trust,red\n")


def timed(report: Report) -> Report:
    """The report with its length judged as it would be."""
    seconds = report.delivery.duration_s or 0.0
    band: Band = "attention" if seconds > 120 else "note" if seconds > 105 else "ok"
    return msgspec.structs.replace(report, delivery=msgspec.structs.replace(report.delivery, duration_verdict=band))


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home as it is before each command."""
    place = tmp_path_factory.mktemp("seeded")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("REHEARSE_HOME", str(place / "home"))
        (place / "home").mkdir()
        furnish(place)
    return place


@pytest.fixture
def here(seeded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a copy of it; paths in what is printed begin there, and look the same on every machine."""
    shutil.copytree(seeded, tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    for name, value in {"REHEARSE_HOME": "home", "REHEARSE_MODELS": "models", "TZ": "UTC", "NO_COLOR": "1",
                        "TERM": "dumb", "LINES": "40",
                        "EDITOR": "true", "VISUAL": "true", "PYTHONPATH": str(MICROPHONE), "FAKE_RATE_HZ": "48000",
                        "FAKE_BUSY": "1", "FAKE_SAYS": "", "SHELL": "/bin/bash"}.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    return tmp_path / "here"


def on_the_way(path: tuple[str, ...]) -> Iterator[click.Command]:
    """A command and the groups above it but for the root."""
    command: click.Command = root
    for name in path:
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), name)
        assert found is not None
        yield (command := found)


def same_everywhere(text: str, here: Path) -> str:
    """The text without what differs between days and machines."""
    text = text.replace(str(here), "HERE").replace(str(datetime.now(UTC).date()), "YYYY-MM-DD")
    text = re.sub(r"(?s)(\n1 of 10: easy\n).*\n(Goodbye)", r"\1\n(a question, drawn)\n\2", text)
    text = re.sub(r"Python \d+\.\d+\.\d+", "Python 3.11.7", text)
    return re.sub(r"\d+(\.\d+)? (GB|kB|bytes|s ago)", r"N \2", text)


def run(lines: str, here: Path, width: int, *, seen: bool = True) -> str:
    """What is printed, a command below the other; seen: on a terminal, else in a pipe."""
    shown = []
    for line in re.split(r"\n(?=[a-z])", lines) if lines else [""]:
        command, _, typed = line.partition(" > ")
        result = rehearse(*(word.replace("+", " ") for word in command.split()), typed=typed, seen=seen)
        assert "Traceback" not in result.output
        shown.append(f"$ rehearse {command}\n{result.output}".rstrip())
    return same_everywhere("\n\n".join(shown), here) + f"\n{'=' * width}\n"


def test_every_command_is_here() -> None:
    assert set(GIVEN) - {"", "config"} == {" ".join(path) for path in COMMANDS}


@pytest.mark.parametrize(
    "name", [pytest.param(one, marks=pytest.mark.slow if one in SLOW else (), id=one or "home") for one in GIVEN]
)
def test_it_looks_like_this(
    name: str, here: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion
) -> None:
    shown = ""
    for width in WIDTHS:
        shutil.rmtree(here)
        shutil.copytree(seeded, here)
        monkeypatch.chdir(here)
        monkeypatch.setenv("COLUMNS", str(width))
        now = run(GIVEN[name], here, width)
        if name not in MADE_FOR_MACHINES:
            assert [line for line in now.splitlines() if len(line) > width and not line.startswith("$")] == []
        shown += now
    assert shown == snapshot.use_extension(TextFile)


@pytest.mark.parametrize(
    "name", [pytest.param(one, marks=pytest.mark.slow if one in SLOW else (), id=one or "home")
             for one in GIVEN if one not in MADE_FOR_MACHINES] + ["mistakes"]
)  # fmt: skip
def test_a_pipe_of_50_columns_gets_no_longer_line_unless_it_is_one_word_or_command(
    name: str, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    monkeypatch.setenv("HOME", str(here))
    shown = run(GIVEN.get(name, MISTAKES), here, 50, seen=False)
    long = [line for line in shown.splitlines() if len(line) > 50 and not line.startswith("$")]
    assert [line for line in long if " " in line.strip() and not re.fullmatch(r" *`[^`]*`[.,:;]?", line)] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", [pytest.param(one, id=one or "home") for one in GIVEN if one not in SLOW])
def test_a_window_of_one_column_and_one_of_none_show_it_too(
    name: str, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A container whose terminal has no size says so by COLUMNS=0."""
    lines = []
    for width in (80, 0, 1):
        monkeypatch.setenv("COLUMNS", str(width))
        lines.append(len(re.findall(r"(?m)^[^$=\n].*", run(GIVEN[name], here, width))))
    assert min(lines) > 0 or max(lines) == 0


HELPED = [root, *(command for path in COMMANDS for command in on_the_way(path))]


@pytest.mark.parametrize("width", [50, 78])  # at 80 and beyond click sets its help at 78
def test_no_line_of_a_help_is_too_long_or_cut(width: int) -> None:
    for command in HELPED:
        lines = command.get_help(
            click.Context(command, info_name=command.name, terminal_width=width, help_option_names=["-h", "--help"])
        ).splitlines()
        assert [line for line in lines if len(line) > width or (line.endswith("...") and "Usage" not in line)] == []
