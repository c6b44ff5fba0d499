"""The frameworks that answers can lean on: frameworks.toml."""

from functools import cache
from typing import Literal

import msgspec

from rehearse.data import load
from rehearse.data.near import did_you_mean
from rehearse.errors import UsageError
from rehearse.types import PartName

Kind = Literal["prioritise", "experiment", "template"]
KIND_TITLES: dict[Kind, str] = {
    "prioritise": "Deciding what comes first",
    "experiment": "Proving that it worked",
    "template": "Templates to fill in",
}


class Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A gap in a template and the question that fills it."""

    name: str
    ask: str


class Framework(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One framework: when it helps, its steps in order, an invented example, the usual mistake.

    Only templates have `slots` and `parts`; each part holds slot names in braces.
    """

    id: str
    title: str
    kind: Kind
    when: str
    steps: tuple[str, ...]
    example: str
    watch: str
    source: str
    slots: tuple[Slot, ...] = ()
    parts: dict[PartName, str] = {}


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    framework: tuple[Framework, ...]


@cache
def frameworks() -> tuple[Framework, ...]:
    """All of them, in the order of the file."""
    return load("frameworks.toml", _File).framework


def find_framework(name: str) -> Framework:
    """The framework with this id, or the only one whose id begins with it.

    Raises UsageError for any other name; its hint lists the known ones.
    """
    wanted = name.strip().lower()
    found = [one for one in frameworks() if one.id == wanted] or [one for one in frameworks() if _begins(one, wanted)]
    if len(found) == 1:
        return found[0]
    known = [one.id for one in frameworks()]
    hint = f"{did_you_mean(name, known)}Choose one of: {', '.join(known)}."
    raise UsageError(f'There is no framework "{name}".', hint)


def _begins(framework: Framework, wanted: str) -> bool:
    return bool(wanted) and framework.id.startswith(wanted)
