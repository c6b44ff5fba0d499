"""Give a reason for every null measure; each reason becomes one warning in the report."""

from __future__ import annotations

from rehearse.types import Delivery

WRITTEN = "Only its words were judged: a written answer has no pace, pauses or voice."
NO_SPEECH = "no speech was found in the recording"
SHARED_OUT = (
    "only whole lines have times, so fillers between words are rarely detected, drawn-out words are not "
    "(delivery.drawn_out), and moments may be off by a word or two"
)


def wordless(has_transcript: bool, withheld: str | None) -> str:
    """Why there are no words with times. withheld: a sentence that says why the words are not shown, or None."""
    if withheld:
        return f"it needs words: {withheld[0].lower()}{withheld[1:].rstrip('.')}"
    return "the transcript has no words with times" if has_transcript else "it needs words, and there is no transcript"


def of_nulls(delivery: Delivery, spoken: bool, has_words: bool, wordless: str) -> dict[str, str]:
    """The reason for each null field, by its name in the contract; `pause_in_clause` stands for the pauses' places."""
    silent = "the speech in the recording is not clear enough" if has_words else NO_SPEECH
    few = "there are too few words for a rate"
    words_reason = silent if not spoken else (few if has_words else wordless)
    reasons: dict[str, str] = {}
    for name in ("duration_s", "response_latency_s", "pauses", "loudness"):
        if getattr(delivery, name) is None:
            reasons[name] = silent
    if delivery.pitch is None:
        reasons["pitch"] = (
            silent if not spoken else "too little of the voice has a measurable pitch (a whisper has none)"
        )
    for name in ("speech_rate_wpm", "articulation_rate_sps", "pace"):
        if getattr(delivery, name) is None:
            reasons[name] = words_reason
    if delivery.fillers.per_minute is None:
        reasons["fillers.per_minute"] = silent if not spoken else wordless
    if not has_words or not spoken:
        reasons["pause_in_clause"] = silent if not spoken else wordless
    return reasons


def warnings(delivery: Delivery, reasons: dict[str, str]) -> tuple[str, ...]:
    """One sentence per reason, with the names of the fields that are null because of it."""
    fields = ("fillers.per_minute", *delivery.__struct_fields__)
    by_reason: dict[str, list[str]] = {}
    for name in fields:
        if name in reasons:
            by_reason.setdefault(reasons[name], []).append(name)
    return tuple(f"delivery.{', '.join(names)}: not measured, because {reason}" for reason, names in by_reason.items())
