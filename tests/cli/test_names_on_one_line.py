"""A file's name may hold a line end; no message that quotes it falls apart."""

from pathlib import Path

import pytest

from tests.cli.homes import fill, improving
from tests.cli.running import rehearse

pytestmark = pytest.mark.usefixtures("no_models")
NAME = "no\nte\x1b[31m"
SHOWN = r"no\nte\x1b[31m"


@pytest.fixture(autouse=True)
def here(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / f"{NAME}.mp3").write_text("prose")
    home.mkdir(exist_ok=True)
    fill(home, improving())
    return folder


@pytest.mark.parametrize(
    "words",
    [
        ("analyze", f"{NAME}.mp3"),
        ("analyze", "gone\nno\nte.wav"),
        ("check", "gone\nno\nte.txt"),
        ("questions", "import", f"{NAME}.mp3"),
        ("stories", "import", f"{NAME}.mp3"),
        ("data", "import", f"{NAME}.mp3"),
        ("data", "export", f"{NAME}.mp3"),
        ("questions", "export", "-o", f"{NAME}.mp3"),
        ("stories", "show", NAME),
        ("recover", NAME),
        ("drill", NAME),
    ],
)
def test_an_error_is_one_line_and_its_hint_another(words: tuple[str, ...]) -> None:
    lines = rehearse(*words).stderr.splitlines()
    assert lines[0].startswith("Error: ")
    assert r"no\nte" in lines[0]
    assert len(lines) <= 2
    assert all(line.startswith("  ") for line in lines[1:])


@pytest.mark.parametrize("words", [("questions", "export", "-o", f"{NAME}.md"), ("data", "export", f"{NAME}.zip")])
def test_so_is_where_something_was_written(words: tuple[str, ...]) -> None:
    said = rehearse(*words)
    (line,) = said.output.splitlines()
    assert SHOWN in line
    assert said.exit_code == 0
