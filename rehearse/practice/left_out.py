"""The takes that count in no trend since they were not scored, and what is said of them."""

import re
from collections.abc import Sequence

import msgspec

MOST_REASONS = 2  # that are given; `list` shows the takes, and `show` the reason of each
_NUMBER = re.compile(r"\d+")  # "3 words are too few" and "5 words are too few" are one reason


class LeftOut(msgspec.Struct, frozen=True):
    """An attempt that counts in no trend, and why."""

    attempt: int
    why: str


def of_unscored(left_out: Sequence[LeftOut]) -> tuple[str, ...]:
    """How many takes are left out and why: the most frequent reasons, each with its number of takes, and the rest."""
    if not left_out:
        return ()
    one = len(left_out) == 1
    said = "1 take was not scored and counts" if one else f"{len(left_out):,} takes were not scored and count"
    kinds: dict[str, list[LeftOut]] = {}
    for take in left_out:
        kinds.setdefault(_NUMBER.sub("", _sentence(take.why)), []).append(take)
    first = sorted(kinds.values(), key=lambda takes: (-len(takes), -takes[-1].attempt))[:MOST_REASONS]
    more = "" if one else ' `rehearse list --verdict "not scored"` lists them.'
    return (f"{said} in no trend. {' '.join(map(_reason, first))}{more}",)


def _reason(takes: Sequence[LeftOut]) -> str:
    """Why the newest of these takes was not scored, and how many more there are for the same reason."""
    newest = takes[-1]
    more = f", and {len(takes) - 1:,} like it" if len(takes) > 1 else ""
    return f"Take {newest.attempt}{more}: {_sentence(newest.why)}"


def _sentence(why: str) -> str:
    """The reason without the advice that follows it."""
    return f"{why.partition('. ')[0].removesuffix('.')}."
