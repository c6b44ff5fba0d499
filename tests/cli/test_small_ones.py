"""Small promises that hold for many commands: what is left behind, what is said at the end, what words are used."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
import soundfile
from rich.cells import cell_len

from rehearse.cli.errors import tell
from rehearse.cli.root import LazyGroup
from rehearse.cli.say import echo
from rehearse.data.questions import bank
from rehearse.errors import Declined
from rehearse.report.warning_text import warning_text
from tests.builders import bursts
from tests.cli.a_take import ANSWER, REHEARSE, environment
from tests.cli.homes import fill, improving, take
from tests.cli.running import rehearse
from tests.fixtures import sound


@pytest.fixture
def home(home: Path, request: pytest.FixtureRequest) -> Path:
    """A home without a model; a test that needs one takes a home of its own."""
    request.getfixturevalue("no_models")
    return home


def files(folder: Path) -> list[str]:
    """What lies below a folder but for compiled code."""
    return [str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file() and "cache" not in one.parts]


@pytest.mark.slow
def test_a_take_of_a_file_ends_with_its_file_and_leaves_nothing_without_save(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "said.wav", bursts(2.0), 16_000)
    command = [*REHEARSE, "record", "--text", "Why?", "--think", "0", "--no-check", "--no-save", "--json",
               "--device", f"file:{tmp_path / 'said.wav'}"]  # fmt: skip
    env = environment(tmp_path / "home") | {"REHEARSE_MODELS": str(tmp_path / "none")}
    done = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
                          timeout=60)  # fmt: skip
    assert '"ended_by":"file over"' in done.stdout, done.stderr
    assert done.stderr.startswith("The model tiny.en is not installed. Time, pauses and pitch will be measured; words")
    assert files(tmp_path / "home") == []
    assert not (tmp_path / "home" / "recordings").exists()


def test_analysing_without_save_leaves_nothing(home: Path, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "said.wav", bursts(2.0), 16_000)
    rehearse("analyze", str(tmp_path / "said.wav"), "--no-save")
    assert not home.exists() or files(home) == []


@pytest.mark.usefixtures("home")
def test_leaving_a_drill_says_goodbye_and_what_is_kept() -> None:
    """The end of input is what Ctrl-D sends; Ctrl-C reaches the same place."""
    said = rehearse("drill", "principle", "--items", "3", typed="1\n")
    assert said.exit_code == 0
    assert "Goodbye. 1 exercise saved" in said.stderr
    assert "Aborted" not in said.stderr


@pytest.mark.model
@pytest.mark.slow
def test_a_spoken_drill_counts_down_has_its_own_clock_and_says_what_it_keeps(tmp_path: Path) -> None:
    command = [*REHEARSE, "drill", "aloud", "situation", "--model", "tiny.en", "--device", f"file:{ANSWER}",
               "--seconds", "9"]  # fmt: skip
    done = subprocess.run(command, env=environment(tmp_path), stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          check=False, timeout=90)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "3 s to think." in done.stderr
    assert "8 s" in done.stderr.splitlines(), "half of the fifteen that are asked for"
    assert "The recording is deleted; your result is saved" in done.stderr
    assert done.stderr.splitlines()[-1] == "Again: rehearse drill aloud situation"
    assert list((tmp_path / "recordings").iterdir()) == []


@pytest.mark.parametrize(("columns", "seen", "most"), [
    (None, False, 80), ("60", False, 60), ("1000", False, 1000), ("60", True, 60), ("1000", True, 100)])  # fmt: skip
def test_what_is_for_people_is_wrapped_on_a_terminal_and_in_a_pipe(
    columns: str | None, seen: bool, most: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pipe that says how wide it is gets lines of that width; one that does not, of 80 columns."""
    monkeypatch.delenv("COLUMNS", raising=False)
    if columns:
        monkeypatch.setenv("COLUMNS", columns)
    for stream in (sys.stdout, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: seen, raising=False)
    hint = "Choose one of: " + ", ".join(f"word{number}" for number in range(200)) + "."
    tell("It went wrong.", hint)
    echo(hint)
    out, err = capsys.readouterr()
    for lines in (out.splitlines(), err.splitlines()[1:]):
        assert most - len("word199, ") <= max(map(len, lines)) <= most
        assert " ".join(line.strip() for line in lines) == hint
    assert all(line.startswith("  ") for line in err.splitlines()[1:])


