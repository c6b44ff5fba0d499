"""The number of a take and the id of a question, story, drill or rule stand on one line, however narrow the screen is.

Whoever selects one to type it again gets all of it, and `grep` finds it.
"""

import re
import sqlite3
from pathlib import Path

import msgspec
import pytest

from rehearse.data import questions
from rehearse.data.drills import drills
from rehearse.practice.interview import Interview
from rehearse.practice.mock import MockOptions, Turn
from rehearse.practice.stories import append_own
from rehearse.practice.story_file import Story, to_markdown
from rehearse.store import comments
from rehearse.store.attempts import Store
from rehearse.store.links import link
from rehearse.store.people import name_speaker
from rehearse.types import Question
from tests.cli.homes import fill, improving, take
from tests.cli.running import rehearse
from tests.practice.test_stories import STORY

ID = "convinced-director-postponing-launch"  # 36 characters: as many as forty columns hold below a label
STORY_ID = "dissuaded-customers-from-unreliable"  # made from its title
FIRST = 12_301  # the number of a take
DRILLS = {one.id for one in drills().aloud} | {"raw-logs-easy", "lorries-past-the-school-hard"}

# What is typed, and the identifiers that must be whole in what is printed.
PRINTED: dict[str, set[str]] = {
    "": {ID, "12308"},
    "list": {ID, "12301", "12308"},
    "progress": {ID},
    f"progress {ID}": {"12308", "OWN005"},
    f"progress {ID} --full": {"12301", "12308", "OWN005", "SPEC003"},
    "show 12301": {"12301", ID},
    "show 12301 --full": {"12301", "SPEC003", ID},
    "compare 12301 12302": {"12301", "12302"},
    "compare 12301 12302 --full": {"12301", "12302"},
    "question 12301": {"12301", ID},
    "mock --list": {"1"},
    "mock --show 1": {"12310"},
    "drill --list": DRILLS | {"OWN001", "FIT002"},
    "stories list": {STORY_ID},
    "stories check": {STORY_ID},
    f"stories show {STORY_ID}": {"12301", ID},
    "checklist": {STORY_ID},
    "feedback list": {"12301"},
    "questions list postponing": {ID},
    f"questions show {ID}": {ID},
    "principles ownership": {ID, STORY_ID},
    "rules": {"OWN001", "STAR004"},
}


@pytest.fixture(scope="module", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with long ids and numbers."""
    place = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("REHEARSE_HOME", str(place))
        first, *rest = improving(ID)
        fill(place, [first])
        _renumber(place)
        for one in (*rest, take("root-cause", 20)):
            fill(place, [one])
        asked = Question(ID, "How did you convince a director of postponing a launch?", ("Ownership",))
        questions.save_own((asked,))
        append_own(to_markdown(_story()))
        with Store(place / "attempts.sqlite3") as store:
            name_speaker(store, FIRST + 1, "Bartholomew Fitzgerald-Huntington")
            comments.add(store, FIRST, 12.0, "Say what you measured here.", "Sam")
            link(store, FIRST, STORY_ID)
            interview = Interview.begin(store, MockOptions(), [Turn(asked, "Hiring manager", "Ownership")])
            interview.answered(0, take(ID, 22), None)
    return place


def _renumber(place: Path) -> None:
    """Let the numbers of the takes begin where a number has five digits."""
    db = sqlite3.connect(place / "attempts.sqlite3")
    with db:
        db.execute("UPDATE attempt SET id = ?", (FIRST,))
        db.execute("UPDATE report SET attempt_id = ?", (FIRST,))
    db.close()


def _story() -> Story:
    return msgspec.structs.replace(
        STORY, id=STORY_ID, title="Dissuaded customers from unreliable forks", questions=(ID,)
    )


@pytest.mark.parametrize("width", ["40", "50"])
def test_no_identifier_is_broken(width: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(home))
    monkeypatch.setenv("COLUMNS", width)
    monkeypatch.setenv("TERM", "dumb")
    missed = {}
    for typed, expected in PRINTED.items():
        said = rehearse(*typed.split(), seen=True)
        assert said.exit_code == 0, said.output
        if broken := expected - set(re.findall(r"[\w-]+", said.output)):
            missed[typed] = broken
    assert missed == {}
