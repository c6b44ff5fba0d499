"""What is followed over attempts: names, units, directions, and how much change exceeds chance variation."""

from typing import Literal

import msgspec

from rehearse import data
from rehearse.data.amounts import beside, is_within
from rehearse.data.targets import STANDARD_S, PitchTarget, Targets, TimeBudget, read_targets

Group = Literal["timing", "delivery", "content"]
Better = Literal["inside", "lower", "higher", "neither"]


class Measure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One measure of an attempt, as stored in its summary under `name`."""

    name: str
    label: str
    unit: str
    group: Group
    better: Better
    floor: float  # of medians of three takes
    digits: int  # decimals that mean something
    source: str
    most: int | None = None  # the points that can be had, for rows of the rubric
    target: str | None = None  # the table of targets.toml that holds the band
    low: float | None = None
    high: float | None = None
    always_shown: bool = False  # in the short form of progress, too
    floor_of_one: float | None = None  # of two single takes; None for the same as of medians
    means: str = ""  # what is counted, where the label does not say it

    @property
    def heading(self) -> str:
        """The label with its unit: "speech rate, wpm"."""
        return f"{self.label}, {self.unit}" if self.unit else self.label

    @property
    def explained(self) -> str:
        """What is counted: "Long pauses: 1 s or more inside a clause"; nothing where the label says it."""
        return f"{self.label[:1].upper()}{self.label[1:]}: {self.means}." if self.means else ""

    @property
    def band(self) -> str:
        """What is aimed at: "75-105", "≤ 3", or nothing."""
        if self.low is not None and self.high is not None:
            if self.target in ("duration", "time_budget"):  # whole seconds, scaled to the length aimed at
                return f"{self.low:.0f}-{self.high:.0f}"
            return f"{self.low:g}-{self.high:g}"
        return "" if self.high is None else f"≤ {self.high:g}"

    def is_met_by(self, value: float) -> bool:
        """Whether there is a target and the value is within it; its edges are within."""
        return self.high is not None and is_within(value, self.low, self.high)

    def text(self, value: float | None) -> str:
        """A value with the decimals that mean something, or that show on which side of an edge it is; "" for None."""
        return "" if value is None else beside(value, self.low, self.high, self.digits)

    def goodness(self, value: float) -> float:
        """How good a value is, the higher the better: 0 inside a band, falling with the distance from it."""
        if self.better == "higher":
            return value
        if self.better == "inside" and self.low is not None and self.high is not None:
            return -max(self.low - value, value - self.high, 0.0)
        return -value


class Method(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a change is distinguished from chance variation."""

    window: int
    fewest: int
    wobble_factor: float
    wobble_source: str


class Measures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """progress_measures.toml, and from targets.toml the share of the own pitch spread that counts as usual."""

    method: Method
    measure: tuple[Measure, ...]
    pitch: PitchTarget | None = None
    target_s: float = STANDARD_S  # the length aimed at, which the bands are shown for


def measures(targets: Targets | None = None) -> Measures:
    """Every measure in the order in which it is shown, its band from these targets (None: ours)."""
    known = data.load("progress_measures.toml", Measures)
    targets = targets or read_targets()
    aimed = tuple(_aimed(measure, targets) for measure in known.measure)
    return msgspec.structs.replace(known, measure=aimed, pitch=targets.pitch_spread, target_s=targets.duration.target)


def _aimed(measure: Measure, targets: Targets) -> Measure:
    """The measure with the edges of its target's ok band."""
    if measure.target is None:
        return measure
    table = targets.time_budget if measure.target == "time_budget" else targets.of(measure.target)
    if not isinstance(table, TimeBudget):
        return msgspec.structs.replace(measure, low=table.ok_min, high=table.ok_max)
    low, high = getattr(table, measure.name)
    longer = targets.duration.target / STANDARD_S
    return msgspec.structs.replace(measure, low=low * longer, high=high * longer)


def held_to(measure: Measure, target_s: float) -> Measure:
    """The measure with its edges scaled to this length; those of the file hold for the standard length."""
    if measure.target != "duration" or measure.low is None or measure.high is None or target_s == STANDARD_S:
        return measure
    longer = target_s / STANDARD_S
    return msgspec.structs.replace(measure, low=measure.low * longer, high=measure.high * longer)
