"""Every setting by name: its value, our default, its file and its meaning; and changing it in that file.

The files are the user's own: what else they hold, comments included, stays as it is.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec

from rehearse.data.near import did_you_mean, one_of
from rehearse.data.own_settings import FILE, Preferences, read_own, shipped
from rehearse.data.take import take_settings
from rehearse.data.targets import Target, Targets, TimeBudget
from rehearse.data.toml_lines import edited
from rehearse.errors import UsageError, refused
from rehearse.permissions import TemporaryFolder, write_whole

TARGETS, FILLERS = "targets.toml", "fillers.toml"
OWN_FILES = (FILE, TARGETS, FILLERS)
OURS = "our own choice"  # the source of what no study settles
FORMS = ("short", "full")
PAIR = 2  # numbers: from and to
SWITCH = {"yes": "true", "no": "false"}  # as typed, and in TOML
Kind = Literal["number", "count", "pair", "words", "choice", "switch"]
EDGES = {
    "ok_min": "lowest good value",
    "ok_max": "highest good value",
    "note_min": "lowest value that is only a note; anything below needs attention",
    "note_max": "highest value that is only a note; anything above needs attention",
    "target": "what to aim at; the bands scale with it",
    "sustained_s": "shortest stretch outside the note band that is mentioned, in seconds",
    "own_band": "share of your own median that counts as usual",
    "attention_s": "seconds above which it needs attention",
}


class Setting(msgspec.Struct, frozen=True):
    """One setting. value: what holds now; default: ours; None is an open edge. source: what our default rests on.

    about: what a target measures, with its unit.
    """

    key: str
    value: Any
    default: Any
    file: str
    is_set: bool
    meaning: str
    source: str = OURS
    kind: Kind = "number"
    about: str = ""


def settings_in(folder: Path) -> tuple[Setting, ...]:
    """Every setting of the three files. Raises UsageError for a file that cannot be used."""
    own, ours = read_own(folder), shipped()
    told = {name: _raw(folder / name) for name in (FILE, TARGETS, FILLERS)}
    general = (
        _preference("think_s", own.preferences, take_settings().think.default_s, "time to think before a take, s"),
        _preference("threads", own.preferences, "all", "processor cores that transcribe recordings", "count"),
        _preference("report", own.preferences, "short", "what is printed of a report: short or full", "choice"),
        _preference("keep_sound", own.preferences, True, "whether recordings are kept with their reports", "switch"),
    )
    words = (
        ("add", "phrases that always count as fillers for you"),
        ("remove", "words and sounds that never count"),
    )
    fillers = tuple(
        Setting(
            f"fillers.{name}", told[FILLERS].get(name, []), [], FILLERS, name in told[FILLERS], meaning, OURS, "words"
        )
        for name, meaning in words
    )
    return (*general, *fillers, *_targets(own.targets, ours.targets, told[TARGETS]))


def _preference(name: str, own: Preferences, default: Any, meaning: str, kind: Kind = "number") -> Setting:
    value = getattr(own, name)
    return Setting(name, default if value is None else value, default, FILE, value is not None, meaning, OURS, kind)


def _targets(own: Targets, ours: Targets, told: dict[str, Any]) -> Iterator[Setting]:
    for name, table in _tables(own).items():
        default = _tables(ours)[name]
        for field in table.__struct_fields__:
            if field in ("label", "unit", "source"):
                continue
            value, pair = getattr(table, field), isinstance(table, TimeBudget)
            part = field.removesuffix("_s")
            meaning = f"{part} of a 90 s answer, from and to, s" if pair else _edge(table, field)
            shown = list(value) if pair else value
            usual = list(getattr(default, field)) if pair else getattr(default, field)
            is_set = field in told.get(name, {})
            kind: Kind = "pair" if pair else "number"
            about = "the parts of a 90 s answer, s" if isinstance(table, TimeBudget) else f"{table.label}, {table.unit}"
            yield Setting(f"targets.{name}.{field}", shown, usual, TARGETS, is_set, meaning, table.source, kind, about)


def _tables(targets: Targets) -> dict[str, Target | TimeBudget]:
    named = {name: getattr(targets, name) for name in Targets.__struct_fields__ if name != "plain"}
    return {**named, **targets.plain}


def _edge(table: Any, field: str) -> str:
    unit = "" if field in ("sustained_s", "own_band", "attention_s") else f", {table.unit}"
    return f"{table.label}{unit}: {EDGES[field]}"


def _raw(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def setting(folder: Path, key: str, more_keys: tuple[str, ...] = ()) -> Setting:
    """The setting of that name. Raises UsageError, with similar names, for one that does not exist."""
    found = settings_in(folder)
    for one in found:
        if one.key == key:
            return one
    names = [*(one.key for one in found), *more_keys]
    ending = [name for name in names if name.endswith(f".{key}")][:3]
    meant = f"Did you mean {one_of(ending)}? " if ending else did_you_mean(key, names)
    raise UsageError(f'There is no setting "{key}".', f"{meant}`rehearse config` lists them all.")


def change(folder: Path, one: Setting, value: str | None) -> None:
    """Write a setting into its file; None removes it, so that our default applies.

    Raises UsageError for an invalid value; the file is then unchanged.
    """
    table, _, key = one.key.removeprefix("targets.").removeprefix("fillers.").rpartition(".")
    path = folder / one.file
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    if value is None and not one.is_set:
        return
    changed = edited(text, table, key, None if value is None else _toml(one, value))
    try:
        _make_sure_of(folder, path, changed)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path.resolve(), changed.encode())  # it may be a link into a folder of dotfiles
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written: {refused(error)}.", "Set REHEARSE_HOME to a folder of yours."
        ) from error


def _make_sure_of(folder: Path, path: Path, changed: str) -> None:
    """Make sure that the settings can be read with this text in the place of the file. Raises UsageError, OSError."""
    with TemporaryFolder() as draft:
        for name in OWN_FILES:
            kept = folder / name
            known = changed if name == path.name else kept.read_text(encoding="utf-8") if kept.is_file() else ""
            (draft / name).write_text(known, encoding="utf-8")
        try:
            read_own(draft)
        except UsageError as error:
            _, _, wrong = error.message.replace(f"{draft}/", "").rpartition(" cannot be used: ")
            raise UsageError(f"This value cannot be used: {wrong}", f"{path} was not changed.") from error


def typed(one: Setting) -> str:
    """The value as it would be typed: what `change` takes."""
    if one.value is None:
        return "open"
    if one.kind == "pair":
        return ", ".join(f"{value:g}" for value in one.value)
    if one.kind == "words":
        return ", ".join(one.value)
    if isinstance(one.value, bool):
        return next(name for name, said in SWITCH.items() if (said == "true") is one.value)
    return f"{one.value:g}" if isinstance(one.value, float) else str(one.value)


def _toml(one: Setting, value: str) -> str:
    """A typed value as TOML."""
    if one.kind == "number":
        return repr(_number(one, value))
    if one.kind == "count":
        return repr(round(_number(one, value)))
    if one.kind == "pair":
        parts = re.split(r"\s*[,\s-]\s*", value.strip())
        if len(parts) != PAIR:
            raise _not(one, value)
        return str([_number(one, part) for part in parts])
    if one.kind == "words":
        texts = [part.strip() for part in value.split(",") if part.strip()]
        if not texts:
            raise UsageError(f"{one.key} needs at least one word.", f"`rehearse config unset {one.key}` removes it.")
        return msgspec.json.encode(texts).decode()
    if one.kind == "switch":
        if value not in SWITCH:
            raise UsageError(f'{one.key} must be {" or ".join(SWITCH)}, not "{value}".')
        return SWITCH[value]
    if value not in FORMS:
        raise UsageError(f'{one.key} must be {" or ".join(FORMS)}, not "{value}".')
    return msgspec.json.encode(value).decode()


def _number(one: Setting, value: str) -> float:
    try:
        number = float(value)
    except ValueError as error:
        raise _not(one, value) from error
    if not math.isfinite(number):
        raise _not(one, value)
    return number


def _not(one: Setting, value: str) -> UsageError:
    """The error for a value that is no number, or not the two numbers of a pair."""
    wanted = "two numbers, from and to" if one.kind == "pair" else "a number"
    usual = typed(msgspec.structs.replace(one, value=one.default))
    return UsageError(f'{one.key} must be {wanted}, not "{value}".', f"The default is {usual}.")
