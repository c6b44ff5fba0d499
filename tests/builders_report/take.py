"""The sample take: its sentences with their parts, its words with their times, its question, its sound."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rehearse import types as t

if TYPE_CHECKING:
    from pathlib import Path

WORD_S = 0.31  # every spoken word of the sample lasts this long, and a sentence ends with its own pause

Line = tuple[t.PartName, str, float]  # part, words as said, silence after them in seconds

STORY: tuple[Line, ...] = (
    ("situation", "Last spring I noticed that our night builds failed about one time in five.", 0.7),
    ("situation", "Um, people simply restarted them and nobody kept count.", 0.8),
    ("task", "It was not my job, but I wanted to know what those restarts cost us.", 1.3),
    ("action", "So I wrote a small script that collected six weeks of build logs.", 0.6),
    ("action", "I sorted the failures by cause, and, uh, two flaky tests made up most of them.", 0.5),
    ("action", "I rewrote both tests so that they waited for the the queue instead of a fixed time.", 0.6),
    ("action", "Then I, you know, showed the numbers to the team and asked for one week to watch them.", 0.6),
    ("action", "I also added a chart of failed builds to the page we all open in the morning.", 0.7),
    ("action", "When a third test began to fail, um, I paired with its author and we fixed it the same day.", 2.4),
    ("result", "Failed night builds went from twenty percent to three percent within a month.", 0.6),
    ("result", "I counted them from the same logs, four weeks before and four weeks after.", 0.5),
    ("result", "That gave the team back about five hours a week, and two releases left a day early.", 0.9),
    ("reflection", "What I learned is to count first, because the count made the case for me.", 0.5),
    ("reflection", "Next time I would share the numbers in week one, not in week four.", 0.4),
)
UNSURE = ("gave", "three", "paired")  # words that the model is not sure of
QUESTION = t.ReportQuestion(
    id="own-unasked-problem",
    text="Tell me about a problem that nobody had asked you to look at. What did you do about it?",
    principles=("Ownership", "Dive Deep"),
)


def words_of_line(text: str, start_s: float) -> tuple[t.Word, ...]:
    """The words of one sentence, spoken evenly from `start_s`."""
    return tuple(
        t.Word(
            word, round(start_s + i * WORD_S, 2), round(start_s + (i + 0.9) * WORD_S, 2),
            0.31 if word in UNSURE else 0.97, word in UNSURE,
        )
        for i, word in enumerate(text.split())
    )  # fmt: skip


@cache
def transcript(story: tuple[Line, ...] = STORY, start_s: float = 1.2) -> t.Transcript:
    """The story as words and sentences with times, beginning `start_s` into the recording."""
    words: list[t.Word] = []
    sentences: list[t.Sentence] = []
    now_s = start_s
    for part, text, silence_s in story:
        line = words_of_line(text, now_s)
        words += line
        sentences.append(t.Sentence(text, line[0].start_s, line[-1].end_s, part))
        now_s = (line[-1].end_s or 0.0) + silence_s
    return t.Transcript(" ".join(text for _, text, _ in story), "en", tuple(words), tuple(sentences), 0.5)


def moment(said: t.Transcript, wanted: str, nth: int = 0) -> tuple[float, float]:
    """Start and end of the nth place where the words of `wanted` stand in the transcript."""
    parts = wanted.split()
    hits = [
        (said.words[i].start_s or 0.0, said.words[i + len(parts) - 1].end_s or 0.0)
        for i in range(len(said.words) - len(parts) + 1)
        if [word.text.strip(".,").lower() for word in said.words[i : i + len(parts)]] == parts
    ]
    return hits[nth]


def speak(report: t.Report, path: Path) -> Path:
    """Write a WAV in which a buzz stands exactly where the report has words, and faint noise elsewhere."""
    import numpy as np
    import soundfile

    rate_hz = 16_000
    random = np.random.default_rng(7)
    duration_s = report.delivery.duration_s or 1.0
    samples = 0.0005 * random.standard_normal(round(duration_s * rate_hz))
    for word in report.transcript.words if report.transcript else ():
        first, end = round((word.start_s or 0) * rate_hz), round((word.end_s or 0) * rate_hz)
        moment_s = np.arange(end - first) / rate_hz
        buzz = sum(np.sin(2 * np.pi * 120 * k * moment_s) / k for k in range(1, 8))
        samples[first:end] += 0.15 * np.hanning(end - first) * buzz
    soundfile.write(path, samples, rate_hz)
    return path
