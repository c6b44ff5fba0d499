"""No command writes over a recording, over what it reads, or, unless asked to, over a file that it did not make."""

import os
import shutil
from pathlib import Path

import pytest

from rehearse.cli.destinations import PAGE, PICTURE, Kind, writable
from rehearse.cli.report_files import FORMATS
from rehearse.errors import UsageError
from rehearse.practice.progress import progress
from rehearse.report import plots
from tests import builders_report as reports
from tests.cli.homes import fill, improving
from tests.cli.running import rehearse
from tests.fixtures import brief, fixture
from tests.practice.fortnights import fortnight


@pytest.fixture(scope="module")
def two_takes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with two takes, to be copied."""
    folder = tmp_path_factory.mktemp("made")
    fill(folder, improving()[:2])
    reports.speak(reports.full(), folder / "recordings" / "take-1.wav")
    return folder


@pytest.fixture
def home(two_takes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with two takes, and the folder beside it in which commands are run."""
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    shutil.copytree(two_takes, tmp_path / "home")
    return tmp_path / "home"


WRITERS = {  # every command that writes at a path the user gives: its words, the path to follow
    "analyze --html": ("analyze", "talk.flac", "--model", "tiny.en", "--no-save", "--html"),
    "analyze --markdown": ("analyze", "talk.flac", "--model", "tiny.en", "--no-save", "--markdown"),
    "record --html": ("record", "--text", "What?", "--device", "file:talk.flac", "--html"),
    "record --markdown": ("record", "--text", "What?", "--device", "file:talk.flac", "--markdown"),
    "check --html": ("check", "answer.txt", "--html"),
    "check --markdown": ("check", "answer.txt", "--markdown"),
    "show --html": ("show", "1", "--html"),
    "show --markdown": ("show", "1", "--markdown"),
    "progress --html": ("progress", "--no-takes", "--html"),
    "progress --plot": ("progress", "--plot"),
    "mock --html": ("mock", "--device", "file:talk.flac", "--html"),
    "share": ("share", "1", "--output"),
    "questions export": ("questions", "export", "--output"),
    "data export": ("data", "export"),
}


def texts(folder: Path) -> None:
    """What the commands read."""
    shutil.copy(fixture("short").path, folder / "talk.flac")
    (folder / "answer.txt").write_text("I noticed that the queue was slow. I rewrote it. It took 2 s, not 9 s.")


@pytest.mark.parametrize("kind", ["another recording", "a letter", "a link", "a hard link"])
@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.usefixtures("home")
def test_a_file_that_is_not_ours_is_kept(tmp_path: Path, writer: str, kind: str) -> None:
    texts(tmp_path)
    mine, name = tmp_path / "mine.svg", tmp_path / "mine.svg"
    mine.write_bytes(b"a letter" if kind == "a letter" else (tmp_path / "talk.flac").read_bytes())
    if "link" in kind:
        name = tmp_path / "other.svg"
        (name.hardlink_to if "hard" in kind else name.symlink_to)(mine)
    before = mine.read_bytes()
    done = rehearse(*WRITERS[writer], str(name))
    assert done.exit_code == 2
    assert "already exists" in done.stderr
    assert "--force" in done.stderr
    assert mine.read_bytes() == name.read_bytes() == before
    assert done.stdout == "", "nothing is analysed first"


@pytest.mark.parametrize(
    "writer", [name for name in WRITERS if name.startswith(("analyze", "record", "mock", "check"))]
)
@pytest.mark.usefixtures("home")
def test_what_a_command_reads_is_kept_even_with_force(tmp_path: Path, writer: str) -> None:
    texts(tmp_path)
    read = tmp_path / ("answer.txt" if writer.startswith("check") else "talk.flac")
    before = read.read_bytes()
    (tmp_path / "by another name").symlink_to(read)
    for name in (read, Path("home/..") / read.name, tmp_path / "by another name"):
        done = rehearse(*WRITERS[writer], str(name), "--force")
        assert done.exit_code == 2
        assert "is the input of this command" in done.stderr
    assert read.read_bytes() == before


@pytest.mark.parametrize(
    "name", ["recordings/take-1.wav", "recordings/new.html", "attempts.sqlite3", "models/x/model.bin"]
)
@pytest.mark.parametrize("writer", ["show --html", "show --markdown", "share", "data export", "progress --plot"])
def test_what_the_program_keeps_is_no_place_to_write_to(home: Path, writer: str, name: str) -> None:
    path = home / name
    before = path.read_bytes() if path.exists() else None
    assert rehearse(*WRITERS[writer], str(path), "--force").exit_code == 2
    assert (path.read_bytes() if path.exists() else None) == before


