"""The page of a rule as it unfolds under a finding."""

import re
from dataclasses import dataclass
from functools import cache

from rehearse.data.source_names import named


@dataclass(frozen=True)
class RulePage:
    """Why the rule exists, an answer that has the habit (each piece with whether it is accused), and one without it."""

    why: str
    before: tuple[tuple[str, bool], ...]
    after: str
    source: str


@cache
def _pages() -> dict[str, RulePage]:
    from rehearse.content import rules

    return {rule.code: RulePage(rule.why, pieces(rule.before), rule.after, named(rule.source)) for rule in rules.ALL}


def page_of(code: str) -> RulePage | None:
    """The page of a rule; None for a rule that this version of the program does not have."""
    return _pages().get(code)


def pieces(example: str) -> tuple[tuple[str, bool], ...]:
    """An example split at its marks.

    >>> pieces("It broke. «We fixed it.» Fine.")
    (('It broke. ', False), ('We fixed it.', True), (' Fine.', False))
    """
    cut = re.split(r"[«»]", example)
    return tuple((piece, place % 2 == 1) for place, piece in enumerate(cut) if piece)
