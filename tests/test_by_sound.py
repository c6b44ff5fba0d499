"""A spoken answer is judged as its text is: the recogniser mishears words, and the verdict stands all the same."""

import re
from pathlib import Path

import pytest

from rehearse.content import judge, transcript_of
from rehearse.data.questions import find
from rehearse.pipeline import Job, analyze
from rehearse.types import Question, Report
from tests.content.seed_cases import SEEDS, cases, seed
from tests.fixtures import IDS, fixture, truth
from tests.hearing import recogniser, report
from tools.make_fixtures import Fixture, make, read_manifest

CANDIDATES = {case.name: case for case in cases() if case.name.startswith("003 candidate")}
TEXTS = [pytest.param(case.retelling, id=f"{name}, retold") for name, case in CANDIDATES.items()]
if SEEDS.is_dir():
    TEXTS += [pytest.param(case.original(), id=f"{name}, as given") for name, case in CANDIDATES.items()]


def spoken(text: str, folder: Path) -> Path:
    """The text by espeak-ng's American voice, 155 words a minute, sentence by sentence, in a quiet room."""
    answer = Fixture(
        id="answer", about="", question="", voice="en-us", words_per_minute=155, pitch=50, lead_s=0.5, gap_s=0.45,
        tail_s=0.5, say=tuple(re.split(r"(?<=[.?!])\s+", text)), file=str(folder / "answer.wav"),
    )  # fmt: skip
    make(answer, read_manifest())
    return answer.path


def same_verdict(heard: Report, text: str, question: Question | None = None) -> None:
    """Both are judged as answers to the same question: it decides whether a result without a number is enough."""
    read = judge(transcript_of(text), question)[0]
    assert heard.content is not None
    said = heard.transcript.text if heard.transcript else ""
    assert heard.content.verdict == read.verdict, f"{heard.content.scores}\nheard as: {said}"
    assert {f.code for f in heard.content.auto_fails} == {f.code for f in read.auto_fails}, said


@pytest.mark.slow
@pytest.mark.parametrize("name", IDS)
def test_a_fixture_by_sound_gets_the_verdict_of_its_text(name: str) -> None:
    same_verdict(report(name), truth(name).text, find(fixture(name).question))


@pytest.mark.slow
@pytest.mark.parametrize("text", TEXTS)
def test_the_two_candidates_by_sound_get_the_verdicts_of_their_texts(text: str, tmp_path: Path) -> None:
    """Candidate A: no hire, told to and hidden behind "we". Candidate B: strong hire."""
    same_verdict(analyze(spoken(text, tmp_path), Job(recogniser())), text)


def test_the_candidates_are_there() -> None:
    assert sorted(CANDIDATES) == ["003 candidate A", "003 candidate B"]
    assert not SEEDS.is_dir() or "Candidate B" in seed("003")
