"""What counting fillers inferred from sound would add to a model that transcribes um and uh.

Tried with the words that models write: with the weights that ship, which were fitted on reference words, and with
weights fitted to the steady nuclei among these words, the clip that is scored left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rehearse.data.method_settings import InferenceSettings, measuring
from rehearse.data.own_settings import shipped
from rehearse.delivery import inferred_fillers, marking, pauses, speech_activity, steady
from rehearse.delivery.inferred_fillers import Evidence
from rehearse.signal import frames, tones
from rehearse.signal.frames import Frames
from rehearse.text import heard_fillers
from rehearse.text.tokens import Token, tokens
from rehearse.types import Word
from tools.evaluate_delivery.fit import Example, fitted
from tools.evaluate_speech import measures
from tools.evaluate_speech.clips import Clip
from tools.evaluate_speech.measures import Found

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ALONE = (0.44, 0.6, 0.8, 0.9)  # confidence from which an um that nobody wrote is counted
_HOP_S = 0.01


@dataclass(frozen=True, eq=False)
class Heard:
    """A clip with a model's transcript of it."""

    model: str
    clip: Clip
    frames: Frames
    active: NDArray[np.bool_]
    row: tuple[Token, ...]

    @classmethod
    def of(cls, model: str, clip: Clip, words: tuple[Word, ...]) -> Heard:
        """The sound in the form used by the delivery measures."""
        use, audio = measuring(), clip.recording.audio
        row = frames.compute(audio, use)
        voice = ~tones.tonal(audio, len(row), row.hop_s, use.tones)
        active = speech_activity.active(row, clip.speech, use.silence) & voice
        timed = tokens(words, pauses.find(active, row.hop_s, use.pauses))
        return cls(model, clip, row, active, tuple(token for token in timed if token.word.start_s is not None))

    def counted(self, use: InferenceSettings, alone: bool) -> Found:
        """The um and uh that count with these weights; alone: also those not transcribed."""
        settings = replace(measuring(), inference=use)
        marked = marking.mark(self.frames, self.active, self.row, settings, shipped().fillers, writes_fillers=not alone)
        return measures.matched(self.clip, marked.items)


@dataclass(frozen=True)
class Trial:
    """One way to count, for one model: on natural clips and on all."""

    model: str
    name: str
    natural: Found
    every: Found


def trials(rows: Sequence[Heard]) -> list[Trial]:
    """Each way to count for each model; `rows` are the clips whose fillers are known."""
    weights, anew = measuring().inference, left_out(rows)
    ways: list[tuple[str, Callable[[Heard], InferenceSettings], bool]] = []
    by_name = {"weights as shipped": lambda _: weights, "fitted without the clip": lambda h: anew[h.clip.file]}
    for name, of in by_name.items():
        ways.append((f"{name}: confirm only", of, False))
        ways += [(f"{name}: count alone from {at} on", _from(of, at), True) for at in ALONE]
    return [_trial(model, rows, *way) for model in dict.fromkeys(row.model for row in rows) for way in ways]


def _from(of: Callable[[Heard], InferenceSettings], accept: float) -> Callable[[Heard], InferenceSettings]:
    return lambda heard: replace(of(heard), accept=accept)


def _trial(
    model: str, rows: Sequence[Heard], name: str, of: Callable[[Heard], InferenceSettings], alone: bool
) -> Trial:
    found = [(row.clip.natural, row.counted(of(row), alone)) for row in rows if row.model == model]
    natural = [one for is_natural, one in found if is_natural]
    return Trial(model, name, measures.together(natural), measures.together([one for _, one in found]))


def left_out(rows: Sequence[Heard]) -> dict[str, InferenceSettings]:
    """For each clip, the weights fitted to the transcripts of the other clips by all models."""
    every = [example for row in rows for example in examples(row)]
    return {name: fitted([one for one in every if one.clip != name]) for name in {row.clip.file for row in rows}}


def examples(heard: Heard) -> list[Example]:
    """Every steady nucleus; for an um with several, the one nearest to the neutral vowel; none for unsure ones."""
    use = measuring()
    said = marking.without_sounds(heard.row, heard_fillers.find(heard.row, shipped().fillers))
    if not said or not heard.active.any():
        return []
    made: list[Example] = []
    chosen: dict[int, Evidence] = {}
    for item in inferred_fillers.evidence(steady.listen(heard.frames, heard.active, use.steady), said, use):
        at = _said_at(item, heard.clip, sure=True)
        if at is None and _said_at(item, heard.clip, sure=False) is None:
            made.append(_example(heard, item, is_filler=False))
        elif at is not None and (at not in chosen or item.nucleus.schwa < chosen[at].nucleus.schwa):
            chosen[at] = item
    return made + [_example(heard, item, is_filler=True) for item in chosen.values()]


def _example(heard: Heard, item: Evidence, *, is_filler: bool) -> Example:
    return Example(heard.clip.file, inferred_fillers.measures(item, _HOP_S), is_filler, 1.0)


def _said_at(item: Evidence, clip: Clip, *, sure: bool) -> int | None:
    start_s, end_s = item.nucleus.first * _HOP_S, item.nucleus.end * _HOP_S
    for number, span in enumerate(clip.filled(sure=sure)):
        if min(end_s, span.end_s) - max(start_s, span.start_s) > 0.5 * (end_s - start_s):
            return number
    return None
