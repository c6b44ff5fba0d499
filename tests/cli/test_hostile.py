"""Text from elsewhere (a transcript, an imported question) cannot steer the terminal, whatever command shows it."""

from pathlib import Path

import msgspec
import pytest

from rehearse.practice.interview import Interview
from rehearse.practice.mock import MockOptions, Turn
from rehearse.practice.stories import append_own
from rehearse.store import notes
from rehearse.store.attempts import Store
from rehearse.types import Question
from tests import builders_report as reports
from tests.cli.homes import fill, improving, take
from tests.cli.running import rehearse

HOSTILE = "\x1b[2Jred\x1b[31m \u202eabc [bold]x[/bold] \x07"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home in which every text is hostile."""
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    made = reports.full().provenance  # the program's own words: the moment must be one
    fill(tmp_path, [msgspec.structs.replace(reports.hostile(), provenance=made)] * 2)
    append_own(f"## {HOSTILE}\nSituation: {HOSTILE}\nMetric: {HOSTILE}")
    with Store(tmp_path / "attempts.sqlite3") as store:
        notes.add(store, HOSTILE)
        Interview.begin(store, MockOptions(), [Turn(Question("x", HOSTILE), HOSTILE, HOSTILE)])
    return tmp_path


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    "words",
    [(), ("progress",), ("compare", "1", "2"), ("stories",), ("stories", "check"), ("notes",), ("mock", "--show", "1")],
)
def test_no_control_character_reaches_the_terminal(words: tuple[str, ...]) -> None:
    result = rehearse(*words)
    assert result.exit_code == 0, result.output
    for character in ("\x1b", "\x07", "\u202e"):
        assert character not in result.output


@pytest.mark.parametrize(
    "words", [(), ("progress",), ("progress", "--full"), ("compare", "1", "9"), ("compare", "9", "10"), ("show", "9")]
)
def test_nor_does_the_code_of_a_rule_in_a_report_that_others_made(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    made = take("last-apology", 20)
    assert made.content is not None
    findings = tuple(msgspec.structs.replace(one, code=HOSTILE) for one in made.content.findings)
    foreign = msgspec.structs.replace(made, content=msgspec.structs.replace(made.content, findings=findings))
    fill(tmp_path, [*improving(), *[foreign] * 6])
    result = rehearse(*words)
    for character in ("\x1b", "\x07", "\u202e"):
        assert character not in result.output