@pytest.mark.parametrize("writer", ["show --html", "show --markdown", "share", "data export"])
@pytest.mark.usefixtures("home")
def test_a_device_is_not_replaced(tmp_path: Path, writer: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in ("/dev/null", str(tmp_path / "pipe")):
        done = rehearse(*WRITERS[writer], path, "--force")
        assert done.exit_code == 2
        assert "not a regular file" in done.stderr
    assert Path("/dev/null").is_char_device()


@pytest.mark.slow
@pytest.mark.parametrize(
    "writer",
    ["check --html", "check --markdown", "show --html", "show --markdown", "progress --html", "progress --plot"],
)
@pytest.mark.usefixtures("home")
def test_ours_is_written_again_by_the_same_command_and_by_no_other(tmp_path: Path, writer: str) -> None:
    texts(tmp_path)
    path = tmp_path / "made.svg"
    assert rehearse(*WRITERS[writer], str(path)).exit_code == 0
    assert rehearse(*WRITERS[writer], str(path)).exit_code == 0
    other = "check --markdown" if "markdown" not in writer else "check --html"
    before = path.read_bytes()
    assert rehearse(*WRITERS[other], str(path)).exit_code == 2
    assert path.read_bytes() == before
    assert rehearse(*WRITERS[other], str(path), "--force").exit_code == 0
    assert path.read_bytes() != before


@pytest.mark.usefixtures("home")
def test_notes_that_were_written_on_are_kept(tmp_path: Path) -> None:
    assert rehearse("show", "1", "--markdown", "notes.md").exit_code == 0
    with (tmp_path / "notes.md").open("a") as file:
        file.write("\nSlower at the start.\n")
    assert rehearse("show", "1", "--markdown", "notes.md").exit_code == 2
    assert "Slower at the start." in (tmp_path / "notes.md").read_text()


@pytest.mark.usefixtures("home")
def test_the_pages_of_takes_replace_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "p-takes").mkdir()
    (tmp_path / "p-takes" / "take-2.html").write_text("dear to me")
    assert rehearse("progress", "--html", "p.html").exit_code == 2
    assert (tmp_path / "p-takes" / "take-2.html").read_text() == "dear to me"
    assert not (tmp_path / "p-takes" / "take-1.html").exists()
    assert rehearse("progress", "--html", "p.html", "--force").exit_code == 0


@pytest.mark.usefixtures("home")
def test_page_and_notes_are_two_files(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "linked").symlink_to(tmp_path / "folder")
    for page, notes in (("a", "./a"), ("folder/../a", "a"), ("folder/a", "linked/a")):
        assert rehearse("show", "1", "--html", page, "--markdown", notes).exit_code == 2
    assert not (tmp_path / "a").exists()
    assert not (tmp_path / "folder" / "a").exists()


@pytest.mark.usefixtures("home")
def test_pages_of_a_batch_leave_its_recordings_alone_even_with_force(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        brief(tmp_path / "a.wav").rename(tmp_path / name)
    before = [(tmp_path / name).read_bytes() for name in ("a.html", "b.html")]
    analysed = rehearse(
        "analyze", "a.html", "b.html", "--model", "tiny.en", "--no-save", "--html", str(tmp_path), "--force"
    )
    assert analysed.exit_code == 0, analysed.output
    assert [(tmp_path / name).read_bytes() for name in ("a.html", "b.html")] == before
    assert {page.name for page in tmp_path.glob("?-2.html")} == {"a-2.html", "b-2.html"}


@pytest.mark.parametrize("ending", plots.FORMATS)
def test_every_kind_of_picture_is_known_as_ours(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"p{ending}"
    plots.picture(progress(fortnight("duration_s", [100.0] * 30)), path)
    assert writable(path, PICTURE) == path
    for other in (PAGE, *(one.kind for one in FORMATS)):
        with pytest.raises(UsageError):
            writable(path, other)


@pytest.mark.parametrize("kind", [PAGE, PICTURE, *(one.kind for one in FORMATS)])
def test_an_empty_file_may_be_filled(tmp_path: Path, kind: Kind) -> None:
    (tmp_path / "a").touch()
    assert writable(tmp_path / "a", kind) == tmp_path / "a"


def test_a_dash_is_standard_output_for_text_and_refused_for_everything_else(home: Path) -> None:
    """No file of the name - is left behind."""
    said = rehearse("check", "-", "--markdown", "-", typed="I saw it. I fixed it. It fell from 9 to 4 days.")
    assert said.exit_code == 0
    assert said.stdout.rstrip().endswith("-->")
    for command in (("check", "-", "--html", "-"), ("data", "export", "-")):
        refused = rehearse(*command, typed="I saw it.")
        assert refused.exit_code == 2
        assert 'cannot be written to standard output ("-").' in refused.stderr
    assert not (home.parent / "-").exists()
