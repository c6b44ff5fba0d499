"""Let the user dismiss a filler: it stays in the list, marked, and is excluded from the counts."""

from __future__ import annotations

import msgspec

from rehearse.data.method_settings import measuring
from rehearse.data.own_settings import OwnSettings, shipped
from rehearse.delivery import bands, fillers
from rehearse.delivery.metrics import filled_pauses, filler_phrases
from rehearse.delivery.metrics.page import SINGLE, Source
from rehearse.errors import UsageError
from rehearse.types import Content, Delivery, Report

COUNTING = (filled_pauses.PAGE, filler_phrases.PAGE)


def dismiss(report: Report, number: int, dismissed: bool = True, own: OwnSettings | None = None) -> Report:
    """The report with filler `number` (from 1, in the order of `fillers.items`) dismissed, or restored with False.

    Updates counts, rates, bursts, bands and the next fix in delivery. Raises UsageError if there is no such filler.
    """
    items = report.delivery.fillers.items
    if not 1 <= number <= len(items):
        has = f"{len(items)} filler{'' if len(items) == 1 else 's'}" if items else "no fillers"
        hint = "`--full` shows their numbers." if items else ""
        raise UsageError(f"There is no filler {number}: this answer has {has}.", hint)
    changed = tuple(
        msgspec.structs.replace(item, dismissed=dismissed) if at == number else item for at, item in enumerate(items, 1)
    )
    old = report.delivery
    minutes = old.duration_s / 60 if old.duration_s and old.fillers.per_minute is not None else None
    counted = fillers.counted(changed, old.fillers.unsure, minutes, measuring().fillers)
    delivery = _banded(msgspec.structs.replace(old, fillers=counted), own or shipped())
    return msgspec.structs.replace(report, delivery=delivery, content=_with_fix(report, delivery))


def _banded(delivery: Delivery, own: OwnSettings) -> Delivery:
    """The delivery with the metrics that count fillers judged again and the others unchanged."""
    targets = own.targets
    known = bands.identified(delivery, targets)
    source = Source(delivery)
    again = {page.id: bands.banded(page, page.value(source), targets, source) for page in COUNTING}
    counted = {metric.id for metric in known.metrics if metric.value is not None or metric.reason == SINGLE}
    metrics = tuple(again.get(m.id, m) if m.id in counted else m for m in known.metrics)
    return msgspec.structs.replace(delivery, metrics=metrics)


def _with_fix(report: Report, delivery: Delivery) -> Content | None:
    return None if report.content is None else bands.with_next_fix(report.content, delivery)
