"""What the system may refuse: rooms, rights, homes, outputs. One sentence, an exit code, and no attempt is lost."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.cli import running
from tests.cli.homes import fill, improving
from tests.fixtures import brief, fixture
from tests.run_cli import rehearse

POWERLESS = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []  # root may read all
READING: tuple[tuple[str, ...], ...] = (
    (), ("progress",), ("show", "1"), ("compare", "1", "2"), ("questions", "list"), ("stories",), ("notes",), ("data",),
    ("recover", "--list"), ("mock", "--list"), ("drill", "--results"), ("models", "list"),
)  # fmt: skip
SPOKEN = '[{"text": "We", "start_s": 0.5, "end_s": 0.7}, {"text": "met.", "start_s": 0.7, "end_s": 1.25}]'


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "home"
    fill(folder, improving())
    yield folder
    folder.chmod(0o700)


def sentences(done: subprocess.CompletedProcess[str]) -> list[str]:
    """What was said on stderr; fails for a traceback."""
    assert "Traceback" not in done.stderr, done.stderr
    return done.stderr.strip().splitlines()


def powerless(home: Path, *commands: tuple[str, ...]) -> list[tuple[int, str]]:
    """Exit code and stderr of each command, run one after the other by a process that may not do what root may."""
    code = "import json, sys; from tests.cli.running import rehearse\n"
    code += "done = [rehearse(*words) for words in json.loads(sys.argv[1])]\n"
    code += "print(json.dumps([(one.exit_code, one.stderr) for one in done]))"
    env = {**os.environ, "REHEARSE_HOME": str(home), "NO_COLOR": "1", "COLUMNS": "1000"}
    done = subprocess.run(
        [*POWERLESS, sys.executable, "-c", code, json.dumps(commands)],
        capture_output=True,
        text=True,
        env=env,
        check=True,
    )
    return [(code, stderr) for code, stderr in json.loads(done.stdout)]


@pytest.mark.slow
def test_a_data_folder_that_may_not_be_read_is_one_sentence(home: Path) -> None:
    home.chmod(0)
    for command, (code, stderr) in zip(READING, powerless(home, *READING), strict=True):
        assert code in (0, 2, 5), command
        assert "Traceback" not in stderr
        assert code == 0 or len(stderr.strip().splitlines()) <= 2, command


def test_settings_that_may_not_be_read_are_one_sentence(home: Path) -> None:
    (home / "targets.toml").touch(0)
    done = rehearse("progress", home=home, through=POWERLESS)
    assert done.returncode == 5
    assert "targets.toml" in sentences(done)[0]


@pytest.mark.slow
def test_on_a_read_only_home_everything_that_reads_works(home: Path) -> None:
    home.chmod(0o500)
    writing = (("notes", "add", "x"), ("data", "delete", "1", "--yes"), ("questions", "add", "Why?"))
    done = powerless(home, *READING, *writing)
    for command, (code, stderr) in zip(READING, done, strict=False):
        assert (code, command) == (0, command), stderr
    for code, stderr in done[len(READING) :]:
        assert code in (2, 5)
        assert "Traceback" not in stderr
        assert 1 <= len(stderr.strip().splitlines()) <= 2


@pytest.mark.slow
@pytest.mark.parametrize(
    "command", [("questions", "list"), ("questions", "list", "--json"), ("show", "1"), ("--help",)]
)
def test_an_output_without_room_is_one_sentence(home: Path, command: tuple[str, ...]) -> None:
    done = piped(command, home, "/dev/full")
    assert done.returncode == 1
    assert "no space left" in sentences(done)[-2]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("where", "form"),
    [
        ("/dev/full", ()),
        ("closed", ("--json",)),
        pytest.param("/dev/full", ("--json",), marks=pytest.mark.slow),
        pytest.param("closed", (), marks=pytest.mark.slow),
    ],
)
def test_an_attempt_is_kept_before_it_is_shown(tmp_path: Path, where: str, form: tuple[str, ...]) -> None:
    (tmp_path / "t.json").write_text(SPOKEN, encoding="utf-8")
    sound = str(brief(tmp_path / "b.wav"))
    done = piped(("analyze", sound, "--transcript", str(tmp_path / "t.json"), *form), tmp_path / "home", where)
    assert done.returncode != 0
    sentences(done)
    assert rehearse("show", "1", home=tmp_path / "home").returncode == 0, done.stderr


def piped(command: Sequence[str], home: Path, where: str) -> subprocess.CompletedProcess[str]:
    """The command with its output to a device, or to a pipe that nobody reads."""
    env = {**os.environ, "REHEARSE_HOME": str(home), "PYTHONUNBUFFERED": ""}
    if where == "closed":
        reader, writer = os.pipe()
        os.close(reader)
    else:
        writer = os.open(where, os.O_WRONLY)
    try:
        return subprocess.run([sys.executable, "-m", "rehearse", *command], stdout=writer, stderr=subprocess.PIPE,
                              text=True, env=env, check=False, timeout=300)  # fmt: skip
    finally:
        os.close(writer)


@pytest.mark.slow
@pytest.mark.parametrize("stream", ["0<&-", "1>&-", "2>&-"])
def test_a_stream_that_was_closed_before_is_one_that_leads_nowhere(home: Path, stream: str) -> None:
    """Cron and some launchers close them; the next file opened would get the number, and be printed into."""
    closing = ("sh", "-c", f'"$@" {stream}', "sh")
    for command, ends in ((("drill", "principle"), (1,)), (("check", "-"), (0, 2))):
        done = rehearse(*command, home=home, through=closing, stdin="I cut it from 9 days to 2.")
        assert done.returncode in ends, (command, done.stderr)
        assert "Traceback" not in done.stderr
    code = "from rehearse.cli.root import _fill_gaps as fill; fill(); print(open('/dev/null').fileno() > 2)"
    python = ("sh", "-c", f'"$@" {stream.replace("1>", "0>")}', "sh", sys.executable, "-c", code)
    assert subprocess.run(python, capture_output=True, text=True, check=True).stdout == "True\n"


def test_without_a_home_it_says_what_to_set() -> None:
    for env in ({"REHEARSE_HOME": "~nobodyhere"}, {"REHEARSE_HOME": ""}):
        surroundings = {name: value for name, value in os.environ.items() if name not in ("HOME", "XDG_DATA_HOME")}
        nobody = (
            ["setpriv", "--reuid=12345", "--clear-groups"] if os.geteuid() == 0 and not env["REHEARSE_HOME"] else []
        )
        done = subprocess.run([*nobody, sys.executable, "-m", "rehearse", "progress"], capture_output=True, text=True,
                              env={**surroundings, **env}, check=False)  # fmt: skip
        if nobody and "Permission" in done.stderr and "Traceback" in done.stderr:
            pytest.skip("another user may not read the program here")
        assert done.returncode == 2, done.stderr
        assert "REHEARSE_HOME" in sentences(done)[1]


@pytest.mark.slow
@pytest.mark.parametrize("length", [200, 230, 250])
@pytest.mark.parametrize("letter", ["a", "é"])
def test_a_recording_with_a_long_name_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, length: int, letter: str
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    (tmp_path / "t.json").write_text(SPOKEN, encoding="utf-8")
    path = brief(tmp_path / (letter * ((length - 5) // len(letter.encode())) + ".flac"))
    done = running.rehearse("analyze", str(path), "--transcript", str(tmp_path / "t.json"))
    assert done.exit_code == 0, done.stderr
    assert len(list((tmp_path / "home" / "recordings").iterdir())) == 1


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="a small disk can be made by root alone")
def test_on_a_full_disk_what_is_there_can_be_seen_and_deleted(tmp_path: Path) -> None:
    """A real disk of two megabytes, seen by these commands alone."""
    script = f"""
    mount -t tmpfs -o size=2m none {tmp_path} || exit 77
    cd {Path.cwd()}
    {sys.executable} - <<'END'
