"""Count fillers: combine those in the words with those inferred from the sound, find bursts, apply dismissals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec

from rehearse.data.method_settings import FillerSettings, measuring
from rehearse.text.heard_fillers import FillerMatch
from rehearse.text.tokens import Token
from rehearse.types import Burst, Filler, Fillers, Span


def from_words(hits: Iterable[FillerMatch], tokens: tuple[Token, ...]) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
    """The fillers in the words: those that count, and the unsure ones, which are only shown."""
    sure: list[Filler] = []
    unsure: list[Filler] = []
    for hit in hits:
        first, last = tokens[hit.first], tokens[hit.last]
        item = Filler(
            text=hit.text,
            start_s=first.word.start_s,
            end_s=last.word.end_s,
            kind="sound" if hit.is_sound else "phrase",
            evidence="heard",
            confidence=_believed(first.word.probability) if hit.is_sound else 0.85,
            words=(first.number, last.number + 1),
        )
        (sure if hit.sure else unsure).append(item)
    return tuple(sure), tuple(unsure)


def _believed(probability: float | None) -> float:
    """The confidence of a transcribed um, 0-1: high unless the recogniser gave it a low probability."""
    return probability if probability is not None and probability < measuring().fillers.doubted else 0.95


def with_sound(
    heard: tuple[Filler, ...],
    events: tuple[Filler, ...],
    is_voiced: Callable[[Span], bool],
    settings: FillerSettings,
    between: Mapping[int, Span] | None = None,
) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
    """The heard fillers that the sound supports, and the events in the sound that match none of them.

    A recogniser can write an um where there is none, without duration or a hundred times. Each event supports the um
    nearest to it, which takes its times. An um without an event is kept if it has some duration, is voiced, and
    overlaps no other. An um with a low probability needs a clear event.

    between: for an um by its word's index, the time between the words before and after it. A clear event there supports
    it from farther away: a recogniser that puts an um at the end of the silence after it still has the order right.
    """
    heard = tuple(item for item in heard if not _is_doubted(item, settings) or _is_clear(item, events, settings))
    claims = _with_farther(_claims(heard, events, settings), heard, events, between or {}, settings)
    moved = [_supported(heard[number], events[at], settings) for number, at in claims.items()]
    others = [
        item
        for number, item in enumerate(heard)
        if number not in claims
        and (item.kind == "phrase" or item.start_s is None or _stands(item, is_voiced, settings))
    ]
    claimed = set(claims.values())
    return _apart(moved, others), tuple(event for at, event in enumerate(events) if at not in claimed)


def without(heard: tuple[Filler, ...], backed: tuple[Filler, ...]) -> tuple[Filler, ...]:
    """The heard fillers that the sound does not support: they are written in the transcript, so they are shown."""
    kept = {item.words for item in backed}
    return tuple(item for item in heard if item.words not in kept)


def _is_doubted(item: Filler, settings: FillerSettings) -> bool:
    return item.kind == "sound" and item.start_s is not None and item.confidence < settings.doubted


def _is_clear(item: Filler, events: tuple[Filler, ...], settings: FillerSettings) -> bool:
    near = [event for event in events if _away_s(item, event) <= settings.support_s]
    return any(event.confidence >= settings.doubted_support for event in near)


def _claims(heard: tuple[Filler, ...], events: tuple[Filler, ...], settings: FillerSettings) -> dict[int, int]:
    """The event that each heard um matches, nearest pairs first: index of the um to index of the event."""
    pairs = sorted(
        (away_s, at, number)
        for number, item in enumerate(heard)
        if item.kind == "sound" and item.start_s is not None
        for at, event in enumerate(events)
        if (away_s := _away_s(item, event)) <= settings.support_s
    )
    claims: dict[int, int] = {}
    for _, at, number in pairs:
        if number not in claims and at not in claims.values():
            claims[number] = at
    return claims


def _with_farther(
    claims: dict[int, int],
    heard: tuple[Filler, ...],
    events: tuple[Filler, ...],
    between: Mapping[int, Span],
    settings: FillerSettings,
) -> dict[int, int]:
    """The claims, with those of the other ums on clear events that no word but the um itself can be."""
    pairs = sorted(
        (_away_s(item, event), at, number)
        for number, item in enumerate(heard)
        if item.kind == "sound" and item.words and (room := between.get(item.words[0]))
        for at, event in enumerate(events)
        if event.confidence >= settings.sure and _lies_in(event, room)
    )
    every = dict(claims)
    for _, at, number in pairs:
        if number not in every and at not in every.values():
            every[number] = at
    return every


def _lies_in(event: Filler, room: Span) -> bool:
    start_s, end_s = _times(event)
    return room.start_s <= start_s and end_s <= room.end_s


def _away_s(item: Filler, event: Filler) -> float:
    (start_s, end_s), (first_s, last_s) = _times(item), _times(event)
    return max(first_s - end_s, start_s - last_s, 0.0)


def _times(item: Filler) -> tuple[float, float]:
    start_s = item.start_s or 0.0
    return start_s, max(start_s, item.end_s or start_s)


def _supported(item: Filler, event: Filler, settings: FillerSettings) -> Filler:
    sure = event.confidence >= settings.sure
    return msgspec.structs.replace(
        item,
        start_s=event.start_s,
        end_s=event.end_s,
        evidence="both" if sure else "heard",
        confidence=0.99 if sure else item.confidence,
    )


def _stands(item: Filler, is_voiced: Callable[[Span], bool], settings: FillerSettings) -> bool:
    start_s, end_s = _times(item)
    return end_s - start_s >= settings.shortest_s and is_voiced(Span(start_s, end_s))


def _apart(moved: list[Filler], others: list[Filler]) -> tuple[Filler, ...]:
    """All fillers except those of `others` that overlap another um, so that a loop of ums counts once."""
    kept = list(moved)
    for item in others:
        if item.kind == "phrase" or not any(_meet(item, other, 0.0) for other in kept if other.kind == "sound"):
            kept.append(item)
    return tuple(kept)


def merged(heard: tuple[Filler, ...], inferred: tuple[Filler, ...], settings: FillerSettings) -> tuple[Filler, ...]:
    """Heard and inferred fillers in order of time; an inferred one next to a heard one is dropped."""
    apart = [
        item
        for item in inferred
        if not any(other.kind == "sound" and _meet(other, item, settings.same_s) for other in heard)
    ]
    return tuple(sorted([*heard, *apart], key=lambda item: -1.0 if item.start_s is None else item.start_s))


def counted(
    items: tuple[Filler, ...], unsure: tuple[Filler, ...], minutes: float | None, settings: FillerSettings
) -> Fillers:
    """The fillers with their counts and rates; dismissed items stay in the list but are not counted.

    minutes: duration for the rates; None (text only) leaves the rates None.
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
    """Stretches in which `burst_count` fillers begin within `burst_s`; overlapping ones are joined."""
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
