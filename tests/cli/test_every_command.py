"""Every command there is, in a home whose name, files, questions, stories, notes, takes and microphone are hostile."""

import socket
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec
import pytest
import soundfile

from rehearse.audio import devices
from rehearse.batch.files import opened
from rehearse.batch.work import Result, Trouble
from rehearse.cli.root import root
from rehearse.practice.interview import Interview
from rehearse.practice.mock import MockOptions, Turn
from rehearse.practice.stories import append_own
from rehearse.store import notes
from rehearse.store.attempts import Store
from rehearse.types import Question
from tests import builders_report as reports
from tests.builders import bursts
from tests.cli.homes import fill
from tests.cli.running import rehearse

EVIL = "\x1b[2J\x1b]0;x\x07 \u202eabc \u2066d \x9b31m \x7f [bold]x[/bold]"
NAME = "\x1b[2J\u202e\x07.wav"  # of a file, which may hold no slash
HERE = Path(__file__).parents[1]

# What each command is given. Words in capitals are files of the home that `home` makes.
GIVEN: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {
    (): ((), ("--nonsense" + EVIL,), ("nonsense" + EVIL,)),
    ("demo",): (("--" + EVIL,),),
    ("studio",): (("--model", EVIL), ("--port", EVIL)),
    ("record",): ((EVIL,), ("--device", EVIL, "--no-check"), ("--text", EVIL, "--device", f"file:{EVIL}")),
    ("analyze",): (("SOUND", "--transcript", "WORDS"), ("NOTHING",), ("SOUND", "--transcript", "NOTHING"),
                   ("SOUND", "-q", EVIL)),
    ("cohort", "report"): (("RESULTS", "--names"), (EVIL,)),
    ("check",): (("TEXT",), ("NOTHING",), ("TEXT", "-q", EVIL), ("TEXT", "--html", "SOUND")),
    ("list",): ((), ("-q", EVIL), ("--csv",), ("--person", EVIL)),
    ("progress",): ((), (EVIL,), ("--csv",)),
    ("radar",): ((), ("--person", EVIL)),
    ("person",): (("1", EVIL), (), ("1",), (EVIL,), ("1", "--none")),
    ("feedback", "import"): (("COMMENTS", "--take", "1", "--from", EVIL), ("NOTHING",), ("TEXT", "--take", EVIL)),
    ("feedback", "list"): ((), (EVIL,)),
    ("feedback", "remove"): (("99",), (EVIL,)),
    ("show",): (("1",), ("1", "--full"), ("1", "--transcript"), (EVIL,)),
    ("question",): (("1", "--text", EVIL), ("2", EVIL)),
    ("compare",): (("1", "2"), (EVIL, "2")),
    ("play",): (("1", "--path"), ("1", EVIL), (EVIL,)),
    ("reanalyze",): (("1", "--words-only"), ("1", "--model", EVIL), (EVIL,)),
    ("share",): (("1", "-o", "ZIP"), (EVIL,)),
    ("mock",): (("--show", "1"), ("--list",), ("--show", EVIL), ("--principle", EVIL), ("--role", EVIL)),
    ("drill",): (("--list",), ("--results",), (EVIL,)),
    ("test",): ((),),
    ("notes", "add"): ((EVIL,),),
    ("notes", "after"): (("--" + EVIL,),),
    ("notes", "ask"): (("--choose", EVIL),),
    ("notes", "list"): ((),),
    ("notes", "remove"): ((EVIL,),),
    ("stories", "check"): ((),),
    ("stories", "edit"): (("--" + EVIL,),),
    ("stories", "import"): (("STORIES",), ("NOTHING",)),
    ("stories", "link"): (("1", EVIL),),
    ("stories", "list"): ((),),
    ("stories", "new"): ((EVIL,), (EVIL, "--principle", EVIL)),
    ("stories", "show"): ((EVIL,), ("1",)),
    ("checklist",): ((),),
    ("questions", "add"): ((EVIL, "--tag", EVIL, "--hint", EVIL), ("Why?", "--id", EVIL), ("Why?", "--role", EVIL)),
    ("questions", "export"): ((), ("--format", "csv"), ("--format", "json"), ("--own",), ("-o", "SOUND")),
    ("questions", "import"): (("QUESTIONS",), ("NOTHING",)),
    ("questions", "list"): ((), (EVIL,), ("--tag", EVIL), ("--principle", EVIL)),
    ("questions", "remove"): ((EVIL,),),
    ("questions", "show"): ((EVIL,),),
    ("advice",): ((EVIL,),),
    ("data", "delete"): ((EVIL,), ("99", "--yes")),
    ("data", "export"): (("ZIP",), ("SOUND",)),
    ("data", "import"): (("ZIP",), ("SOUND",), ("NOTHING",)),
    ("data", "where"): ((),),
    ("rules",): ((EVIL,),),
    ("principles",): ((), (EVIL,)),
    ("frameworks",): ((EVIL,), ("rice", "--item", EVIL), ("rice", "--item", f"{EVIL}:1:1:1:1")),
    ("models", "add"): (("NOTHING",), (".", "--name", EVIL)),
    ("models", "install"): ((EVIL,),),
    ("models", "list"): ((),),
    ("models", "measure"): ((EVIL,), ("--json", EVIL)),
    ("models", "remove"): ((EVIL, "--yes"), ("NOTHING", "--yes")),
    ("models", "use"): ((EVIL,),),
    ("models", "verify"): ((EVIL,),),
    ("models", "where"): ((EVIL,),),
    ("config", "get"): ((EVIL,),),
    ("config", "path"): ((),),
    ("config", "set"): ((EVIL, EVIL), ("model", EVIL)),
    ("config", "unset"): ((EVIL,),),
    ("recover",): (("--list",), ("--delete", EVIL)),
    ("devices",): ((), ("--use", EVIL)),
    ("completion",): ((EVIL,),),
    ("doctor",): ((),),
}  # fmt: skip


