"""The settings, each with its value, where it comes from and what it means."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from rehearse.data.setting_keys import Setting
from rehearse.report.wording import clean


def listed(settings: Sequence[Setting]) -> Iterator[RenderableType]:
    """Two lines per setting; one that the user has set is bold and names its file, with our default beside it."""
    for one in settings:
        yield Text(f"{one.key} = {clean(shown(one.value))}", style="bold" if one.is_set else "")
        origin = f"set in {one.file}; default {shown(one.default)}" if one.is_set else "default"
        yield Padding(Text(f"{one.meaning} ({origin})", style="dim"), (0, 0, 0, 4))


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
