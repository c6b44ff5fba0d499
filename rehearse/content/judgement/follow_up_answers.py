"""Whether the answer to a follow-up supplies what was left open: heard or not heard, nothing more."""

from __future__ import annotations

from rehearse.content.claims import find_numbers, gives_start, method_of
from rehearse.content.text import parse
from rehearse.types import Content, OpenPoint, Transcript

ASKED: dict[OpenPoint, str] = {
    "part": "your own part",
    "origin": "whose idea it was",
    "outcome": "how it ended",
    "number": "a number",
    "measurement": "how it was measured",
    "baseline": "the value before",
    "steps": "a step of your own",
    "lesson": "what you would do differently",
}


def brings(about: OpenPoint, content: Content, transcript: Transcript) -> bool:
    """Whether the answer, judged as `content`, supplies what the follow-up asked for."""
    own, reading = content.ownership, parse(transcript)
    if about == "number":
        return bool(find_numbers(reading))
    heard: dict[OpenPoint, bool] = {
        "part": bool(own.own_actions) and not own.collective_hiding,
        "origin": own.initiated != "unclear",
        "outcome": bool(content.results.metrics) or content.parts["result"].present,
        "measurement": method_of(reading) is not None,
        "baseline": gives_start(reading),
        "steps": bool(own.own_actions),
        "lesson": content.parts["reflection"].present,
    }
    return heard[about]