from pathlib import Path
from tests.cli.homes import fill, improving
home = Path("{tmp_path}") / "home"
fill(home, improving())
(home / "recordings" / "take-1.wav").write_bytes(bytes(200_000))
END
    dd if=/dev/zero of={tmp_path}/filler bs=1k 2>/dev/null
    export REHEARSE_HOME={tmp_path}/home
    for command in "" progress "show 1" "data" "share 1 --no-sound --output /dev/null --force" \
        "data export {tmp_path}/all.zip" "notes add x" "data delete 1 --yes" "show 2" "data delete --all --yes"; do
        {sys.executable} -m rehearse $command >/dev/null 2>/tmp/$$.err
        echo "$? $(grep -c Traceback /tmp/$$.err) $command"
    done
    rm -f /tmp/$$.err
    """
    done = subprocess.run(["unshare", "-m", "sh", "-c", script], capture_output=True, text=True, check=False)
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip("no disk may be mounted here")
    lines = [line.split(" ", 2) for line in done.stdout.splitlines()]
    assert all(trace == "0" for _, trace, _ in lines), done.stdout
    codes = {command: code for code, _, command in lines}
    for command in ("", "progress", "show 1", "data", "data delete 1 --yes", "show 2", "data delete --all --yes"):
        assert codes[command] == "0", done.stdout
    assert codes["notes add x"] == "5"
    assert codes[f"data export {tmp_path}/all.zip"] in ("2", "5")


@pytest.mark.slow
def test_names_and_words_that_are_no_utf8_lose_nothing(tmp_path: Path) -> None:
    """A file of an old archive, a folder, and what a terminal in Windows-1252 types."""
    folder = tmp_path / os.fsdecode("Köln".encode("cp1252"))
    (folder / "home").mkdir(parents=True)
    sound = folder / os.fsdecode("müde.flac".encode("cp1252"))
    sound.write_bytes(fixture("short").path.read_bytes())
    (tmp_path / "words.json").write_text(SPOKEN, encoding="utf-8")
    words = ("--transcript", tmp_path / "words.json", "--person", os.fsdecode("Jürgen".encode("cp1252")))
    done = rehearse("analyze", sound, *words, "--json", home=folder / "home")
    assert "müde.flac" in done.stdout, sentences(done)
    again = rehearse("list", "--json", home=folder / "home")
    assert all(name in again.stdout for name in ("müde.flac", "Jürgen")), sentences(again)
    places = rehearse("data", "where", "--json", home=folder / "home")
    assert "Köln" in places.stdout, sentences(places)
