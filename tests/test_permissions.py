"""What the program writes is the person's alone, whatever the umask, and so is what an earlier version left."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from rehearse.cli.root import root
from rehearse.permissions import close_to_others
from tests.cli.homes import fill, improving
from tests.cli.running import rehearse as in_process
from tests.fixtures import fixture
from tests.run_cli import rehearse

SPOKEN = '[{"text": "We", "start_s": 0.5, "end_s": 0.7}, {"text": "met.", "start_s": 0.7, "end_s": 1.25}]'
pytestmark = pytest.mark.usefixtures("no_umask")


def open_to_others(folder: Path) -> list[str]:
    """Every file and folder in it, and itself, that others may read, write or enter; links are not looked at."""
    paths = [folder, *(path for path in folder.rglob("*") if not path.is_symlink())]
    return [f"{path.relative_to(folder)} {stat.S_IMODE(path.stat().st_mode):o}" for path in paths
            if path.stat().st_mode & 0o077]  # fmt: skip


@pytest.mark.slow
def test_no_command_writes_what_others_can_read(tmp_path: Path) -> None:
    home, work = worked_in(tmp_path)
    sound = fixture("short").path
    commands: tuple[tuple[str | Path, ...], ...] = (
        ("analyze", sound, "--transcript", work / "t.json", "--html", work / "a.html", "--markdown", work / "a.md"),
        ("questions", "add", "Why me?"),
        ("questions", "import", work / "q.md"),
        ("questions", "export", "--own", "--output", work / "own.md"),
        ("stories", "import", work / "s.md"),
        ("stories", "new", "A title"),
        ("notes", "add", "It went well."),
        ("share", "1", "--output", work / "share.zip"),
        ("data", "export", work / "all.zip"),
        ("progress", "--html", work / "p.html"),
        ("show", "1", "--html", work / "s.html"),
        ("reanalyze", "1", "--words-only"),
    )
    closed(commands, home, work)


@pytest.mark.slow
@pytest.mark.model
def test_nor_does_any_other_command_that_writes(tmp_path: Path) -> None:
    home, work = worked_in(tmp_path)
    fill(home, improving())
    sound, out = fixture("short").path, work / "out"
    out.mkdir(mode=0o700)
    (work / "f.txt").write_text("attempt: 1\nfrom: Dana\n\n0:01 Good.\n", encoding="utf-8")
    (work / "f.txt").chmod(0o600)
    closed(
        (
            ("analyze", sound, "--model", "tiny.en", "--out", out / "r.jsonl"),
            ("cohort", "report", out / "r.jsonl", "--html", out / "c.html"),
            ("check", work / "s.md", "--html", out / "k.html", "--markdown", out / "k.md"),
            ("progress", "--plot", out / "p.svg"),
            ("show", "1", "--dismiss", "1"),
            ("question", "1", "--text", "Why you?"),
            ("person", "1", "Dana"),
            ("play", "1", "--path"),
            ("feedback", "import", work / "f.txt"),
            ("feedback", "remove", "1"),
            ("notes", "add", "It went well."),
            ("notes", "remove", "1"),
            ("stories", "import", work / "s.md"),
            ("stories", "link", "1", "leak"),
            ("questions", "import", work / "q.md"),
            ("config", "set", "report", "full"),
            ("config", "set", "fillers.add", "so yeah"),
            ("config", "set", "targets.duration.target", "100"),
            ("config", "unset", "report"),
            ("data", "export", out / "all.zip"),
            ("data", "import", out / "all.zip"),
            ("data", "delete", "2", "--yes"),
            ("recover", "--list"),
        ),
        home,
        work,
    )


ELSEWHERE = {  # write through what is tested above, with a microphone, a browser or the network
    "demo", "record", "mock", "studio", "recover", "devices", "drill", "test", "notes after", "stories edit",
    "models add", "models install", "models measure", "models remove", "models use", "completion",
}  # fmt: skip
READS = {
    "list", "compare", "feedback list", "notes ask", "notes list", "stories check", "stories list", "stories show",
    "checklist", "questions list", "questions show", "questions remove", "advice", "data where", "rules", "principles",
    "frameworks", "models list", "models verify", "models where", "config get", "config path", "doctor", "radar",
}  # fmt: skip


def test_every_command_was_thought_of() -> None:
    """A new command belongs into one of the lists: among the commands above where it writes."""
    text = Path(__file__).read_text(encoding="utf-8")
    names = {" ".join(words) for words in leaves(root)}
    written = {name for name in names if "(" + ", ".join(f'"{word}"' for word in name.split()) in text}
    assert names - written - ELSEWHERE - READS == set()
    assert (ELSEWHERE | READS) - names == set()


def leaves(group: click.Group, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command."""
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        if isinstance(found, click.Group):
            yield from leaves(found, (*before, name))
        else:
            yield (*before, name)


