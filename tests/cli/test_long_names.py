"""On a narrow screen an id or a file's name is whole, or goes on in the next line behind one of its own marks."""

import re
import shutil
from pathlib import Path

import msgspec
import pytest
import soundfile

from rehearse.practice.interview import Interview
from rehearse.practice.mock import MockOptions, Turn
from rehearse.practice.stories import append_own
from rehearse.practice.story_file import to_markdown
from rehearse.store.attempts import Store
from rehearse.types import Question
from tests.builders import bursts
from tests.cli.homes import fill, take
from tests.cli.running import rehearse
from tests.practice.test_stories import STORY

ASKED = "customer-against-pushback"
STORY_ID = "pump-nobody-owned-years"
FILE = "a-long-name-of-a-recording-of-an-answer-on-tuesday.wav"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Takes, an interview and a story with long names."""
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    for name, value in {"COLUMNS": "50", "LINES": "40", "NO_COLOR": "1", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "home").mkdir()
    fill(tmp_path / "home", [take(ASKED, day) for day in range(1, 4)])
    with Store(tmp_path / "home" / "attempts.sqlite3") as store:
        question = Question(ASKED, "Tell me about a time you argued for customers.", ("Customer Obsession",))
        interview = Interview.begin(store, MockOptions(follow_ups=0), [Turn(question, "Peer", "Customer Obsession")])
        interview.answered(0, take(ASKED, 5), None)
    append_own(to_markdown(msgspec.structs.replace(STORY, title="The pump that nobody had owned for years")))
    return tmp_path / "home"


def cut_in(said: str, name: str) -> list[str]:
    """The lines that end within the name and not behind a hyphen, a slash or a dot, or with an ellipsis."""
    begun = "|".join(re.escape(name[:at]) for at in range(5, len(name)) if name[at - 1] not in "-/.")
    return [line for line in said.splitlines() if re.search(rf"({begun})(…|$)", line.rstrip())]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    "line", ["list", "progress", "mock --show 1", "stories list", "stories check", f"stories link 1 {STORY_ID}",
             "show 1", f"questions show {ASKED}"]
)  # fmt: skip
def test_no_id_is_broken_within_a_word(line: str) -> None:
    said = rehearse(*line.split(), seen=True).output
    assert "customer-" in said or "pump-" in said
    assert [*cut_in(said, ASKED), *cut_in(said, STORY_ID)] == []


@pytest.mark.slow
@pytest.mark.usefixtures("home")
def test_no_file_is_broken_within_a_word(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    soundfile.write(tmp_path / "folder" / FILE, bursts(2.0), 16_000)
    shutil.copy(tmp_path / "folder" / FILE, tmp_path / "folder" / "monday.wav")
    said = rehearse("analyze", "folder", "--no-save").output
    assert "a-long-" in said
    assert cut_in(said, FILE) == []
