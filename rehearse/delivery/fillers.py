"""Fillers counted: heard in the words, inferred from the sound, merged; bursts; and what the person dismissed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from rehearse.data.measuring import FillerSettings
from rehearse.text.heard_fillers import Hit
from rehearse.text.tokens import Token
from rehearse.types import Burst, Filler, Fillers, Span


def from_words(hits: Iterable[Hit], row: tuple[Token, ...]) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
    """Fillers that the words show: those that count and those that are only shown."""
    sure: list[Filler] = []
    unsure: list[Filler] = []
    for hit in hits:
        first, last = row[hit.first].word, row[hit.last].word
        item = Filler(
            text=hit.text,
            start_s=first.start_s,
            end_s=last.end_s,
            kind="sound" if hit.is_sound else "phrase",
            evidence="heard",
            confidence=0.95 if hit.is_sound else 0.85,
        )
        (sure if hit.sure else unsure).append(item)
    return tuple(sure), tuple(unsure)


def with_sound(heard: Iterable[Filler], has_voice: Callable[[Span], bool]) -> tuple[Filler, ...]:
    """The fillers without the ums that have no sound under them: a recogniser can invent one in a silence."""
    return tuple(
        item
        for item in heard
        if item.kind == "phrase" or item.start_s is None or has_voice(Span(item.start_s, item.end_s or item.start_s))
    )


def merged(heard: tuple[Filler, ...], inferred: tuple[Filler, ...], settings: FillerSettings) -> tuple[Filler, ...]:
    """Both kinds of evidence in order of time; where both point at one sound, it is one filler with both."""
    left = list(inferred)
    items: list[Filler] = []
    for item in heard:
        same = next((other for other in left if item.kind == "sound" and _meet(item, other, settings.same_s)), None)
        if same is None:
            items.append(item)
            continue
        left.remove(same)
        items.append(
            msgspec.structs.replace(item, start_s=same.start_s, end_s=same.end_s, evidence="both", confidence=0.99)
        )
    return tuple(sorted([*items, *left], key=lambda item: -1.0 if item.start_s is None else item.start_s))


def counted(
    items: tuple[Filler, ...], unsure: tuple[Filler, ...], minutes: float | None, settings: FillerSettings
) -> Fillers:
    """The numbers that follow from the items; those dismissed stay in the list and out of the numbers.

    minutes: duration to divide by; None (text alone) leaves the rates None.
    """
    counting = [item for item in items if not item.dismissed]
    sounds = [item for item in counting if item.kind == "sound"]
    phrases = len(counting) - len(sounds)
    heard = sum(1 for item in sounds if item.evidence != "inferred")
    return Fillers(
        per_minute=round(len(sounds) / minutes, 2) if minutes else None,
        sounds=len(sounds),
        phrases=phrases,
        items=items,
        phrases_per_minute=round(phrases / minutes, 2) if minutes else None,
        unsure=unsure,
        heard=heard,
        inferred=len(sounds) - heard,
        bursts=_bursts(counting, settings),
    )


def _bursts(items: list[Filler], settings: FillerSettings) -> tuple[Burst, ...]:
    """Stretches in which `burst_count` fillers begin within `burst_s`; overlapping ones are one."""
    starts = sorted(item.start_s for item in items if item.start_s is not None)
    found: list[list[float]] = []
    for first in range(len(starts) - settings.burst_count + 1):
        group = starts[first : first + settings.burst_count]
        if group[-1] - group[0] > settings.burst_s:
            continue
        if found and group[0] <= found[-1][-1]:
            found[-1] = sorted({*found[-1], *group})
        else:
            found.append(group)
    return tuple(Burst(group[0], group[-1], len(group)) for group in found)


def _meet(first: Filler, second: Filler, within_s: float) -> bool:
    if first.start_s is None or second.start_s is None:
        return False
    one = Span(first.start_s - within_s, max(first.end_s or first.start_s, first.start_s) + within_s)
    return one.overlap_s(Span(second.start_s, second.end_s or second.start_s)) > 0
