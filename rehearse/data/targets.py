"""The targets of delivery: bands with their sources, ours in targets.toml, overridden by the user's own."""

from pathlib import Path
from typing import Any, Literal

import msgspec

from rehearse.data import converted, folder, load, own_mistakes

FILE = "targets.toml"
SHORTEST_S, LONGEST_S = 10, 3600  # of a target for an answer
LARGEST = 1e6  # of any number in the file: whatever its unit, more is a slip


class Target(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A band: ok inside the inner edges, note inside the outer ones, else attention; None is an open edge."""

    label: str
    unit: str
    source: str
    ok_min: float | None = None
    ok_max: float | None = None
    note_min: float | None = None
    note_max: float | None = None

    def band(self, value: float) -> Literal["ok", "note", "attention"]:
        """Where a value lies."""
        if _inside(value, self.ok_min, self.ok_max):
            return "ok"
        low = self.ok_min if self.note_min is None else self.note_min
        high = self.ok_max if self.note_max is None else self.note_max
        return "note" if _inside(value, low, high) else "attention"

    def text(self) -> str:
        """The ok band for people: "75-105 s", "at most 3 /min", "at least 1.5 semitones", or nothing."""
        unit = self.unit if self.unit == "%" else f" {self.unit}"
        if self.ok_min is not None and self.ok_max is not None:
            return f"{self.ok_min:g}-{self.ok_max:g}{unit}"
        if self.ok_max is not None:
            return f"at most {self.ok_max:g}{unit}"
        return "" if self.ok_min is None else f"at least {self.ok_min:g}{unit}"


class DurationTarget(Target, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The time an answer should take; the edges in the file hold for 90 s and scale with the target."""

    target: float

    def scaled(self, target_s: float | None = None) -> "DurationTarget":
        """The same band for another target in seconds (None: the target of the file)."""
        target = target_s or self.target
        edges = {
            name: round(value * target / STANDARD_S, 3)
            for name in ("ok_min", "ok_max", "note_min", "note_max")
            if (value := getattr(self, name)) is not None
        }
        return msgspec.structs.replace(self, target=target, **edges)

    def text(self) -> str:
        """The ok band in whole seconds: for 100 s it goes from 83.333 s on."""
        edges = {name: float(round(edge)) for name in ("ok_min", "ok_max") if (edge := getattr(self, name)) is not None}
        return Target.text(msgspec.structs.replace(self, **edges))


class PaceTarget(Target, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Speech rate; a stretch of `sustained_s` outside the note band is mentioned on its own."""

    sustained_s: float


class PitchTarget(Target, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Pitch spread; `own_band` is the share of the user's own median that counts as usual."""

    own_band: float


class ShareTarget(Target, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Share of the words in one part of the story; more than `attention_s` of it is worth attention, too."""

    attention_s: float


class TimeBudget(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Seconds for each part of a 90 s answer, as (from, to)."""

    situation_s: tuple[float, float]
    task_s: tuple[float, float]
    action_s: tuple[float, float]
    result_s: tuple[float, float]
    source: str


STANDARD_S = 90.0  # the edges of targets.toml hold for an answer of this length


class Targets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every target, by the name of its table; `plain` holds those with only a band."""

    duration: DurationTarget
    speech_rate: PaceTarget
    articulation_rate: Target
    fillers: Target
    filler_phrases: Target
    pause_in_clause: Target
    pause: Target
    response_latency: Target
    pitch_spread: PitchTarget
    situation_share: ShareTarget
    time_budget: TimeBudget
    plain: dict[str, Target] = {}

    def of(self, name: str) -> Target:
        """The target of a table. Raises KeyError for a name that is not in targets.toml."""
        if name in self.plain:
            return self.plain[name]
        found = getattr(self, name, None)
        if not isinstance(found, Target):
            raise KeyError(name)
        return found


class AnswerLengths(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """answer_lengths.toml: lengths to aim at in seconds, some by the level of a role."""

    seconds: tuple[int, ...]
    source: str
    level: dict[str, int]


def answer_lengths() -> AnswerLengths:
    """The target lengths to choose from."""
    return load("answer_lengths.toml", AnswerLengths)


def aimed(targets: Targets, target_s: float | None) -> Targets:
    """The targets for an answer of this length in seconds (None: unchanged); all that count seconds scale with it."""
    if target_s is None or target_s == targets.duration.target:
        return targets
    share = targets.situation_share
    scaled = msgspec.structs.replace(share, attention_s=share.attention_s * target_s / STANDARD_S)
    duration = msgspec.structs.replace(targets.duration, target=target_s)
    return msgspec.structs.replace(targets, duration=duration, situation_share=scaled)


def read_targets(own_folder: Path | None = None) -> Targets:
    """Our targets, with the user's own targets.toml of `own_folder` laid over them, where there is one.

    Raises UsageError when the user's file is not TOML, names a table, key or type that does not exist, or holds a
    number that cannot be a target.
    """
    ours: dict[str, Any] = msgspec.toml.decode((folder() / FILE).read_bytes())
    path = own_folder / FILE if own_folder else None
    if path is None or not path.is_file():
        return _converted(ours)
    with own_mistakes(path):
        own: dict[str, Any] = msgspec.toml.decode(path.read_bytes())
        if unknown := sorted(own.keys() - ours.keys()):
            raise ValueError(f"there is no table `{unknown[0]}`; the known tables are {', '.join(ours)}")
        targets = _converted(_laid_over(ours, own))
        for name in ours:
            check_target(name, targets.time_budget if name == "time_budget" else targets.of(name))
    return targets


def _converted(tables: dict[str, Any]) -> Targets:
    """Tables that Targets does not name are plain targets."""
    named = {name: table for name, table in tables.items() if name in Targets.__struct_fields__}
    return converted({**named, "plain": {name: tables[name] for name in tables.keys() - named.keys()}}, Targets)


def _laid_over(ours: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Two levels of tables, the second one's keys winning."""
    merged = dict(ours)
    for name, value in own.items():
        below = ours.get(name)
        merged[name] = {**below, **value} if isinstance(below, dict) and isinstance(value, dict) else value
    return merged


_EDGES = (("ok_min", "ok_max"), ("note_min", "note_max"))


def check_target(name: str, target: Target | TimeBudget) -> None:
    """Raises ValueError, with the key and what is valid there, for a number that cannot be a target."""
    for key in target.__struct_fields__:
        value = getattr(target, key)
        if isinstance(value, tuple):
            _check_number(f"{name}.{key}", *value)
            if value[0] > value[1]:
                raise ValueError(f"{name}.{key} must not begin with the larger number: {value[0]:g}, {value[1]:g}.")
        elif isinstance(value, float):
            _check_number(f"{name}.{key}", value)
    for lower, upper in _EDGES:
        low, high = getattr(target, lower, None), getattr(target, upper, None)
        if low is not None and high is not None and low > high:
            raise ValueError(f"{name}.{lower} ({low:g}) must not be larger than {name}.{upper} ({high:g}).")
    if isinstance(target, DurationTarget) and not SHORTEST_S <= target.target <= LONGEST_S:
        raise ValueError(f"{name}.target must be from {SHORTEST_S} to {LONGEST_S} seconds, not {target.target:g}.")


def _check_number(key: str, *values: float) -> None:
    for value in values:
        if not 0 <= value <= LARGEST:  # NaN is not, either
            raise ValueError(f"{key} must be a number from 0 to {LARGEST:g}, not {value:g}.")


def _inside(value: float, low: float | None, high: float | None) -> bool:
    return (low is None or value >= low) and (high is None or value <= high)
