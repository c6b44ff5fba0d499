"""A report as it is printed: a quote that begins within a clause begins a few words earlier, or has "…" before it.

JSON keeps the exact words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from rehearse.report.page.words import key
from rehearse.types import Attempt, Content, Quote, Report, Word

if TYPE_CHECKING:
    from rehearse.practice.stories import StoryCheck
    from rehearse.practice.story_file import Story

MOST_ADDED = 3  # words before a quote with which it begins where its clause does: "It wasn't" before "really my job"
FEWEST_WORDS = 3  # of words quoted within a sentence of the report; fewer may be an example, such as “I”
_WITHIN = re.compile("“([^“”]+)”")
_QUOTES = ("quote", "initiated_quote", "collective_quotes", "measurement_quote")
_Marked = Callable[[str, Any], str]


def as_printed(report: Report) -> Report:
    """The report with each quote of its judgement from the beginning of a clause, or "…"; older reports as they are."""
    if report.content is None or report.transcript is None or not report.content.clause_starts:
        return report
    return msgspec.structs.replace(report, content=content_as_printed(report.content, report.transcript.words))


def content_as_printed(content: Content, words: Sequence[Word]) -> Content:
    """The same of a judgement of these words."""
    starts, place_of = frozenset(content.clause_starts), _finder(words)

    def marked(quote: str, holder: Any) -> str:
        place = getattr(holder, "words", None)
        at = place[0] if isinstance(place, tuple) else place_of(quote)
        if at in starts or not 0 < at < len(words) or quote.startswith("…"):
            return quote
        first = next((before for before in range(at - 1, at - 1 - MOST_ADDED, -1) if before in starts), None)
        return f"…{quote}" if first is None else " ".join([*(word.text for word in words[first:at]), quote])

    printed: Content = _walked(content, None, marked) if starts else content
    return printed


def _finder(words: Sequence[Word]) -> Callable[[str], int]:
    """What finds the first of the quoted words, 0 where they do not occur; every word is looked at once for all."""
    keys = [key(word.text) for word in words]
    places: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(keys):
        places[one].append(at)

    def place_of(quote: str) -> int:
        wanted = [one for word in quote.split() if (one := key(word))]
        known = places.get(wanted[0], []) if wanted else []
        return next((at for at in known if keys[at : at + len(wanted)] == wanted), 0)

    return place_of


def attempt_as_printed(attempt: Attempt) -> Attempt:
    """The attempt with its report as it is printed."""
    return msgspec.structs.replace(attempt, report=as_printed(attempt.report))


def check_as_printed(story: Story, checked: StoryCheck) -> StoryCheck:
    """The same of what was found in a story."""
    from rehearse.content import transcript_of

    words = transcript_of(story.text).words
    return msgspec.structs.replace(checked, content=content_as_printed(checked.content, words))


def _walked(value: Any, name: str | None, marked: _Marked, holder: Any = None) -> Any:
    """The value with each quote in it marked; name: of the field that holds it."""
    if isinstance(value, msgspec.Struct):
        fields = {field: getattr(value, field) for field in value.__struct_fields__}
        new = {field: _walked(old, field, marked, value) for field, old in fields.items()}
        changed = {field: one for field, one in new.items() if one is not fields[field]}
        return msgspec.structs.replace(value, **changed) if changed else value
    if isinstance(value, tuple):
        return tuple(_walked(one, name, marked, None if isinstance(one, str) else holder) for one in value)
    if isinstance(value, dict):
        return {key: _walked(one, None, marked) for key, one in value.items()}
    if not isinstance(value, str) or not value:
        return value
    if name in _QUOTES or (isinstance(holder, Quote) and name == "text"):
        return marked(value, holder)
    return _WITHIN.sub(lambda found: f"“{_of_the_answer(found[1], marked)}”", value) if "“" in value else value


def _of_the_answer(quote: str, marked: _Marked) -> str:
    return marked(quote, None) if len(quote.split()) >= FEWEST_WORDS else quote
