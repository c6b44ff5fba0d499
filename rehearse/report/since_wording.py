"""What changed since the take before: the words that every renderer uses."""

from collections.abc import Callable
from typing import NamedTuple

from rehearse.data.amounts import rounded, tenths
from rehearse.report.wording import duration
from rehearse.types import Moved, Since
from rehearse.types.since import Call

MARKS: dict[Call | None, str] = {"better": "▲ ", "worse": "▼ ", "same": "", None: ""}
OTHER_RUBRIC, OTHER_TARGET = " (other rubric)", " (other target)"


class Item(NamedTuple):
    """One measure in both takes: "▲ 72 → 88 points"."""

    call: Call | None
    text: str


def items(found: Since) -> tuple[Item, ...]:
    """Points, time and filled pauses, in this order; without what one take lacks, or pauses where neither has any."""
    said = [_item(found.points, rounded, " points", "" if found.same_rubric else OTHER_RUBRIC)]
    if found.duration_s is not None:
        said.append(_item(found.duration_s, duration, "", "" if found.same_target else OTHER_TARGET))
    fillers = found.fillers_per_minute
    if fillers is not None and (fillers.before or fillers.after):
        said.append(_item(fillers, tenths, " a minute", label="um/uh "))
    return tuple(said)


def in_words(found: Since) -> str:
    """The same as one line of text, with what is better or worse in words: for a page."""
    said = (
        f"{one.text.removeprefix(MARKS[one.call])} ({one.call})" if MARKS[one.call] else one.text
        for one in items(found)
    )
    return f"Since take {found.attempt}: {' · '.join(said)}"


def _item(moved: Moved, text: Callable[[float], str], unit: str, note: str = "", label: str = "") -> Item:
    before, after = text(moved.before), text(moved.after)
    values = f"{after}{unit} as before" if before == after else f"{before} → {after}{unit}"
    return Item(moved.call, f"{MARKS[moved.call]}{label}{values}{note}")
