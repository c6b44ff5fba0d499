"""What the real recogniser hears, once a session: word error rates and reports of the fixtures."""

from functools import cache

import jiwer

from rehearse.pipeline import Job, analyze
from rehearse.speech.transcribe import Recogniser
from rehearse.types import Report
from tests.fixtures import fixture, truth
from tests.model import need_model
from tools.scoring.words import FILLED_PAUSES, normalised


def plain(text: str) -> str:
    """Lower case, without punctuation and filled pauses, numbers spelt out, American spelling."""
    return " ".join(word for word in normalised(text) if word not in FILLED_PAUSES)


def word_error_rate(said: str, heard: str) -> float:
    """Substitutions, deletions and insertions over the words said, as a share."""
    return float(jiwer.wer(plain(said), plain(heard)))


@cache
def recogniser() -> Recogniser:
    """The model tiny.en, loaded once."""
    return Recogniser(need_model())


@cache
def measured(name: str) -> Report:
    """The report of a fixture's sound alone: no words, and so no model and no wait."""
    return analyze(fixture(name).path, Job())


@cache
def report(name: str) -> Report:
    """The whole report of a fixture, its question from the manifest."""
    from rehearse.data.questions import find

    return analyze(fixture(name).path, Job(recogniser(), find(fixture(name).question)))


def heard_error_rate(name: str) -> float:
    """Word error rate of tiny.en on a fixture."""
    transcript = report(name).transcript
    return word_error_rate(truth(name).text, transcript.text if transcript else "")
