"""A spoken answer is judged as its text is: the recogniser mishears words, and the verdict stands all the same."""

import re
import subprocess
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from rehearse.content import judge, transcript_of
from rehearse.pipeline import Job, analyze
from rehearse.types import Report
from tests.content.seed_cases import SEEDS, cases, seed
from tests.fixtures import IDS, truth
from tests.hearing import recogniser, report

RATE_HZ = 16_000
GAP_S = 0.45
CANDIDATES = {case.name: case for case in cases() if case.name.startswith("003 candidate")}
TEXTS = [pytest.param(case.retelling, id=f"{name}, retold") for name, case in CANDIDATES.items()]
if SEEDS.is_dir():
    TEXTS += [pytest.param(case.original(), id=f"{name}, as given") for name, case in CANDIDATES.items()]


def spoken(text: str, folder: Path) -> Path:
    """The text by espeak-ng's American voice, 155 words a minute, sentence by sentence, in a quiet room."""
    pieces = [np.zeros(RATE_HZ // 2, np.float32)]
    for number, sentence in enumerate(re.split(r"(?<=[.?!])\s+", text)):
        path = folder / f"{number}.wav"
        subprocess.run(["espeak-ng", "-v", "en-us", "-s", "155", "-w", str(path), sentence], check=True)
        sound, source_hz = soundfile.read(path, dtype="float32")
        pieces += [soxr.resample(sound, source_hz, RATE_HZ), np.zeros(round(GAP_S * RATE_HZ), np.float32)]
    whole = np.concatenate(pieces)
    noise = np.random.default_rng(0).standard_normal(len(whole)).astype(np.float32) * 10 ** (-62 / 20)
    answer = folder / "answer.wav"
    soundfile.write(answer, whole * 0.5 + noise, RATE_HZ, subtype="PCM_16")
    return answer


def same_verdict(heard: Report, text: str) -> None:
    read = judge(transcript_of(text))[0]
    assert heard.content is not None
    said = heard.transcript.text if heard.transcript else ""
    assert heard.content.verdict == read.verdict, f"{heard.content.scores}\nheard as: {said}"
    assert {f.code for f in heard.content.auto_fails} == {f.code for f in read.auto_fails}, said


@pytest.mark.slow
@pytest.mark.parametrize("name", IDS)
def test_a_fixture_by_sound_gets_the_verdict_of_its_text(name: str) -> None:
    same_verdict(report(name), truth(name).text)


@pytest.mark.slow
@pytest.mark.parametrize("text", TEXTS)
def test_the_two_candidates_by_sound_get_the_verdicts_of_their_texts(text: str, tmp_path: Path) -> None:
    """Candidate A: no hire, told to and hidden behind "we". Candidate B: strong hire."""
    same_verdict(analyze(spoken(text, tmp_path), Job(recogniser())), text)


def test_the_candidates_are_there() -> None:
    assert sorted(CANDIDATES) == ["003 candidate A", "003 candidate B"]
    assert not SEEDS.is_dir() or "Candidate B" in seed("003")