def test_neither_a_command_nor_a_path_is_broken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command, path = "`rehearse stories edit --with vi`", "/srv/my own takes/the first.html"
    for columns in range(20, 90):
        monkeypatch.setenv("COLUMNS", str(columns))
        echo(f"Page written to {path}, as you see: type {command} for more.", whole=path)
        said = capsys.readouterr().out
        assert path in said
        assert command in said


def test_a_character_of_two_columns_counts_as_two(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    said = "山田 太郎 🎤 was here and 日本語 was heard in 大阪 and 東京 and é and ñ"
    echo(said)
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if cell_len(line) > 40] == []
    assert " ".join(lines) == said


def test_what_a_machine_reads_keeps_its_lines(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    fill(home, improving())
    assert len(rehearse("list", "--csv").stdout.splitlines()) == len(improving()) + 1
    assert len(rehearse("show", "1", "--json").stdout.splitlines()) == 1
    assert json.loads(rehearse("list", "--json").stdout)["attempts"]


@pytest.mark.usefixtures("home")
def test_no_internal_name_reaches_a_user(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "said.wav", bursts(2.0), 16_000)
    commands = [["questions", "show", question.id] for question in bank() if question.source.startswith("seed")][:4]
    commands += [["rules", code] for code in ("OWN001", "RES001", "STAR002")] + [["frameworks", "rice"]]
    commands += [["analyze", str(tmp_path / "said.wav"), "--no-save", "--full"], ["advice", "nerves"]]
    for words in commands:
        said = rehearse(*words)
        assert not re.search(r"\bseed \d|delivery\.\w|\.toml\b", said.stdout), (words, said.stdout)


def test_a_warning_of_fields_is_said_in_words() -> None:
    said = warning_text("delivery.fillers.per_minute, speech_rate_wpm: not measured, because it needs words")
    assert said == "Not measured: fillers, speech rate, because it needs words."


@pytest.mark.parametrize("command", ["analyze", "check", "show", "progress"])
def test_a_page_is_written_and_nothing_else_printed_and_open_needs_no_name(
    command: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER", "true")
    fill(home, [take("last-apology", 1), take("last-apology", 2)])
    soundfile.write(tmp_path / "said.wav", bursts(2.0), 16_000)
    (tmp_path / "said.txt").write_text("I measured it and I mended it.")
    words = {"analyze": [str(tmp_path / "said.wav")], "check": [str(tmp_path / "said.txt")]}.get(command, [])
    for option in (["--html", str(tmp_path / "page.html")], ["--open"]):
        said = rehearse(command, *words, *option)
        assert said.stdout == ""
        assert "ritten to " in said.stderr


@pytest.mark.slow
def test_a_minus_reads_standard_input_wherever_a_file_is_read(tmp_path: Path) -> None:
    env = {**os.environ, "REHEARSE_HOME": str(tmp_path), "REHEARSE_MODELS": str(tmp_path / "none")}
    soundfile.write(tmp_path / "said.wav", sound("short").samples[:48_000], 16_000)
    done = subprocess.run([*REHEARSE, "analyze", "-", "--json", "--no-save"], env=env, capture_output=True, check=False,
                          input=(tmp_path / "said.wav").read_bytes())  # fmt: skip
    assert b'"duration_s":3.0' in done.stdout, done.stderr
    done = subprocess.run([*REHEARSE, "questions", "import", "-"], env=env, capture_output=True, check=False,
                          input=b"- What did you learn from the flood?\n")  # fmt: skip
    assert b"1 question added" in done.stdout, done.stderr
    (tmp_path / "words.srt").write_text("1\n00:00:00,500 --> 00:00:02,000\nLast May I noticed a leak.\n")
    done = subprocess.run([*REHEARSE, "analyze", str(tmp_path / "said.wav"), "--transcript", "-"], env=env,
                          capture_output=True, check=False, input=(tmp_path / "words.srt").read_bytes())  # fmt: skip
    assert b"Saved as take 1" in done.stderr, done.stderr
    subprocess.run([*REHEARSE, "data", "export", str(tmp_path / "all.zip")], env=env, capture_output=True, check=True)
    written = (tmp_path / "all.zip").read_bytes()
    for sent, says in ((written, b"(1 already here)"), (b"x", b"Standard input cannot be read"), (b"", b"was empty")):
        done = subprocess.run([*REHEARSE, "data", "import", "-"], env=env, capture_output=True, check=False, input=sent)
        assert says in done.stdout + done.stderr


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("command", ["test", "drill phrase", "drill fix", "drill calibrate"])
def test_leaving_before_anything_is_saved_says_goodbye_and_that_nothing_was_done(command: str) -> None:
    said = rehearse(*command.split(), typed="1\n" if command == "test" else "")
    assert said.exit_code == 1
    assert said.stderr.splitlines()[-1].startswith("Goodbye. ")
    assert "othing was saved." in said.stderr
    assert "Error" not in said.stderr


@pytest.mark.slow
@pytest.mark.parametrize("damage", ["flipped bytes", "cut out", "another header", "zeros in between"])
def test_no_library_writes_about_a_damaged_mp3(damage: str, tmp_path: Path) -> None:
    """Another process, since libraries in C write past Python."""
    path = tmp_path / "a.mp3"
    soundfile.write(path, sound("short").samples[:96_000], 16_000, format="MP3")
    data = bytearray(path.read_bytes())
    if damage == "flipped bytes":
        for at in range(2000, len(data), 997):
            data[at] ^= 0xFF
    elif damage == "cut out":
        del data[100:333], data[9000:9777]
    elif damage == "another header":
        data[:0] = b"ID3\x04\x00\x00\x7f\x7f\x7f\x7f"
    else:
        data[4000:4000] = bytes(9000)
    path.write_bytes(data)
    env = {**os.environ, "REHEARSE_HOME": str(tmp_path), "REHEARSE_MODELS": str(tmp_path / "none")}
    done = subprocess.run([*REHEARSE, "analyze", str(path), "--no-save", "--json"], env=env, capture_output=True,
                          text=True, check=False)  # fmt: skip
    assert done.stdout.count("\n") == 1
    assert [line for line in done.stderr.splitlines() if not line.startswith(("Error: ", "  "))] == []


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("kind", ["habit", "fix"])
def test_an_exercise_on_a_rule_is_called_by_its_code_but_only_once_it_is_done(kind: str) -> None:
    """The code of a habit is the answer; a wrong answer says how to do the exercise again."""
    asked = rehearse("drill", kind, "star003").stdout
    assert f"1 of 1: {kind}, medium\n" in asked
    assert kind == "fix" or "STAR003" not in asked
    assert f"Again: rehearse drill {kind} STAR003\n" in rehearse("drill", kind, "star003", typed="1\n1\n").stdout
    assert "habit         OWN001, " in rehearse("drill", "--list").stdout


@pytest.mark.parametrize("typed", ["n\n", ""])
def test_who_says_no_or_leaves_at_a_question_reads_that_nothing_was_deleted(home: Path, typed: str) -> None:
    """The end of input is what Ctrl-D sends; Ctrl-C reaches the same place."""
    fill(home, [take("last-apology", 1)])
    for command in (("data", "delete", "1"), ("data", "delete", "--all")):
        said = rehearse(*command, typed=typed)
        assert said.exit_code == 1
        assert said.stderr.endswith("Nothing was deleted.\n")
        assert "Aborted" not in said.stderr
        assert "Error" not in said.stderr
    assert rehearse("show", "1").exit_code == 0


@pytest.mark.parametrize("stop", [click.Abort, EOFError, KeyboardInterrupt])
def test_a_command_that_is_stopped_says_so_in_our_words(stop: type[BaseException]) -> None:
    class Stopped(LazyGroup):
        def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
            def callback() -> None:
                raise stop

            return click.Command(f"{ctx.info_name} {cmd_name}", callback=callback)

    with pytest.raises(Declined) as said:
        Stopped("rehearse").main(["test"], standalone_mode=False)
    assert (said.value.message, said.value.exit_code) == ("You stopped this command.", 1)
