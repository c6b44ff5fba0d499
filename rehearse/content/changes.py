"""Results with one number (a change by so much, a level reached) and those in words ("doubled", "half as many")."""

from __future__ import annotations

import re

from rehearse.content.metric import Context, Metric, last_match, metric_of
from rehearse.content.quantity import Quantity, number_text, units
from rehearse.content.scope import AFTER_WINDOW_TOKENS, BEFORE_WINDOW_TOKENS, is_late, may_be_result
from rehearse.content.text import WordRange
from rehearse.content.text.lexicon import pattern, word_set

BY_WINDOW_TOKENS = 18  # "cut the time it takes to … by a third"


def single(context: Context, quantity: Quantity) -> Metric | None:
    """A change or a level said with one number, when the words around it make it a result."""
    before = context.before(quantity, BEFORE_WINDOW_TOKENS)
    lead = before.split()
    if "by" in lead[-3:]:
        before = context.before(quantity, BY_WINDOW_TOKENS)
    after = context.after(quantity, AFTER_WINDOW_TOKENS)
    change = last_match(pattern("results", "change"), before)
    comparative = pattern("results", "comparative").search(after)
    if not may_be_result(context, quantity, lead, after, moves=change is not None or comparative is not None):
        return None
    if quantity.unit == "x" and (comparative or change or pattern("results", "as_many").match(after)):
        return metric_of(context, quantity, f"x{number_text(quantity.value)}", 0)
    if change is not None or comparative is not None:
        return _changed(context, quantity, before, after)
    return _level(context, quantity, lead)


def _level(context: Context, quantity: Quantity, lead: list[str]) -> Metric | None:
    """A level reached ("hit 99 %", "to zero", "closed 14 deals") or a signed figure ("+18 points")."""
    late = is_late(context, quantity)
    if quantity.sign and quantity.unit:
        return metric_of(context, quantity, quantity.sign + quantity.text, 1)
    if late and quantity.value == 0 and lead[-1:] == ["to"]:
        return metric_of(context, quantity, "0", 0, after="0")
    achieved = last_match(pattern("results", "achieved"), context.before(quantity, 6))
    if late and (achieved is not None or quantity.unit == "x"):
        return metric_of(context, quantity, quantity.text, 0)
    return None


def _changed(context: Context, quantity: Quantity, before: str, after: str) -> Metric | None:
    """A signed change ("by 30 %", "30 % fewer", "saved $80,000") or the level after a change ("dropped to 3.2 %")."""
    lead = before.split()
    while lead and lead[-1] in units().hedges - word_set("reach_words"):
        lead.pop()
    reaches = bool(lead) and lead[-1] in word_set("reaching") and pattern("results", "comparative").match(after) is None
    if reaches:
        return metric_of(context, quantity, quantity.text, 0, after=quantity.text)
    direction = direction_of(before, after)
    if not quantity.unit and not quantity.noun:
        return None
    if not quantity.unit and lead and lead[-1] not in {"by"} and not _counted_change(lead, after):
        return None
    if quantity.dimension in word_set("currencies") and pattern("results", "raised").search(before) is not None:
        return metric_of(context, quantity, quantity.text, 0)  # money raised is a level, not a rise
    sign = "+" if direction > 0 else "-" if direction < 0 else quantity.sign
    return metric_of(context, quantity, sign + quantity.text, direction)


def _counted_change(lead: list[str], after: str) -> bool:
    """A counted noun is a change only next to its verb or comparative: "saved 12 trips", "40 fewer calls"."""
    change = pattern("results", "change").search(" ".join(lead[-3:]))
    return change is not None or pattern("results", "comparative").match(" ".join(after.split()[:2])) is not None


def direction_of(before: str, after: str) -> int:
    """Down or up, by the nearest word of change."""
    down, up = pattern("results", "down"), pattern("results", "up")
    following = next(iter([*down.finditer(after), *up.finditer(after)]), None)
    nearest = 0
    place = -1
    for expression, sign in ((down, -1), (up, 1)):
        for match in expression.finditer(before):
            if match.end() > place:
                place, nearest = match.end(), sign
    if following is not None and following.start() < 12:
        return -1 if down.match(following[0]) else 1
    return nearest


_MULTIPLES = {
    "doubled": "x2",
    "doubling": "x2",
    "tripled": "x3",
    "tripling": "x3",
    "quadrupled": "x4",
    "halved": "-50%",
    "halving": "-50%",
}


def worded(context: Context, known: list[Metric]) -> list[Metric]:
    """Results without a number: doubled, halved, "half as many", "cut in half", "from daily to zero"."""
    found: list[Metric] = []
    reading = context.reading
    taken = [(metric.hit.start, metric.hit.end) for metric in known]
    expressions = [
        (re.compile(r"(?<!\S)(?:doubled|doubling|tripled|tripling|quadrupled|halved|halving)(?!\S)"), ""),
        (
            re.compile(r"(?<!\S)half (?:as (?:many|much|long|often)|the (?:time|cost|price|effort|number))(?!\S)"),
            "-50%",
        ),
        (re.compile(r"(?<!\S)(?:in|by|by about|by like|by roughly|by almost|by nearly) half(?!\S)"), "-50%"),
        (re.compile(r"(?<!\S)twice as (?:fast|many|much|quickly|often)(?!\S)"), "x2"),
        (re.compile(r"(?<!\S)from \S+ to (?:zero|none|nothing|never)(?!\S)"), "-> 0"),
    ]
    for expression, value in expressions:
        for hit in reading.find(expression):
            sentence = reading.sentence_of(hit.start)
            if context.parts[sentence] in {"situation", "task"} and len(reading.spans) > 2:
                continue
            start, end = context.bounds(sentence)
            if reading.first(pattern("results", "negated"), start, end) or (
                value != "-> 0" and any(hit.start < stop and begin < hit.end for begin, stop in taken)
            ):
                continue
            lead = reading.folded[max(start, hit.at - 60) : hit.at]
            if pattern("results", "target").search(lead) or pattern("results", "intended").search(lead):
                continue
            first = max(reading.spans[sentence][0], hit.start - 8)
            whole = WordRange(first, hit.end)
            normal = value or _MULTIPLES[hit.folded]
            before = hit.folded.split()[1] if normal == "-> 0" else None
            found.append(Metric(whole, f"{before} -> 0" if before else normal, "", before, "0" if before else None, -1))
            taken.append((hit.start, hit.end))
    return found
