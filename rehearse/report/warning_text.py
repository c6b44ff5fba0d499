"""Warnings for people: what the contract names by its fields, in words."""

import re

NAMES = {
    "duration_s": "duration",
    "response_latency_s": "pause before the first word",
    "speech_rate_wpm": "speech rate",
    "articulation_rate_sps": "articulation rate",
    "pace": "pace",
    "fillers.per_minute": "fillers",
    "pauses": "pauses",
    "pause_in_clause": "pause placement",
    "pitch": "pitch",
    "loudness": "loudness",
    "drawn_out": "drawn-out words",
}
_FIELDS = re.compile(r"^delivery\.([\w., ]+): not measured, because (.*)$", re.DOTALL)
_ASIDE = re.compile(r" ?\(delivery\.\w+\)")


def warning_text(warning: str) -> str:
    """The warning with fields of the contract by their names in words.

    >>> warning_text("delivery.pace, pitch: not measured, because it is short")
    'Not measured: pace, pitch, because it is short.'
    """
    found = _FIELDS.match(warning)
    if found is None:
        return _ASIDE.sub("", warning)
    names = [NAMES.get(name, name.replace("_", " ")) for name in found[1].split(", ")]
    return f"Not measured: {', '.join(names)}, because {found[2].rstrip('.')}."
