"""The takes that count in no trend since they were not scored, and what is said of them."""

import re
from collections.abc import Iterator, Sequence

import msgspec

_NUMBER = re.compile(r"\d+")  # "3 words are too few" and "5 words are too few" are one reason


class LeftOut(msgspec.Struct, frozen=True):
    """An attempt that counts in no trend, and why."""

    attempt: int
    why: str


def of_unscored(left_out: Sequence[LeftOut]) -> tuple[str, ...]:
    """How many takes are left out and why: every reason with its number of takes; nothing if none is left out."""
    return tuple(versions(left_out))[:1]


def versions(left_out: Sequence[LeftOut]) -> Iterator[str]:
    """The same with every reason, then with fewer and fewer of them; the reasons given first have the most takes."""
    if not left_out:
        return
    one = len(left_out) == 1
    said = "1 take was not scored and counts" if one else f"{len(left_out):,} takes were not scored and count"
    more = "" if one else ' `rehearse list --verdict "not scored"` lists them.'
    kinds: dict[str, list[LeftOut]] = {}
    for take in left_out:
        kinds.setdefault(_NUMBER.sub("", _sentence(take.why)), []).append(take)
    ranked = sorted(kinds.values(), key=lambda takes: (-len(takes), -takes[-1].attempt))
    for given in range(len(ranked), -1, -1):
        reasons = [*map(_reason, ranked[:given]), *(_others(ranked[given:]) if given else ())]
        yield f"{' '.join((f'{said} in no trend.', *reasons))}{more}"


def _others(kinds: Sequence[Sequence[LeftOut]]) -> Iterator[str]:
    """How many takes there are whose reasons are not given."""
    if takes := sum(map(len, kinds)):
        reasons = "another reason" if len(kinds) == 1 else f"{len(kinds)} other reasons"
        yield f"{takes:,} more for {reasons}."


def _reason(takes: Sequence[LeftOut]) -> str:
    """Why the newest of these takes was not scored, and how many more there are for the same reason."""
    newest = takes[-1]
    more = f", and {len(takes) - 1:,} like it" if len(takes) > 1 else ""
    return f"Take {newest.attempt}{more}: {_sentence(newest.why)}"


def _sentence(why: str) -> str:
    """The reason without the advice that follows it."""
    return f"{why.partition('. ')[0].removesuffix('.')}."
