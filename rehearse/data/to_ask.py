"""Questions for the interviewer, and what to write down after an interview."""

from typing import Literal

import msgspec

from rehearse import data

Outcome = Literal["no", "yes", "waiting"]


class Ask(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Questions for one kind of interviewer."""

    whom: str
    questions: tuple[str, ...]


class After(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to write down after this outcome."""

    outcome: Outcome
    prompts: tuple[str, ...]


class ToAsk(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """to_ask.toml."""

    ask: tuple[Ask, ...]
    after: tuple[After, ...]


def to_ask() -> ToAsk:
    """Both lists."""
    return data.load("to_ask.toml", ToAsk)
