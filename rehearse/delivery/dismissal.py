"""The person's own verdict on a filler: it stays in the list, marked, and the numbers follow."""

from __future__ import annotations

import msgspec

from rehearse import settings as places
from rehearse.data.measuring import measuring
from rehearse.data.targets import read_targets
from rehearse.delivery import advice, bands, fillers
from rehearse.errors import UsageError
from rehearse.types import Content, Delivery, Report


def dismiss(report: Report, number: int, dismissed: bool = True) -> Report:
    """The report with filler `number` (from 1, in the order of `fillers.items`) dismissed, or taken back with False.

    Counts, rates, bursts, bands and the next fix in delivery follow. Raises UsageError for a number that is not there.
    """
    items = report.delivery.fillers.items
    if not 1 <= number <= len(items):
        has = f"{len(items)} filler{'' if len(items) == 1 else 's'}" if items else "no fillers"
        raise UsageError(
            f"There is no filler {number}: this answer has {has}.", "They are numbered as the report lists them."
        )
    changed = tuple(
        msgspec.structs.replace(item, dismissed=dismissed) if at == number else item for at, item in enumerate(items, 1)
    )
    old = report.delivery
    minutes = old.duration_s / 60 if old.duration_s and old.fillers.per_minute is not None else None
    counted = fillers.counted(changed, old.fillers.unsure, minutes, measuring().fillers)
    delivery = _banded(msgspec.structs.replace(old, fillers=counted))
    return msgspec.structs.replace(report, delivery=delivery, content=_with_fix(report, delivery))


def _banded(delivery: Delivery) -> Delivery:
    """The delivery with the two metrics that count fillers judged anew; the others stay as they were judged."""
    targets = read_targets(places.config_dir())
    anew = {
        targets.fillers.label: bands.metric("fillers", delivery.fillers.per_minute, targets.fillers),
        targets.filler_phrases.label: bands.metric(
            "filler_phrases", delivery.fillers.phrases_per_minute, targets.filler_phrases
        ),
    }
    kept = tuple(anew[old.name] if old.name in anew and old.value is not None else old for old in delivery.metrics)
    return msgspec.structs.replace(delivery, metrics=kept)


def _with_fix(report: Report, delivery: Delivery) -> Content | None:
    if report.content is None:
        return None
    fix = msgspec.structs.replace(report.content.next_fix, delivery=advice.next_fix(delivery))
    return msgspec.structs.replace(report.content, next_fix=fix)
