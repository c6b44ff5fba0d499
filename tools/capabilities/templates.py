"""Templates, trades and the frame of a story, as read from `data/`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

FOLDER = Path(__file__).with_name("data")

Kind = Literal["minimum", "invariance", "direction"]
Change = Literal["same", "up", "down", "not up", "not down"]


class Trade(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The slots of one trade; `steps` are "past/base rest of the step"."""

    id: str
    job: str
    setting: str
    boss: str
    mate: str
    mates: str
    clients: str
    notice: str
    work: str
    steps: tuple[str, str, str, str, str]
    gerund: str
    measure: str
    per: str
    before: int
    after: int
    gain: str
    task: str
    unit: str
    time_before: int
    time_after: int
    meaning: str
    lesson: str


class Expect(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a `minimum` case must show; what is not named is not looked at.

    impact_min, impact_max: points of quantified_impact, of 20. own_has, own_lacks: numbers of the trade's steps (1-5).
    """

    verdict: tuple[str, ...] | None = None
    manager_directed: bool | None = None
    collective_hiding: bool | None = None
    initiated: tuple[str, ...] | None = None
    reflection: bool | None = None
    baseline: bool | None = None
    metrics_min: int | None = None
    metrics_max: int | None = None
    impact_min: int | None = None
    impact_max: int | None = None
    own_min: int | None = None
    own_max: int | None = None
    own_has: tuple[int, ...] = ()
    own_lacks: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()
    parts_absent: tuple[str, ...] = ()
    finding: tuple[str, ...] = ()
    no_finding: tuple[str, ...] = ()


class Template(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One pattern of cases.

    put, then: sections of the first and the second text that differ from the frame. each: phrases (or pairs of them)
    for {each} (or {first}, {second}). trades: how many trades it is filled from; variants: how many frames per trade.
    """

    id: str
    kind: Kind
    put: dict[str, str] = {}
    then: dict[str, str] = {}
    text: str | None = None
    then_text: str | None = None
    then_trade: bool = False
    each: tuple[str | tuple[str, str], ...] = ("",)
    mutate: tuple[str, ...] = ()
    mutate_first: str | None = None
    expect: Expect | None = None
    change: dict[str, Change] = {}
    trades: int = 12
    variants: int = 1


class Capability(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of `data/cases`."""

    capability: str
    template: tuple[Template, ...]


class _Trades(msgspec.Struct, frozen=True):
    trade: tuple[Trade, ...]


@cache
def trades() -> tuple[Trade, ...]:
    """All trades, in the order of the file."""
    return msgspec.toml.decode((FOLDER / "trades.toml").read_bytes(), type=_Trades).trade


@cache
def frame() -> dict[str, tuple[str, ...]]:
    """The lines to choose from for each section of a story, in narrative order."""
    return msgspec.toml.decode((FOLDER / "frame.toml").read_bytes(), type=dict[str, tuple[str, ...]])


@cache
def capabilities() -> tuple[Capability, ...]:
    """All capabilities, in alphabetical order of their files."""
    paths = sorted((FOLDER / "cases").glob("*.toml"))
    return tuple(msgspec.toml.decode(path.read_bytes(), type=Capability) for path in paths)