def worked_in(folder: Path) -> tuple[Path, Path]:
    """A home, and a folder with a transcript, a story and a question to work with."""
    home, work = folder / "home", folder / "work"
    work.mkdir(mode=0o700)
    for name, text in (("t.json", SPOKEN), ("s.md", "## A leak\nAction: I found it.\n"), ("q.md", "- Why us?\n")):
        (work / name).write_text(text, encoding="utf-8")
        (work / name).chmod(0o600)
    return home, work


def closed(commands: tuple[tuple[str | Path, ...], ...], home: Path, work: Path) -> None:
    """Fails where a command fails, or leaves something that others can read."""
    for command in commands:
        os.umask(0)  # each command takes its own
        with pytest.MonkeyPatch.context() as changed:
            changed.setenv("REHEARSE_HOME", str(home))
            done = in_process(*map(str, command))
        assert done.exit_code == 0, (command, done.output)
        assert open_to_others(home) == [], command
        assert open_to_others(work) == [], command


def test_what_an_earlier_version_left_open_is_closed_at_the_next_start(tmp_path: Path) -> None:
    home = tmp_path / "home"
    fill(home, improving())
    (home / "stories.md").write_text("## A leak\n", encoding="utf-8")
    (home / "pages").mkdir()
    (home / "pages" / "last.html").write_text("its sound", encoding="utf-8")
    for path in (home, *home.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)
    assert rehearse("notes", home=home).returncode == 0
    assert open_to_others(home) == []


def test_a_folder_that_holds_other_things_keeps_its_mode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    tmp_path.chmod(0o755)
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "thesis.txt").chmod(0o644)
    (tmp_path / "stories.md").write_text("mine, too", encoding="utf-8")
    close_to_others()
    assert {path.split()[0] for path in open_to_others(tmp_path)} == {".", "thesis.txt"}


def test_what_was_made_read_only_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    (home / "recordings").mkdir(parents=True)
    (home / "recordings" / "take-1.wav").touch(mode=0o444)
    for folder in (home / "recordings", home):
        folder.chmod(0o555)
    monkeypatch.setenv("REHEARSE_HOME", str(home))
    close_to_others()
    found = [stat.S_IMODE(path.stat().st_mode) for path in (home, home / "recordings")]
    file = stat.S_IMODE((home / "recordings" / "take-1.wav").stat().st_mode)
    assert (found, file) == ([0o555, 0o555], 0o444)
    for folder in (home, home / "recordings"):
        folder.chmod(0o700)  # so that it can be deleted


def test_a_link_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, elsewhere = tmp_path / "home", tmp_path / "elsewhere"
    (home / "recordings").mkdir(parents=True)
    elsewhere.mkdir(mode=0o755)
    (elsewhere / "a.wav").write_bytes(b"sound")
    (home / "recordings" / "a.wav").symlink_to(elsewhere / "a.wav")
    (home / "pages").symlink_to(elsewhere)
    monkeypatch.setenv("REHEARSE_HOME", str(home))
    close_to_others()
    assert stat.S_IMODE((elsewhere / "a.wav").stat().st_mode) == 0o666
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o755


def test_a_home_that_is_not_there_is_not_made(home: Path) -> None:
    close_to_others()
    assert not home.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes there")
def test_a_pipe_in_the_place_of_a_choice_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    for name in ("model", "microphone", "speeds.json"):
        os.mkfifo(tmp_path / name)
    assert in_process("config").exit_code == 0
    assert in_process("data").exit_code == 0