def leaves(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command that does something, by its words."""
    if not isinstance(command, click.Group):
        yield path, command
        return
    for name in command.list_commands(click.Context(command)):
        found = command.get_command(click.Context(command), name)
        assert found is not None
        yield from leaves(found, (*path, name))


COMMANDS = dict(leaves(root))
SLOW = {("analyze",), ("devices",), ("doctor",), ("drill",), ("test",)}  # they decode, measure, or load the model
EVERY = [
    pytest.param(path, id=" ".join(path) or "rehearse", marks=pytest.mark.slow if path in SLOW else ())
    for path in GIVEN
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home in which every text is hostile, and its own name, too."""
    place = tmp_path_factory.mktemp("evil") / "\x1b[2J\u202e\x07home"
    place.mkdir()
    with pytest.MonkeyPatch.context() as monkeypatch:
        furnish(place, monkeypatch)
        yield place


def furnish(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fill the home."""
    monkeypatch.setenv("REHEARSE_HOME", str(place))
    monkeypatch.setenv("PYTHONPATH", str(HERE / "audio" / "fake_portaudio"))
    for name, value in (("FAKE_RATE_HZ", "48000"), ("FAKE_NAME", EVIL), ("FAKE_BUSY", "1"), ("FAKE_SAYS", "")):
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(place)
    devices.remember(EVIL)
    made = reports.full().provenance  # the program's own words: the moment must be one
    hostile = msgspec.structs.replace(reports.hostile(EVIL), provenance=made)
    fill(place, [hostile] * 2)
    append_own(f"## {EVIL}\nSituation: {EVIL}\nMetric: {EVIL}")
    with Store(place / "attempts.sqlite3") as store:
        notes.add(store, EVIL)
        Interview.begin(store, MockOptions(), [Turn(Question("x", EVIL), EVIL, EVIL)])
    soundfile.write(place / NAME, bursts(1.5), 16_000)
    words = [{"text": f"{EVIL}{number}", "start_s": number / 10, "end_s": number / 10 + 0.05} for number in range(12)]
    (place / "WORDS.json").write_bytes(msgspec.json.encode(words))
    (place / "TEXT").write_text(f"Last year {EVIL} I cut it from 9 days to 2. {EVIL}", encoding="utf-8")
    results = opened(place / "RESULTS.jsonl")
    for number in range(6):
        results.add(Result(EVIL, f"{EVIL}{number}", EVIL, None, None, hostile))
    results.add(Result(EVIL, EVIL, EVIL, None, Trouble(EVIL, EVIL, EVIL)))
    results.close()
    (place / "STORIES").write_text(f"## {EVIL}\nSituation: {EVIL}\nAction: I did it.\n", encoding="utf-8")
    (place / "COMMENTS").write_text(f"0:03 Say {EVIL}\n{EVIL}: more\n", encoding="utf-8")
    (place / "QUESTIONS").write_text(f"# {EVIL}\n- {EVIL}? ({EVIL})\n", encoding="utf-8")


_asking: list[list[str]] = []  # an audit hook stays for ever, and writes into the last of these


def _hear(event: str, given: tuple[object, ...]) -> None:
    if _asking and (event in ("socket.getaddrinfo", "socket.gethostbyname") or _is_of_the_internet(event, given)):
        _asking[-1].append(f"{event} {given}")


def _is_of_the_internet(event: str, given: tuple[object, ...]) -> bool:
    return event == "socket.__new__" and given[1] in (socket.AF_INET, socket.AF_INET6)


@pytest.fixture(scope="module")
def hook() -> list[list[str]]:
    """Hear of every socket that Python opens in this process."""
    sys.addaudithook(_hear)
    return _asking


@pytest.fixture
def asked(hook: list[list[str]]) -> Iterator[list[str]]:
    """The sockets to the internet, and the names looked up, while a test runs."""
    hook.append([])
    yield hook[-1]
    hook.pop()


def test_a_socket_and_a_name_are_heard_of(asked: list[str]) -> None:
    """Or the promise below would hold of everything."""
    socket.socket(socket.AF_INET).close()
    socket.getaddrinfo("127.0.0.1", 9)
    assert [one.split()[0] for one in asked] == ["socket.__new__", "socket.getaddrinfo"]


def steering(text: str) -> set[str]:
    """The characters of a text, but for line ends, that a terminal obeys or that turn its direction."""
    return {char for char in text if char != "\n" and unicodedata.category(char) in {"Cc", "Cf", "Cs"}}


def test_every_command_is_given_something() -> None:
    assert set(GIVEN) - {()} == set(COMMANDS)


@pytest.mark.parametrize("path", EVERY)
@pytest.mark.usefixtures("home")
def test_nothing_that_a_command_prints_steers_the_terminal(path: tuple[str, ...], asked: list[str]) -> None:
    """And none asks for the network; what their children and libraries in C do, the tracer sees (test_stays_here)."""
    files = {
        "SOUND": NAME,
        "WORDS": "WORDS.json",
        "RESULTS": "RESULTS.jsonl",
        "ZIP": f"{NAME}.zip",
        "NOTHING": f"no {EVIL}".replace("/", ""),
    }
    as_json = path in COMMANDS and any("--json" in option.opts for option in COMMANDS[path].params)
    for given in GIVEN[path]:
        words = [*path, *(files.get(word, word) for word in given)]
        for more in ([], ["--json"]) if as_json and "--csv" not in given else ([],):
            result = rehearse(*words, *more)
            assert "Traceback" not in result.output, (words, result.output[-500:])
            assert steering(result.output) == set(), (words, more, result.output[-500:])
    assert asked == []


def test_nothing_that_a_command_writes_steers_a_terminal_or_a_reader(home: Path) -> None:
    rehearse("show", "1", "--html", "page.html", "--markdown", "page.md")
    rehearse("progress", "--html", "progress.html")
    rehearse("mock", "--show", "1", "--html", "mock.html")
    rehearse("cohort", "report", "RESULTS.jsonl", "--names", "--html", "cohort.html")
    rehearse("questions", "add", EVIL, "--tag", EVIL)
    rehearse("questions", "export", "--format", "csv", "-o", "questions.csv")
    rehearse("questions", "export", "--format", "markdown", "-o", "questions.md")
    rehearse("questions", "export", "--format", "json", "-o", "questions.json")
    written = [path for pattern in ("*.html", "*.md", "questions.*") for path in home.glob(pattern)]
    assert len(written) >= 8
    for path in written:
        if path.name != "stories.md":  # the person's own file
            found = steering(path.read_text(encoding="utf-8")) - {"\r", "\u200d"}
            assert found == set(), (path.name, found)
