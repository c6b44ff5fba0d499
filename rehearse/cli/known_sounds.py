"""Recordings that are already saved: which attempt each is, and what to type to do more with it."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rehearse.data.plain_text import visible
from rehearse.errors import StoreError
from rehearse.settings import database_path

if TYPE_CHECKING:
    from rehearse.store.summary import Entry
    from rehearse.types import Report

_WAYS = {
    "transcript": "`rehearse reanalyze {number} --transcript {value}` gives it these words",
    "model": "`rehearse reanalyze {number} --model {value}` transcribes it with this model",
    "question": "`rehearse question {number} {value}` gives it this question",
}


def known(files: Iterable[Path]) -> dict[Path, Entry]:
    """The files whose sound an attempt holds, each with that attempt; none where the store cannot be read."""
    from rehearse.audio.decode import sha256

    sounds = _kept()
    found: dict[Path, Entry] = {}
    for file in files if sounds else ():
        try:
            entry = sounds.get(sha256(file)) if file.is_file() else None
        except (OSError, ValueError):  # the analysis says what is wrong with it
            continue
        if entry is not None:
            found[file] = entry
    return found


def twin(report: Report) -> Entry | None:
    """The attempt that holds the same sound as this report, or None."""
    return _kept().get(report.provenance.audio_sha256 or "")


def _kept() -> dict[str, Entry]:
    from rehearse.store.attempts import Store
    from rehearse.store.sounds import by_sound

    if not database_path().exists():
        return {}
    try:
        with Store(database_path()) as store:
            return by_sound(store)
    except StoreError:
        return {}


def stored(entry: Entry) -> Report | None:
    """The report of the attempt; None for one without words, or one that can no longer be read."""
    from rehearse.cli.attempt_ref import opened

    try:
        with opened() as store:
            report = store.get(entry.id).report
    except StoreError:
        return None
    return report if report.content is not None else None


def said_of_known(path: Path, entry: Entry, *, reused: bool, listed: bool, person: str | None) -> Iterator[str]:
    """Lines that say which attempt it is. reused: its stored report is the answer. listed: it is a line among several.

    person: who speaks, as the command has it.
    """
    from rehearse.practice.days import day_of

    number = entry.id
    line = "; its line shows the stored report" if reused and listed else ""
    yield f"{visible(path.name)} is already saved as take {number} from {day_of(entry.summary.created)}{line}."
    if reused and not listed:
        yield f"  This is its stored report; `rehearse reanalyze {number}` updates it; --again saves a new take."
    elif not reused:
        also = "".join(f"{way}, " for way in _changes(number))
        yield f"  The new report was not saved; take {number} is unchanged. {also}--again saves a new take."
    if person is not None and person.casefold() != (entry.person or "").casefold():
        owner, change = entry.person or "you", f"rehearse person {number} {shlex.quote(person)}"
        yield f"  --person names new takes only, and this one is still by {owner}: `{change}` changes it."


def _changes(number: int) -> list[str]:
    """What gives this take what the report now shown was made with: its words, its question or its model."""
    given = click.get_current_context().params
    made_with = [(name, shlex.quote(str(given[name]))) for name in _WAYS if given.get(name) is not None]
    if not made_with and any(given.get(name) is not None for name in ("channel", "target")):
        return []  # both belong to a take for good
    ways = [_WAYS[name].format(number=number, value=value) for name, value in made_with]
    return ways or [f"`rehearse reanalyze {number}` updates its report"]
