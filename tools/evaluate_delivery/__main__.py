"""`python -m tools.evaluate_delivery` writes docs/delivery-evaluation.md; with `--fit` it prints weights instead."""

from __future__ import annotations

import datetime
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import soundfile

from rehearse.delivery import measure, warm_up
from tools.evaluate_delivery import clips, events, fit, generated, invariance, page
from tools.evaluate_delivery.clips import Clip
from tools.evaluate_delivery.espeak import Espeak
from tools.evaluate_delivery.measured import (
    Heard,
    filler_events,
    left_out_rates,
    pause_events,
    pitch_row,
    rate_row,
)
from tools.evaluate_delivery.score import Events

PAGE = Path(__file__).parents[2] / "docs" / "delivery-evaluation.md"
FITTED_SEEDS = (*range(24), *range(40, 48))
SCORED_SEEDS = range(100, 116)
FLUENT_SEEDS = range(140, 146)
KEPT_SEEDS = range(700, 716)  # measured once, after everything was tuned


def main() -> int:
    """Run the evaluation; exit status 2 with one line if the real clips are missing."""
    try:
        real = clips.real()
    except OSError:
        print(f"The real clips are not there ({clips.MANIFEST}); nothing was measured.", file=sys.stderr)
        return 2
    espeak = Espeak()
    examples = _examples(real, espeak)
    if "--fit" in sys.argv:
        settings = fit.fitted(examples)
        print(f"bias = {settings.bias}\nweights = {list(settings.weights)}")
        return 0
    text = page.write(_measured(real, espeak, examples))
    PAGE.write_text(text, encoding="utf-8")
    print(text)
    return 0


def _examples(real: list[Clip], espeak: Espeak) -> list[fit.Example]:
    """The data for fitting weights: the real clips with words, and generated answers, a quarter of them fluent."""
    rows = [example for clip in real if clip.aligned for example in fit.examples(clip, 1.0)]
    for seed in FITTED_SEEDS:
        take = generated.take(espeak, seed, 0.5 if seed < 40 else 0.0)
        rows += fit.examples(clips.of_take(take), fit.GENERATED_WEIGHT)
    return rows


def _measured(real: list[Clip], espeak: Espeak, examples: list[fit.Example]) -> page.Findings:
    heard = [Heard.of(clip) for clip in real]
    worded = [item for item in heard if item.clip.aligned]
    spoken = [item for item in worded if item.clip.fillers]
    fluent = [item for item in worded if not item.clip.fillers]
    left_out = fit.left_out(examples)
    takes = [Heard.of(clips.of_take(generated.take(espeak, seed, 0.5, 25.0))) for seed in SCORED_SEEDS]
    smooth = [Heard.of(clips.of_take(generated.take(espeak, seed, 0.0, 25.0))) for seed in FLUENT_SEEDS]
    rates = [row for item in worded if (row := rate_row(item)) is not None]
    long = [item.clip for item in worded if item.clip.audio.duration_s >= invariance.LONG_S]
    pointed = events.pointed([item.clip for item in worded])
    generated_rates = [row.by_sound for item in takes if (row := rate_row(item)) is not None]
    return page.Findings(
        date=datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        real_clips=len(real),
        fluent_s=sum(item.clip.audio.duration_s for item in fluent),
        fillers_real=filler_events(spoken),
        fillers_left_out=filler_events(spoken, left_out),
        fillers_fluent=filler_events(fluent),
        fillers_fluent_left_out=filler_events(fluent, left_out),
        fillers_generated=filler_events(takes),
        generated_fluent=filler_events(smooth),
        generated_fluent_s=sum(item.clip.audio.duration_s for item in smooth),
        pauses={"real clips": pause_events(worded, 0.3), **_noisy_pauses(espeak)},
        pitch=[pitch_row(item) for item in heard],
        pitch_generated=[pitch_row(item) for item in takes],
        rates=left_out_rates(rates),
        by_sound_generated=statistics.median(generated_rates),
        by_sound_shipped=sum(abs(row.by_sound - 1) <= 0.12 for row in rates),
        kept=invariance.table(long),
        kept_generated=_kept_generated(espeak),
        kept_clips=len(long),
        pointed=pointed,
        sentences=events.sentences(pointed, [item.clip for item in worded]),
        cost_percent=_cost_percent([item.clip for item in worded]),
    )


def _kept_generated(espeak: Espeak) -> dict[str, invariance.Row]:
    """Generated answers written to files in every variant."""
    takes = [clips.of_take(generated.take(espeak, seed, 0.5, 25.0)) for seed in KEPT_SEEDS]
    with tempfile.TemporaryDirectory() as folder:
        named = [replace(clip, name=f"{seed}.wav") for seed, clip in zip(KEPT_SEEDS, takes, strict=True)]
        for clip in named:
            soundfile.write(Path(folder) / clip.name, clip.audio.samples, clip.audio.sample_rate_hz)
        return invariance.table(named, Path(folder))


def _noisy_pauses(espeak: Espeak) -> dict[str, Events]:
    rows = {}
    for snr_db in (30, 20, 10):
        takes = [generated.take(espeak, seed, 0.4, float(snr_db)) for seed in range(200, 208)]
        rows[f"generated, room noise {snr_db} dB below"] = pause_events(
            [Heard.of(clips.of_take(take)) for take in takes], 0.0
        )
    return rows


def _cost_percent(rows: list[Clip]) -> float:
    """Processor time of all delivery measures as a percentage of the duration of the sound."""
    warm_up()
    began_s = time.process_time()
    for clip in rows:
        measure(clip.audio, clip.speech, clip.transcript)
    return 100 * (time.process_time() - began_s) / sum(clip.audio.duration_s for clip in rows)


if __name__ == "__main__":
    sys.exit(main())
