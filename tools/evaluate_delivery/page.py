"""Render docs/delivery-evaluation.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tools.evaluate_delivery.events import REPAIRS, Pointed
from tools.evaluate_delivery.invariance import Row
from tools.evaluate_delivery.measured import PitchRow, RateRow
from tools.evaluate_delivery.score import Events


@dataclass(frozen=True)
class Findings:
    """All results of a run."""

    date: str
    real_clips: int
    fluent_s: float
    fillers_real: Events
    fillers_left_out: Events
    fillers_fluent: Events
    fillers_fluent_left_out: Events
    fillers_generated: Events
    generated_fluent: Events
    generated_fluent_s: float
    pauses: dict[str, Events]
    pitch: Sequence[PitchRow]
    pitch_generated: Sequence[PitchRow]
    rates: Sequence[RateRow]
    by_sound_generated: float
    by_sound_shipped: int
    kept: dict[str, Row]
    kept_generated: dict[str, Row]
    kept_clips: int
    pointed: Sequence[Pointed]
    sentences: int
    cost_percent: float


def write(found: Findings) -> str:
    """The contents of the page."""
    parts = (_head, _fillers, _pauses, _pitch, _rates, _kept, _pointed)
    return "\n".join([*(line for part in parts for line in part(found)), ""])


def _head(found: Findings) -> list[str]:
    return [
        "# How accurate the delivery measures are",
        "",
        f"Written by `make evaluate-delivery` on {found.date}; do not edit.",
        "",
        f"Real data: {found.real_clips} development clips of human speech, eleven of them from one man, with words and",
        "fillers timed by hand and by forced alignment (`../shared/audio/manifest.json`). Generated data: answers in",
        "our own sentences, spoken by espeak-ng in eight voices, with inserted pauses, fillers and room noise; the",
        "seeds scored here were not used for fitting.",
        "",
        "Most of these tables use the data that the settings were tuned on. The rows “fitted without the clip” do not,",
        "except that thresholds and the neutral vowel were chosen on all clips. There are only a few voices.",
        "",
        f"All delivery measures together took {found.cost_percent:.2f}% of the sound's duration (one core, warm).",
        "",
    ]


def _fillers(found: Findings) -> list[str]:
    false_per_min = 60 * found.fillers_fluent.found / max(found.fluent_s, 1.0)
    left_out_per_min = 60 * found.fillers_fluent_left_out.found / max(found.fluent_s, 1.0)
    generated_per_min = 60 * found.generated_fluent.found / max(found.generated_fluent_s, 1.0)
    return [
        "## Inferred um and uh",
        "",
        "These are inferred from the sound alone, for imported transcripts (`--transcript`), which lack um and uh. Our",
        "own recogniser is made to transcribe them; there, the sound only confirms what was written and adds nothing.",
        "[speech-evaluation.md](speech-evaluation.md) says how accurate those counts are, end to end.",
        "",
        "Here the words are those of the reference without fillers, each lasting until the next begins, as Whisper",
        "gives them by default. A filler counts as found if its start is within 0.25 s.",
        "",
        "| data | fillers | found | precision | recall | F1 |",
        "|---|---|---|---|---|---|",
        f"| real clips with fillers, shipped weights | {found.fillers_real.row()} |",
        f"| real clips with fillers, weights fitted without the clip | {found.fillers_left_out.row()} |",
        f"| generated answers | {found.fillers_generated.row()} |",
        "",
        f"False fillers on fluent speech: {false_per_min:.2f} per minute ({found.fillers_fluent.found} in",
        f"{found.fluent_s:.0f} s of real clips with breaths, long vowels, repeats); with weights fitted without",
        f"the clip {left_out_per_min:.2f}; generated: {generated_per_min:.2f}.",
        "",
        "Misses and false alarms on the real clips:",
        "",
        *[f"- {line}" for line in found.fillers_real.missed + found.fillers_fluent.missed],
        "",
    ]


def _pauses(found: Findings) -> list[str]:
    rows = [f"| {name} | {each.row()} | {each.median_error_ms():.0f} ms |" for name, each in found.pauses.items()]
    return [
        "## Silent pauses",
        "",
        "A pause counts as found if the overlap is more than half of the longer of the two. Real: pauses of at least",
        "0.3 s by the alignment; generated: inserted ones of at least 0.25 s.",
        "",
        "| data | pauses | found | precision | recall | F1 | median boundary error |",
        "|---|---|---|---|---|---|---|",
        *rows,
        "",
    ]


def _pitch(found: Findings) -> list[str]:
    rows, generated = [], found.pitch_generated
    for row in found.pitch:
        theirs = "none" if row.praat_hz is None else f"{row.praat_hz:.0f}"
        if row.median_st is None or row.spread_st is None or row.octave_share is None:
            rows.append(f"| {row.name} | none | {theirs} | | | |")
            continue
        rows.append(
            f"| {row.name} | {row.ours_hz:.0f} | {theirs} | {row.median_st:+.2f} | {row.spread_st:+.2f} "
            f"| {100 * row.octave_share:.1f}% |"
        )
    return [
        "## Pitch against Praat",
        "",
        "Praat's defaults, on the same sound with the same 80 Hz high-pass filter. `whisper` is whispered, and",
        "`mfa_cold_corpus3` lacks its fundamental (Praat's track spreads over 14 semitones): for both, having no pitch",
        "is correct.",
        "",
        "librosa's pYIN was measured first. With `resolution=0.5, hop_length=160` it took 1.8% of the duration and",
        "classified more than half of Praat's voiced frames as unvoiced in 6 of 15 clips, and all of them in two.",
        "",
        "| clip | ours, Hz | Praat, Hz | median, semitones | spread, semitones | octave errors |",
        "|---|---|---|---|---|---|",
        *rows,
        "",
        f"On {len(generated)} generated answers in eight voices: median within {_most(generated, 'median_st'):.2f},",
        f"spread within {_most(generated, 'spread_st'):.2f} semitones, octave errors at most "
        f"{100 * _most(generated, 'octave_share'):.1f}%.",
        "",
        "The spread is computed as in Praat, including transients: where a glottal stop makes a formant ring, both",
        "mistake it for a pitch. A run of frames counts from 30 ms and down to 20 dB below the level of speech.",
        "",
    ]


def _most(rows: Sequence[PitchRow], name: str) -> float:
    return max(abs(float(getattr(row, name) or 0.0)) for row in rows)


def _rates(found: Findings) -> list[str]:
    def away(value: float) -> str:
        return f"{100 * (value - 1):+.1f}%"

    rows = [
        f"| {row.name} | {row.words} | {away(row.speech_rate)} | {away(row.by_words)} | {away(row.by_sound)} |"
        for row in found.rates
    ]
    speech = sum(abs(row.speech_rate - 1) <= 0.03 for row in found.rates)
    sound = sum(abs(row.by_sound - 1) <= 0.12 for row in found.rates)
    return [
        "## Rates",
        "",
        "Deviation from the rates by the true times of the words. By words: syllables of the words; by sound: peaks of",
        "the level, without words, with fillers counted as syllables. Its form was chosen on all clips; its one factor",
        "is fitted here to the other clips, leaving out each in turn. On generated speech, which drops no syllable, it",
        "is off by",
        f"{100 * (found.by_sound_generated - 1):+.0f}%.",
        "",
        f"Speech rate within 3% on {speech} of {len(rows)}; articulation rate by sound within 12% on {sound}, and on",
        f"{found.by_sound_shipped} with the shipped factor.",
        "",
        "| clip | words | speech rate | articulation rate by words | by sound |",
        "|---|---|---|---|---|",
        *rows,
        "",
    ]


def _kept(found: Findings) -> list[str]:
    def cells(row: Row) -> str:
        equal, near = f"{row.counts_equal} of {row.takes}", f"{row.rates_near} of {row.takes}"
        return f"{equal} | {near} | {100 * row.worst_rate:.1f}%"

    rows = [f"| {name} | {cells(row)} | {cells(found.kept_generated[name])} |" for name, row in found.kept.items()]
    return [
        "## The same take in other forms",
        "",
        f"The {found.kept_clips} real clips of sixteen seconds or more (in shorter ones a syllable is over 2% of the",
        "rate), and 16 generated answers not used for tuning. Counts equal: um/uh, phrases, pauses, pauses inside a",
        "clause and repeats are all equal. Rates near: words per minute, and syllables per second by words and by",
        "sound, are all within 2%. A take at 8 kHz lacks the sound of s, f and t, so all counts, including voice",
        "activity, are based on the sound below 3 kHz in every take; the sound above only refines when a pause begins",
        "and ends.",
        "What still changes is at a limit: a pause of 250 ms, or a nucleus that is barely a filler.",
        "",
        "| take | real: counts equal | rates near | worst | generated: counts equal | rates near | worst |",
        "|---|---|---|---|---|---|---|",
        *rows,
        "",
        "Counts that changed:",
        "",
        *[f"- {name}: {line}" for name, row in found.kept.items() for line in row.others],
        *[f"- {name}: {line}" for name, row in found.kept_generated.items() for line in row.others],
        "",
    ]


def _pointed(found: Findings) -> list[str]:
    drawn = [(row.clip, word.text.lower()) for row in found.pointed for word in row.delivery.drawn_out or ()]
    long = [(row.clip, word.lower()) for row in found.pointed for word in row.long_words]
    right = [one for one in drawn if one in long]
    restarts = [(row.clip, one.text) for row in found.pointed for one in row.delivery.repeats if one.kind == "restart"]
    repaired = sum(any(clip == name and words in text for name, text in restarts) for clip, words in REPAIRS)
    return [
        "## What is reported for the real clips",
        "",
        f"Sentence endings: {found.sentences} sentences end with punctuation. The two rising endings of",
        "`batchalign_test` were checked against Praat's contour: the pitch does rise there (94 to 187 Hz, 126 to",
        "190 Hz). With the words of tiny.en, 3 endings of these clips rise, each in one unbroken",
        "run of voice; before jumps of the pitch track were left out there were 7, one of them 26 semitones high.",
        "Trailing off and monotone stretches are tested only with synthesised voices.",
        "",
        f"Drawn-out words: {len(drawn)} are reported, of which {len(right)} last half a second per syllable by the",
        f"alignment. So do {len(long) - len(right)} other words, in which no vowel was steady for 0.4 s.",
        "",
        f"Restarted sentences: {len(REPAIRS)} in the reference words; {repaired} found, "
        f"{len(restarts) - repaired} false.",
        "In 196 written answers by others without restarts (25,769 words), none is found, and none should be.",
        "",
        *[f"- {line}" for row in found.pointed for line in row.said()],
        "",
    ]
