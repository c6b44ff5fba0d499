"""What is said of a search that found no question: what was looked for, what may have been meant, what shows all."""

from __future__ import annotations

import shlex
from collections.abc import Mapping

from msgspec.structs import replace

from rehearse.data import questions as bank
from rehearse.practice.choose import Practised, Wanted, select
from rehearse.report.wording import count
from rehearse.types import Question

_ANY = Wanted()
_ALL = "`rehearse questions list` shows all questions, with their tags."


def nothing_found(wanted: Wanted, everything: tuple[Question, ...], done: Mapping[str, Practised]) -> str:
    """The search as it was typed, then the nearest questions or the filter without which there are some.

    done: which questions were practised, by their ids.
    """
    words = f'"{wanted.words}"' if wanted.words else ""
    options = {name: _option(name, getattr(wanted, name)) for name in _filters(wanted)}
    sought = " with ".join(filter(None, (words, " ".join(options.values()))))
    other = _fewer(wanted, options, everything, done) if options else _nearest(wanted.words or "", everything)
    return f"No question matches {sought}. {other}"


def _filters(wanted: Wanted) -> list[str]:
    """The names of the filters that were given."""
    names = (name for name in Wanted.__struct_fields__ if name != "words")
    return [name for name in names if getattr(wanted, name) != getattr(_ANY, name)]


def _option(name: str, value: str | bool) -> str:
    flag = f"--{name.replace('_', '-')}"
    return flag if value is True else f"{flag} {shlex.quote(str(value))}"


def _fewer(
    wanted: Wanted, options: Mapping[str, str], everything: tuple[Question, ...], done: Mapping[str, Practised]
) -> str:
    """The one filter without which most questions match, and how many; how to see all."""
    without = {name: len(select(everything, replace(wanted, **{name: getattr(_ANY, name)}), done)) for name in options}
    best = max(without, key=lambda name: without[name])
    if not without[best]:
        return f"Use fewer filters; {_ALL}"
    verb = "matches" if without[best] == 1 else "match"
    found = f"Without {options[best]} {count(without[best], 'question')} {verb}"
    return f"{found}; {_ALL}"


def _nearest(words: str, everything: tuple[Question, ...]) -> str:
    """The nearest questions, and how to answer one in the words that were typed."""
    own = f" Your own words: `rehearse record --text {shlex.quote(words)}`." if len(words.split()) > 1 else ""
    return f"{bank.suggested(words, everything)}{own}"
