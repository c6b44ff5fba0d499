"""The corpus of the fuzzer, and mutations of it by the thousand, read as promised."""

import random
import zipfile
from pathlib import Path

import pytest

from tools.fuzz.targets import TARGETS, Fault, feed, plain

CORPUS = Path(__file__).parents[1] / "corpus"
EVERY = sorted(path.relative_to(CORPUS).as_posix() for path in CORPUS.glob("*/*"))
TOKENS = [  # of what programs and people write into such files
    b"\n", b"\r\n", b"\x00", b"\x1b[2J", "\u202e".encode(), b"\xff\xfe", b"\xef\xbb\xbf", b"-->", b"00:00:01,000",
    b"99:99:99.999",
    b"1e999", b"-1", b"NaN", b"null", b"[" * 50, b"{", b"}", b'"', b";", b"|", b"## ", b"- ", b"*" * 20,
    b"&#x1b;", b"&lt;",
    b"<00:00:01.000>", b"9" * 400, b"%", b"$1,000", b" to ", b"nine days", b"um, ", b"I ", b"we ", b"because ",
    b"=cmd()",
    "\U0001f600".encode(), "\u2028".encode(), b"RIFF", b"\x7f\xff\xff\xff", b"\x00\x00\x00\x00", b"OggS", b"fLaC",
]  # fmt: skip


def mutated(content: bytes, chance: random.Random) -> bytes:
    """One to five small changes: a byte, a token, a piece left out or said twice, the end cut off."""
    raw = bytearray(content)
    for _ in range(chance.randint(1, 5)):
        at, end = sorted((chance.randint(0, len(raw)), chance.randint(0, len(raw))))
        end = min(end, at + 200)
        match chance.randrange(6):
            case 0:
                raw[at:at] = chance.choice(TOKENS)
            case 1:
                raw[at : at + 1] = bytes([chance.randrange(256)])
            case 2:
                del raw[at:end]
            case 3:
                raw[end:end] = raw[at:end]
            case 4:
                raw[at : at + 4] = chance.choice(TOKENS)
            case _:
                del raw[max(at, len(raw) // 2) :]
    return bytes(raw)


def outcome(target: str, content: bytes) -> str | None:
    """What went wrong with a file, and the file; None where it was read or refused as promised."""
    try:
        feed(target, content)
    except Exception as error:
        return f"{error!r} for {content!r}"
    return None


@pytest.mark.parametrize("name", EVERY)
def test_the_corpus_is_read_as_promised(name: str) -> None:
    target = name.partition("/")[0]
    assert outcome(target, (CORPUS / name).read_bytes()) is None


@pytest.mark.slow
@pytest.mark.parametrize("target", [name for name in TARGETS if name not in ("media", "questions")])
def test_what_the_fuzzer_found_is_read_as_promised(target: str) -> None:
    """The files by which it reached new lines in five minutes for each of these targets, where they are short."""
    with zipfile.ZipFile(CORPUS / "found.zip") as found:
        outcomes = [outcome(target, found.read(name)) for name in found.namelist() if name.startswith(f"{target}/")]
    assert len(outcomes) > 50
    assert [one for one in outcomes if one is not None] == []


# As many of each as its tier has seconds for: 8,000 files a run, beside 3,000 broken media and the property tests.
COUNTS = {"check": 800, "media": 800, "settings": 400}


@pytest.mark.slow
@pytest.mark.parametrize("target", TARGETS)
def test_thousands_of_changed_files_are_read_as_promised(target: str) -> None:
    chance = random.Random(7)
    files = [path.read_bytes() for path in sorted((CORPUS / target).iterdir())]
    outcomes = [outcome(target, mutated(chance.choice(files), chance)) for _ in range(COUNTS.get(target, 1000))]
    assert [one for one in outcomes if one is not None] == []


def test_what_the_fuzzer_looks_for_is_seen_where_it_is() -> None:
    for text in ("a\x1b[2J", "a\u202eb", "\x7f"):
        with pytest.raises(Fault):
            plain("a\tb\nc", text)
