"""Choosing exercises, and judging what was answered."""

from __future__ import annotations

import random
from collections.abc import Sequence

import msgspec

from rehearse.data.near import did_you_mean
from rehearse.errors import UsageError
from rehearse.practice.drill_items import Fix, Item, Kind, items, rules, shown_id, texts
from rehearse.practice.drill_judging import accused, judged
from rehearse.practice.same_story import is_elsewhere
from rehearse.types import Finding

FEWEST_WORDS = 4  # rewritten words must still say something
WHOLE = 0.6  # of the words of the answer or its model: fewer words replace the accused words only


class FixVerdict(msgspec.Struct, frozen=True):
    """Whether a rewritten answer satisfies the rule and tells the same, and if not, what is still accused."""

    right: bool
    still: tuple[str, ...]
    worse: tuple[Finding, ...]  # of rules that decide the verdict or cost points and found nothing before
    too_short: bool
    elsewhere: bool = False  # about something else than the answer that was given


def judge_fix(fix: Fix, text: str) -> FixVerdict:
    """Whether the rule finds nothing in the rewritten answer, and no grave rule finds anything new.

    A text much shorter than the answer replaces the accused words, or is added before or after them. A text about
    something else is not right, except where the answer is judged against its question and another story may be needed.
    """
    whole = len(text.split()) >= WHOLE * min(len(fix.before.split()), len(fix.model.split()))
    if not whole and len(text.split()) < FEWEST_WORDS:
        return FixVerdict(False, (), (), True)
    verdict = _verdict(fix, text) if whole else _inserted(fix, text)
    if fix.question or not is_elsewhere(fix.before, text, whole=whole):
        return verdict
    return msgspec.structs.replace(verdict, right=False, elsewhere=True)


def _inserted(fix: Fix, text: str) -> FixVerdict:
    """The verdict on the answer with the text in the place of the accused words or beside them, the best of these."""
    inserted = (text, f"{fix.accused} {text}", f"{text} {fix.accused}")
    verdicts = [_verdict(fix, fix.before.replace(fix.accused, words, 1)) for words in inserted]
    return next((verdict for verdict in verdicts if verdict.right), verdicts[0])


def _verdict(fix: Fix, text: str) -> FixVerdict:
    rule = next(rule for rule in rules() if rule.code == fix.rule)
    still = tuple(
        f"{f'“{found.quote}”: ' if found.quote else ''}{found.message.rstrip('.')}" for found in accused(rule, text)
    )
    known = {finding.code for one in (fix.before, fix.model) for finding in judged(one).findings}
    grave = (finding for finding in judged(text).findings if finding.severity in ("disqualifier", "major"))
    worse = tuple(finding for finding in grave if finding.code not in known)
    return FixVerdict(not (still or worse), still, worse, False)


def off(guessed: Sequence[float], points: Sequence[float]) -> float:
    """How far guesses are from the rubric's points: the mean difference in points."""
    return sum(abs(guess - true) for guess, true in zip(guessed, points, strict=True)) / len(guessed)


def find(kind: Kind, name: str) -> Item:
    """An exercise by its id; raises UsageError for an unknown one."""
    found = next((item for item in items(kind) if item.id == name.lower()), None)
    if found is None:
        meant = did_you_mean(name, [shown_id(kind, item.id) for item in items(kind)])
        raise UsageError(
            f'There is no exercise "{name}" of the kind {kind}.', f"{meant}`rehearse drill --list` shows them."
        )
    return found


def has_fix(code: str) -> bool:
    """Whether there is a rewriting exercise for this rule."""
    return any(rule.code == code for rule in rules())


def choose(
    count: int,
    pool: Sequence[Item],
    done: Sequence[tuple[str, str, float]],
    weak: Sequence[str],
    chance: random.Random,
) -> tuple[Item, ...]:
    """The next exercises: weak rules first, then those never done, those answered wrongly, and those done longest ago.

    No two are about the same text, since the first would give away the second; so there may be fewer than `count`.
    done: kind, id and points (0-1; 1 is right) of what was done, oldest first. weak: codes of rules, the weakest first.
    """
    last = {(kind, item): (place, points) for place, (kind, item, points) in enumerate(done)}
    order = {code.lower(): place for place, code in enumerate(weak)}
    shuffled = chance.sample(pool, len(pool))

    def rank(item: Item) -> tuple[int, float, int]:
        place, points = last.get((item.kind, item.id), (-1, -1.0))
        return (order.get(item.id, len(order)) if points < 1 else len(order)), points, place

    chosen: list[Item] = []
    known: set[str] = set()
    for item in sorted(shuffled, key=rank):
        if len(chosen) < count and known.isdisjoint(texts(item)):
            chosen.append(item)
            known.update(texts(item))
    return tuple(chosen)
