"""Candidate texts for a chunk: detect doubtful ones and choose the best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rehearse.data.recognition import DoubtSettings, LoopSettings
from rehearse.speech.loops import bare, without_loops
from rehearse.types import Span, Word

ONSET_S = 0.05  # words that end within this time after speech begins belong to what came before


@dataclass(frozen=True)
class Candidate:
    """One text for a chunk.

    words: as the model wrote them, with times in the recording. avg_logprob, compression_ratio: Whisper's figures for
    its worst segment. nothing: the model itself classifies the chunk as silence.
    """

    words: tuple[Word, ...]
    avg_logprob: float
    compression_ratio: float
    nothing: bool = False

    def until(self, end_s: float) -> Candidate:
        """The candidate with only the words that begin before `end_s`."""
        return replace(self, words=tuple(w for w in self.words if (w.start_s or 0.0) < end_s))

    def settled(self, settings: LoopSettings) -> tuple[Word, ...]:
        """The words with loops removed; empty if the model classifies the chunk as silence."""
        return () if self.nothing else without_loops(self.words, settings)


@dataclass(frozen=True)
class Judge:
    """Compares candidates with the speech in their chunk.

    spoken: spans of speech by voice activity, in recording time.
    """

    spoken: tuple[Span, ...]
    doubts: DoubtSettings
    loops: LoopSettings

    def doubtful(self, candidate: Candidate, echo: str) -> bool:
        """Whether the chunk should be transcribed again: words are missing, repetitive or improbable.

        echo: the hotwords, which a model may output as text when it recognises nothing.
        """
        words, speech_s = candidate.settled(self.loops), sum(s.duration_s for s in self.spoken)
        if not words:
            return self.doubts.min_words_per_s * speech_s > 1
        text = " ".join(w.text for w in words).lower()
        return (
            len(words) < len(candidate.words)
            or candidate.compression_ratio > self.doubts.max_compression_ratio
            or candidate.avg_logprob < self.doubts.min_avg_logprob
            or len(words) < self.doubts.min_words_per_s * speech_s - 1
            or self._ends_early(words)
            or max(self.unexplained(words), default=0.0) > self.doubts.unexplained_s
            or self.lost_onset_s(words) is not None
            or self._lost_opening(words)
            or bool(echo and echo.lower() in text)
        )

    def best(self, candidates: Sequence[Candidate]) -> Candidate:
        """The most complete candidate; ties go to the less repetitive, then the likelier, then the earlier."""
        return min(candidates, key=self._rank)

    def _rank(self, candidate: Candidate) -> tuple[bool, int, bool, float]:
        words = candidate.settled(self.loops)
        lost_s = sum(s for s in self.unexplained(words) if s > self.doubts.unexplained_s / 2)
        lost_s += (self.lost_onset_s(words) is not None) + self._lost_opening(words)
        repetitive = candidate.compression_ratio > self.doubts.max_compression_ratio
        loops = repetitive or len(words) < len(candidate.words)
        return not words, round(lost_s), loops, -candidate.avg_logprob

    def lost_onset_s(self, words: tuple[Word, ...]) -> float | None:
        """The middle of the first pause after which speech resumes but at first has no words; None if there is none."""
        covers = [span for word in words for span in self._explains(word)]
        for before, span in pairwise(self.spoken):
            if span.start_s - before.end_s < self.doubts.rest_s:
                continue
            nearest_s = min((c.start_s for c in covers if c.end_s > span.start_s + ONSET_S), default=span.end_s)
            if min(nearest_s, span.end_s) - span.start_s >= self.doubts.onset_s:
                return (before.end_s + span.start_s) / 2
        return None

    def lost_opening_s(self, words: tuple[Word, ...]) -> float | None:
        """The middle of the pause after an opening without words; None without such an opening or such a pause."""
        if not self._lost_opening(words):
            return None
        spoken_s = 0.0
        for before, span in pairwise(self.spoken):
            spoken_s += before.duration_s
            if spoken_s >= self.doubts.unexplained_s and span.start_s - before.end_s >= self.doubts.rest_s:
                return (before.end_s + span.start_s) / 2
        return None

    def _lost_opening(self, words: tuple[Word, ...]) -> bool:
        """Whether the first word comes after more speech than one that is left out, however many pauses divide it."""
        first_s = min((w.start_s or 0.0 for w in words), default=0.0)
        before = (min(span.end_s, first_s) - span.start_s for span in self.spoken if span.start_s < first_s)
        return sum(before) > self.doubts.unexplained_s

    def _ends_early(self, words: tuple[Word, ...]) -> bool:
        if not self.spoken:
            return False
        return (words[-1].end_s or 0.0) < self.spoken[-1].end_s - self.doubts.late_end_s

    def unexplained(self, words: tuple[Word, ...]) -> list[float]:
        """Lengths in seconds of the stretches of speech that no word can account for."""
        covers = sorted(span for word in words for span in self._explains(word))
        lengths: list[float] = []
        for span in self.spoken:
            at_s = span.start_s
            for cover in covers:
                if cover.start_s > at_s:
                    lengths.append(min(cover.start_s, span.end_s) - at_s)
                at_s = max(at_s, cover.end_s)
                if at_s >= span.end_s:
                    break
            lengths.append(span.end_s - at_s)
        return [s for s in lengths if s > 0]

    def _explains(self, word: Word) -> tuple[Span, Span]:
        """The spans a word can account for: its longest plausible length from its start, and the same up to its end."""
        start_s, end_s = word.start_s or 0.0, word.end_s or 0.0
        longest_s = self.doubts.word_s + self.doubts.letter_s * len(bare(word.text))
        return Span(start_s, min(start_s + longest_s, max(end_s, start_s))), Span(
            max(start_s, end_s - longest_s), end_s
        )
