"""Measure how fast a model is on this machine, and choose its settings accordingly."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rehearse.data.recognition import recognition
from rehearse.speech.cores import available, beside_a_take
from rehearse.speech.passes import SAMPLE_RATE_HZ
from rehearse.speech.speed import Speed, SpeedSettings, speed_settings
from rehearse.speech.transcribe import Recogniser
from rehearse.types import Asked, ModelInfo

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def best(answer_s: Callable[[Asked], float], settings: SpeedSettings, own_beam: int) -> tuple[Asked, float]:
    """The widest beam that is fast enough, or else the fastest settings, and the seconds they take.

    answer_s: measures given settings. own_beam: the model's usual beam size. Another precision is chosen only if it is
    much faster, a narrower beam only if the wider one is too slow.
    """
    first, *others = map(Asked, settings.precisions)
    asked, least_s = first, answer_s(first)
    for other in others:
        if (other_s := answer_s(other)) < settings.worth_it * least_s:
            asked, least_s = other, other_s
    for beam in (beam for beam in settings.narrower_beams if beam < own_beam):
        if least_s <= settings.answer_s:
            break
        narrower = replace(asked, beam_size=beam)
        if (narrower_s := answer_s(narrower)) < least_s:
            asked, least_s = narrower, narrower_s
    return asked, least_s


def measure(model: ModelInfo, samples: NDArray[np.float32], on_try: Callable[[Asked, float], None]) -> Speed:
    """The speed of a model on `samples` (speech at 16 kHz); `on_try` is called with each setting and its seconds.

    Raises ModelBroken if the model cannot be loaded.
    """
    settings = speed_settings()

    def answer_s(asked: Asked) -> float:
        taken = _answer_s(replace(model, asked=asked), samples, settings)
        on_try(asked, taken)
        return taken

    asked, taken_s = best(answer_s, settings, recognition().model(model.name).beam_size)
    return Speed(asked, round(taken_s, 3), model.size_mb, available())


def _answer_s(model: ModelInfo, samples: NDArray[np.float32], settings: SpeedSettings) -> float:
    cores = beside_a_take()
    recogniser = Recogniser(model, cores=cores)
    recogniser.warm_up()
    stretch = samples[: round(min(settings.stretch_s, model.max_chunk_s) * SAMPLE_RATE_HZ)]
    taken = []
    for _ in range(settings.runs):
        begun_s, begun_cpu_s = time.perf_counter(), time.process_time()
        recogniser.once(stretch, 0.0)
        cpu_s = time.process_time() - begun_cpu_s
        taken.append(min(time.perf_counter() - begun_s, cpu_s / cores.all))  # the less: other programs may be running
    return min(taken)
