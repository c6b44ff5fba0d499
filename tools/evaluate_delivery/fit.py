"""Fit the weights of inferred fillers: logistic regression on real clips and generated speech, leaving one clip out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from rehearse.data.method_settings import InferenceSettings, MethodSettings, measuring
from rehearse.delivery import inferred_fillers, speech_activity, steady
from rehearse.delivery.inferred_fillers import Evidence
from rehearse.signal import frames
from rehearse.text.tokens import tokens
from tools.evaluate_delivery.clips import Clip

GENERATED_WEIGHT = 0.4  # a generated nucleus counts less than a real one: there are many and they are alike
REGULARISATION = 0.5


@dataclass(frozen=True)
class Example:
    """One steady nucleus of one clip with its measures, and whether a filler was said there."""

    clip: str
    measures: tuple[float, ...]
    is_filler: bool
    weight: float


def examples(clip: Clip, weight: float, use: MethodSettings | None = None) -> list[Example]:
    """Every nucleus of a clip; for a filler with several, only the one nearest to the neutral vowel."""
    settings = use or measuring()
    row = frames.compute(clip.audio, settings)
    active = speech_activity.active(row, clip.speech, settings.silence)
    if not active.any():
        return []
    sound = steady.listen(row, active, settings.steady)
    found = inferred_fillers.evidence(sound, tokens(clip.stretched_words()), settings)
    chosen: dict[int, Evidence] = {}
    made = []
    for item in found:
        at = _filler_at(item, clip, row.hop_s)
        if at is None:
            made.append(Example(clip.name, inferred_fillers.measures(item, row.hop_s), False, weight))
        elif at not in chosen or item.nucleus.schwa < chosen[at].nucleus.schwa:
            chosen[at] = item
    return made + [
        Example(clip.name, inferred_fillers.measures(item, row.hop_s), True, weight) for item in chosen.values()
    ]


def _filler_at(item: Evidence, clip: Clip, hop_s: float) -> int | None:
    start_s, end_s = item.nucleus.first * hop_s, item.nucleus.end * hop_s
    for number, event in enumerate(clip.fillers):
        if min(end_s, event.end_s) - max(start_s, event.start_s) > 0.5 * (end_s - start_s):
            return number
    return None


def fitted(rows: Sequence[Example]) -> InferenceSettings:
    """The shipped settings with bias and weights fitted to these examples."""
    from sklearn.linear_model import LogisticRegression

    x = np.array([row.measures for row in rows])
    y = np.array([row.is_filler for row in rows])
    mean, spread = x.mean(axis=0), x.std(axis=0)
    model = LogisticRegression(C=REGULARISATION, max_iter=2000)
    model.fit((x - mean) / spread, y, np.array([row.weight for row in rows]))
    weights: NDArray[np.float64] = model.coef_[0] / spread
    bias = float(model.intercept_[0] - (weights * mean).sum())
    rounded = tuple(round(float(weight), 2) for weight in weights)
    return msgspec.structs.replace(measuring().inference, bias=round(bias, 2), weights=rounded)


def left_out(rows: Sequence[Example]) -> dict[str, InferenceSettings]:
    """For each real clip, the settings fitted without it."""
    real = {row.clip for row in rows if row.weight == 1.0}
    return {name: fitted([row for row in rows if row.clip != name]) for name in sorted(real)}
