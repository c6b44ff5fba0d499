"""Whatever reads or writes text takes time in proportion to its length, to 10 MB.

`python -m tests.test_linear 1 2 5 10` prints processor seconds of every case at so many megabytes.
"""

import json
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from rehearse.errors import RehearseError
from rehearse.pipeline import check
from rehearse.practice import question_files, question_markdown, story_file
from rehearse.practice.own_data import export
from rehearse.report import to_html, to_json, to_markdown
from rehearse.report.share import pack
from rehearse.settings import database_path
from rehearse.speech.imports import held_to, read_transcript
from rehearse.store.attempts import Store
from rehearse.types import Attempt, Report, Span, Speech
from tests.content import retellings
from tests.timing import grows_at_most, processor_s

TEXT = " ".join([retellings.SELF_STARTED, retellings.EARN_TRUST, retellings.ASSIGNED])
WORDS = TEXT.split()


def _times(megabytes: float, record_n: int) -> list[tuple[float, str]]:
    """A time in seconds and six words, for every record of so many bytes."""
    return [(2.0 * at, " ".join(WORDS[at % 100 : at % 100 + 6])) for at in range(int(megabytes * 1e6) // record_n)]


def _clock(moment_s: float, comma: str = ",") -> str:
    return f"{int(moment_s) // 3600:02d}:{int(moment_s) // 60 % 60:02d}:{int(moment_s) % 60:02d}{comma}000"


def _srt(megabytes: float) -> str:
    rows = enumerate(_times(megabytes, 72), 1)
    return "".join(f"{n}\n{_clock(at)} --> {_clock(at + 2)}\n{said}\n\n" for n, (at, said) in rows)


def _vtt(megabytes: float) -> str:
    rows = _times(megabytes, 110)
    cues = (
        f"{_clock(at, '.')} --> {_clock(at + 2, '.')}\n{said} <{_clock(at + 1, '.')}><c>then</c>\n\n"
        for at, said in rows
    )
    return "WEBVTT\n\n" + "".join(cues)


def _rolling(megabytes: float) -> str:
    rows = _times(megabytes, 105)
    both = zip([(0.0, " "), *rows], rows, strict=False)
    return "WEBVTT\n\n" + "".join(
        f"{_clock(at, '.')} --> {_clock(at + 2, '.')}\n{before}\n{said}\n\n" for (_, before), (at, said) in both
    )


def _words(megabytes: float) -> str:
    rows = _times(megabytes, 320)
    return json.dumps(
        [
            {"text": word, "start_s": at + 0.3 * n, "end_s": at + 0.3 * n + 0.2}
            for at, said in rows
            for n, word in enumerate(said.split())
        ]
    )


def _whisper(megabytes: float) -> str:
    rows = _times(megabytes, 440)

    def words(at: float, said: str) -> list[dict[str, object]]:
        return [
            {"word": f" {word}", "start": at + 0.3 * n, "end": at + 0.3 * n + 0.2, "probability": 0.9}
            for n, word in enumerate(said.split())
        ]

    segments = [{"start": at, "end": at + 2, "text": f" {said}", "words": words(at, said)} for at, said in rows]
    return json.dumps({"language": "en", "text": "", "segments": segments})


def _loop(megabytes: float) -> str:
    """The same phrase over and over, as a model that loops writes it."""
    rows = _times(megabytes, 60)
    return "".join(
        f"{n}\n{_clock(at)} --> {_clock(at + 2)}\n20 to 30 to 20 to\n\n" for n, (at, _) in enumerate(rows, 1)
    )


def _prose(megabytes: float) -> str:
    return (TEXT + "\n\n") * (int(megabytes * 1e6) // len(TEXT) or 1)


def _transcript(name: str, text: str) -> Callable[[], object]:
    path = Path(tempfile.mkdtemp()) / name
    path.write_text(text)

    def read() -> object:
        found = read_transcript(path).transcript
        last_s = max(word.end_s or 0.0 for word in found.words)
        return held_to(found, Speech((Span(0.0, last_s),), last_s))

    return read


def _questions_md(megabytes: float) -> str:
    line = "- Tell me about crate {}, and what you did. (Ownership)\n"
    return "".join(line.format(n) for n in range(int(megabytes * 1e6) // 55))


def _questions_csv(megabytes: float) -> str:
    rows = (f'q-{n},"Tell me about crate {n}, please.",Ownership\n' for n in range(int(megabytes * 1e6) // 52))
    return "id,text,principles\n" + "".join(rows)


def _stories(megabytes: float) -> str:
    parts = "Situation: We packed by hand.\nTask: Pack faster.\nAction: I drew a plan.\nResult: 9 days became 2.\n"
    return "".join(f"## Crate {n}\n{parts}\n" for n in range(int(megabytes * 1e6) // 118))


def _numbered(text: str) -> object:
    return question_files.numbered(question_files.read_csv(text), ())


CASES: dict[str, Callable[[float], Callable[[], object]]] = {
    "srt": lambda mb: _transcript("a.srt", _srt(mb)),
    "loop.srt": lambda mb: _transcript("a.srt", _loop(mb)),
    "vtt": lambda mb: _transcript("a.vtt", _vtt(mb)),
    "rolling.vtt": lambda mb: _transcript("a.vtt", _rolling(mb)),
    "words.json": lambda mb: _transcript("a.json", _words(mb)),
    "whisper.json": lambda mb: _transcript("a.json", _whisper(mb)),
    "questions.md": lambda mb: partial(question_markdown.read_markdown, _questions_md(mb), ("Ownership",)),
    "questions.csv": lambda mb: partial(_numbered, _questions_csv(mb)),
    "stories.md": lambda mb: partial(story_file.read, _stories(mb), ("Ownership",)),
}


def _shared(report: Report) -> object:
    return pack(Attempt(1, report, None), sound=False)


def _exported(report: Report) -> object:
    """`data export` of a home that holds this one attempt."""
    with tempfile.TemporaryDirectory() as home, pytest.MonkeyPatch.context() as changed:
        changed.setenv("REHEARSE_HOME", home)
        with Store(database_path()) as store:
            store.add(report, None)
        return export(Path(home) / "all.zip")


REPORTS: dict[str, Callable[[Report], object]] = {
    "--json": to_json.encode,
    "--html": to_html.render,
    "--markdown": to_markdown.render,
    "plain text": to_markdown.plain_text,
    "share": _shared,
    "data export": _exported,
}


def attempt(work: Callable[[], object]) -> Callable[[], None]:
    """The same work; a refusal counts as the answer."""

    def tried() -> None:
        with suppress(RehearseError):
            work()

    return tried


def test_a_phrase_over_and_over_is_read_in_linear_time() -> None:
    """Each cue was held against all that follow it: 57 s for 1 MB."""
    assert grows_at_most(20, attempt(CASES["loop.srt"](0.05)), attempt(CASES["loop.srt"](0.4)))


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_imports_take_time_in_proportion_to_their_length(name: str) -> None:
    """Four times the time for four times the length; a quadratic reader takes sixteen."""
    assert grows_at_most(8, attempt(CASES[name](1.0)), attempt(CASES[name](4.0)))


@pytest.mark.slow
def test_so_do_check_and_every_export() -> None:
    texts = [_prose(0.1), _prose(0.4)]
    assert grows_at_most(8, partial(check, texts[0]), partial(check, texts[1]))
    reports = [check(text) for text in texts]
    for name, render in REPORTS.items():
        assert grows_at_most(8, partial(render, reports[0]), partial(render, reports[1])), name


def table(sizes: list[float]) -> None:
    """Print a line a case."""
    for name, case in CASES.items():
        print(f"{name:14}", *(f"{processor_s(attempt(case(mb))):8.1f}" for mb in sizes), flush=True)
    texts = [_prose(mb) for mb in sizes]
    made: list[Report] = []
    print(f"{'check':14}", *(f"{processor_s(lambda: made.append(check(text))):8.1f}" for text in texts), flush=True)  # noqa: B023 - called at once
    for name, render in REPORTS.items():
        print(f"{name:14}", *(f"{processor_s(partial(render, r)):8.1f}" for r in made), flush=True)


if __name__ == "__main__":
    table([float(word) for word in sys.argv[1:]])
