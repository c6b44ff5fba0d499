"""How fast a model answers on this machine, measured, and the way to ask it that follows from that."""

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
    """The most careful way to ask that answers in time, or the quickest; and the seconds it takes.

    answer_s: measures one way. own_beam: how wide it is asked unless that is too slow. Another precision is taken where
    it is quicker by far, a narrower beam only where the wider one is too slow.
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
    """The speed of a model with `samples`, speech at 16 kHz; `on_try` is given each way and its seconds.

    Raises ModelBroken where it cannot be loaded.
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
        taken.append(min(time.perf_counter() - begun_s, cpu_s / cores.all))  # the less: other programs may run, too
    return min(taken)
