"""The settings, each with its value, our default, what that rests on and what it means."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rehearse.data.setting_keys import Setting
from rehearse.data.targets import STANDARD_S
from rehearse.report.terminal.style import ByWidth, cut, indented, title
from rehearse.report.wording import clean

COLUMNS = ("ok_min", "ok_max", "note_min", "note_max")
_NAMES = 17  # columns: the longest name of a table of targets
_LEGEND = (
    "Good: ok_min to ok_max. Attention: beyond note_min, note_max. open: no limit.",
    f"target: what to aim at; the bands beside it are for {STANDARD_S:g} s and scale with it.",
    "sustained_s: shorter stretches are not mentioned.",
    "own_band: share of your median that counts as usual. attention_s: longer needs attention.",
)


def listed(settings: Sequence[Setting]) -> Iterator[RenderableType]:
    """Every setting on one screen: a line each, and two for a table of targets; one per line on a narrow screen."""
    yield ByWidth(lambda narrow: Group(*(in_full(settings) if narrow else _tables(settings))))


def in_full(settings: Sequence[Setting]) -> Iterator[RenderableType]:
    """Each setting by its whole name, and after those of one table their source; bold is what the user has set."""
    for _, group in groupby(settings, lambda one: one.key.rpartition(".")[0]):
        fields = list(group)
        for one in fields:
            yield Text(f"{one.key} = {clean(shown(one.value))}", style="bold" if one.is_set else "")
            origin = f"set in {one.file}; default {clean(shown(one.default))}" if one.is_set else "default"
            yield Padding(Text(f"{one.meaning} ({origin})", style="dim"), (0, 0, 0, 4))
        yield Padding(Text(f"Source of {'the default' if len(fields) == 1 else 'these defaults'}: {fields[0].source}.",
                           style="dim"), (0, 0, 1, 0))  # fmt: skip


def _tables(settings: Sequence[Setting]) -> Iterator[RenderableType]:
    targets = [one for one in settings if one.key.startswith("targets.")]
    yield indented(_general([one for one in settings if one not in targets]))
    yield title("Targets, as targets.NAME.KEY")
    yield indented(Text("NAME".ljust(_NAMES) + "".join(_right(name) for name in COLUMNS) + "  further keys", "dim"))
    for name, group in groupby(targets, lambda one: one.key.split(".")[1]):
        yield indented(_target(name, fields := list(group)))
        yield Padding(cut(f"{fields[0].about}: {fields[0].source}", "dim"), (0, 0, 0, 4))
    yield from (indented(Text(line, "dim")) for line in _LEGEND)
    for one in settings:
        if one.is_set:
            yield indented(Text(f"* {one.key}: set in {one.file}; default {clean(shown(one.default))}", "bold"))
    if scale := scaled(settings):
        yield indented(Text(f"  {scale}", "bold"))


def scaled(settings: Sequence[Setting]) -> str:
    """What counts as a good length where the user aims at another than ours; empty where it is as in the table."""
    values = {one.key.removeprefix("targets.duration."): one.value for one in settings}
    factor = values["target"] / STANDARD_S
    if factor == 1 or None in (values["ok_min"], values["ok_max"]):
        return ""
    low, high = (values[edge] * factor for edge in ("ok_min", "ok_max"))
    return f"Good is {low:.0f}-{high:.0f} s for a target of {values['target']:g} s."


def _general(settings: Sequence[Setting]) -> Table:
    """A line per setting: value and meaning; whatever has another source than ourselves names it."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("KEY", no_wrap=True)
    table.add_column("value", max_width=16)
    table.add_column("meaning (defaults: our own choice)")
    for one in settings:
        table.add_row(Text(one.key), Text(clean(_value(one)), _style(one)), Text(one.meaning, "dim"))
    return table


def _target(name: str, fields: Sequence[Setting]) -> Text:
    """One table of targets on one line; * marks what the user has set."""
    edges = {one.key.split(".")[2]: one for one in fields}
    known = [edges.pop(column, None) for column in COLUMNS]
    line = Text(name.ljust(_NAMES) if any(known) else name)
    if any(known):
        for column, one in zip(COLUMNS, known, strict=True):
            line.append(_right(column, "" if one is None else _value(one)), _style(one))
    for key, one in edges.items():
        line.append(f"  {key} ").append(_value(one), _style(one))
    return line


def _right(column: str, value: str | None = None) -> str:
    """A value, or the name of the column, at the right of its column."""
    return f"  {column if value is None else value:>{len(column)}}"


def _value(one: Setting) -> str:
    return f"{shown(one.value)}{'*' if one.is_set else ''}"


def _style(one: Setting | None) -> str:
    return "bold" if one is not None and one.is_set else ""


def shown(value: Any) -> str:
    """A value as it may be typed.

    >>> shown(90.0), shown([10.0, 15.0]), shown(None), shown([]), shown(True)
    ('90', '10-15', 'open', 'none', 'yes')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return "open"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list):
        numbers = bool(value) and all(isinstance(one, float) for one in value)
        return "-".join(f"{one:g}" for one in value) if numbers else ", ".join(value) or "none"
    return str(value)
