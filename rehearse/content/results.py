"""Which quantities of an answer are results: a change or a level reached, of something measured, not a plan.

Most numbers in an answer are scope: sizes, durations, targets, the problem itself. A result stands beside a verb of
change or achievement, after the action has begun, and is neither negated nor hoped for. Its start value may stand
sentences earlier.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rehearse.content.lexicon import pattern
from rehearse.content.quantities import Quantity, find_quantities, number_text, units
from rehearse.content.reading import Hit, Reading
from rehearse.types import PartName

BY_WINDOW_TOKENS = 18  # "cut the time it takes to … by a third"
BEFORE_WINDOW_TOKENS = (
    9  # a change verb governs numbers this far behind it ("cut the time it takes to close a till by 40 %")
)
AFTER_WINDOW_TOKENS = 4  # "a 10% increase in …", "60% fewer …"
TARGET_WINDOW_TOKENS = 7
LOOK_BACK_SENTENCES = 12  # where a start value may stand


@dataclass(frozen=True, slots=True)
class Metric:
    """One result: its words, its normal form, from what to what; `direction` -1 down, +1 up, 0 a level."""

    hit: Hit
    value: str
    unit: str
    before: str | None
    after: str | None
    direction: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """The results of an answer and how they were measured."""

    metrics: tuple[Metric, ...]
    baseline: bool
    method: Hit | None
    hedged: Hit | None
    negated: Hit | None


@dataclass(frozen=True)
class _Context:
    reading: Reading
    quantities: tuple[Quantity, ...]
    parts: tuple[PartName, ...]  # of each sentence

    def sentence(self, quantity: Quantity) -> int:
        return self.reading.sentence_of(self.reading.tokens[quantity.start].word)

    def bounds(self, sentence: int) -> tuple[int, int]:
        """Offsets of a sentence in the folded text."""
        offsets = self.reading.sentence_offsets
        return offsets[sentence], offsets[sentence + 1]

    def before(self, quantity: Quantity, width: int) -> str:
        """The folded words before a quantity, in its sentence."""
        tokens = self.reading.tokens
        sentence = self.sentence(quantity)
        first = quantity.start
        while (
            first > 0
            and quantity.start - first < width
            and self.reading.sentence_of(tokens[first - 1].word) == sentence
        ):
            first -= 1
        return " ".join(token.text for token in tokens[first : quantity.start])

    def after(self, quantity: Quantity, width: int) -> str:
        """The folded words after a quantity, in its sentence."""
        tokens = self.reading.tokens
        sentence = self.sentence(quantity)
        last = quantity.end
        while (
            last < len(tokens)
            and last - quantity.end < width
            and self.reading.sentence_of(tokens[last].word) == sentence
        ):
            if tokens[last].text in {"and", "but", "which", "so"} or self.reading.words[
                tokens[last].word - 1
            ].text.endswith((",", ";")):
                break
            last += 1
        return " ".join(token.text for token in tokens[quantity.end : last])


def find_results(reading: Reading, parts: tuple[PartName, ...]) -> Outcome:
    """Results of an answer whose sentences serve `parts`."""
    context = _Context(reading, find_quantities(reading), parts)
    metrics, used = _pairs(context)
    for quantity in context.quantities:
        if quantity.start not in used:
            metric = _single(context, quantity)
            if metric is not None:
                metrics.append(metric)
    worded = _words_only(context, metrics)
    metrics = [
        metric
        for metric in metrics
        if not any(
            one.hit.start < metric.hit.end and metric.hit.start < one.hit.end and metric.value in {"0", "+0", "-0"}
            for one in worded
        )
    ]
    metrics.extend(worded)
    metrics.sort(key=lambda metric: metric.hit.start)
    kept = tuple(_with_baseline(context, metric) for metric in metrics)
    return Outcome(
        kept,
        any(metric.before is not None for metric in kept),
        _method(reading) if kept else None,
        _hedged(reading, kept),
        reading.first(pattern("results", "negated")),
    )


def _hedged(reading: Reading, metrics: tuple[Metric, ...]) -> Hit | None:
    """A hedge in a sentence without a figure: "I think it went down by half" has said what it knows."""
    counted = {reading.sentence_of(metric.hit.start) for metric in metrics}
    hedges = reading.find(pattern("results", "hedged"))
    return next((hit for hit in hedges if reading.sentence_of(hit.start) not in counted), None)


def _method(reading: Reading) -> Hit | None:
    excluded = [(hit.start, hit.end) for hit in reading.find(pattern("results", "not_method"))]
    for hit in reading.find(pattern("results", "method")):
        if not any(start < hit.end and hit.start < end for start, end in excluded):
            return hit
    return None


def _rejected(context: _Context, quantity: Quantity) -> bool:
    """A target, a hope, or a number in a sentence that denies the result."""
    sentence = context.sentence(quantity)
    start, end = context.bounds(sentence)
    if context.reading.first(pattern("results", "negated"), start, end) is not None:
        return True
    before = context.before(quantity, TARGET_WINDOW_TOKENS)
    if pattern("results", "intended").search(context.before(quantity, 12)):
        return True
    caused = _last(pattern("results", "harm"), context.before(quantity, 6))
    if caused is not None:
        return True
    if pattern("results", "target").search(before) is None:
        return False
    return (
        pattern("results", "target_beaten").search(context.before(quantity, 12)) is None
    )  # a beaten target is a result


def _pairs(context: _Context) -> tuple[list[Metric], set[int]]:
    """From-to results: two quantities of one kind, joined by "to", "before … after", or by consecutive sentences."""
    metrics: list[Metric] = []
    used: set[int] = set()
    for one, two in zip(context.quantities, context.quantities[1:], strict=False):
        if one.start in used:
            if (
                metrics
                and context.sentence(one) == context.sentence(two)
                and _joined_by_to(context, one, two)
                and one.dimension == two.dimension
            ):
                used.add(two.start)
            continue
        if not _comparable(one, two):
            continue
        backwards = _now_and_then(context, one, two)
        if backwards or _joined_by_to(context, one, two) or _then_and_now(context, one, two):
            used |= {one.start, two.start}
            if not _rejected(context, one):
                metrics.append(_pair(context, one, two, backwards=backwards))
    return metrics, used


def _comparable(one: Quantity, two: Quantity) -> bool:
    if one.dimension == two.dimension:
        return True
    bare_first = not one.unit and not one.per
    bare_second = (
        not two.unit and not two.per and two.noun in {"", "and", "but", "so", "which", "after", "now", "in", "by"}
    )
    return (bare_first and bool(two.unit)) or (bare_second and bool(one.unit))


def _joined_by_to(context: _Context, one: Quantity, two: Quantity) -> bool:
    """For “from 18 to 6”, "went from two weeks down to three days", "50 -> 8"."""
    if context.sentence(one) != context.sentence(two):
        return False
    between = [token.text for token in context.reading.tokens[one.end : two.start]]
    if not between or len(between) > 8 or not ({"to", "into", "->", "→"} & set(between)):
        return False
    lead = context.before(one, 10).split()
    if "from" in lead[-4:] or "→" in between or "->" in between:
        return True
    fillers = units().hedges | {"to", "into", "down", "up", "and", one.noun}
    plain = all(word in fillers for word in between)
    return plain and pattern("results", "change").search(" ".join(lead)) is not None and "by" not in lead[-3:]


def _then_and_now(context: _Context, one: Quantity, two: Quantity) -> bool:
    """For "twenty a week before and ten after", "used to be forty minutes and now it is ten", also in two sentences."""
    if not 0 <= context.sentence(two) - context.sentence(one) <= 1 or (two.unit and one.dimension != two.dimension):
        return False
    between = " ".join(token.text for token in context.reading.tokens[one.end : two.start])
    if one.dimension == "time" and between.split()[:1] == ["before"]:
        return False  # "two weeks before and two weeks after" is the window looked at
    earlier, later = pattern("results", "earlier"), pattern("results", "later")
    lead, tail = context.before(one, 8), context.after(two, 4)
    marked = earlier.search(lead) is not None or between.split()[:1] == ["before"]
    newer = later.search(between) is not None or later.search(tail + " .") is not None
    if marked and (newer or pattern("results", "state").search(between) is not None):
        return True
    return newer and pattern("results", "state").search(lead) is not None


def _now_and_then(context: _Context, one: Quantity, two: Quantity) -> bool:
    """For "20 minutes instead of two hours", "under 1%, it was 7% before": the later value said first."""
    if context.sentence(one) != context.sentence(two):
        return False
    between = " ".join(token.text for token in context.reading.tokens[one.end : two.start])
    tail = context.after(two, 3).split()
    if len(between.split()) > 8:
        return False
    compared = pattern("results", "compared").search(between) is not None
    return compared or ("before" in tail and pattern("results", "state").search(between) is not None)


def _pair(context: _Context, one: Quantity, two: Quantity, *, backwards: bool) -> Metric:
    first, second = (two, one) if backwards or "from" in context.before(two, 2).split() else (one, two)
    if not first.unit and second.unit and not first.per:
        first = replace(first, unit=second.unit, noun="")
    elif not second.unit and first.unit and not second.per:
        second = replace(second, unit=first.unit, noun="")
    if first.unit == second.unit and not (first.per or second.per):
        rate = first.rate or second.rate
        first, second = replace(first, rate=rate), replace(second, rate=rate)
    direction = (second.value > first.value) - (second.value < first.value) if first.unit == second.unit else 0
    hit = _clause(context, one, two)
    return Metric(hit, f"{first.text} -> {second.text}", second.unit, first.text, second.text, direction)


def _clause(context: _Context, one: Quantity, two: Quantity) -> Hit:
    """The words around a result: from the start of its clause to a few words behind the number."""
    reading = context.reading
    tokens = reading.tokens
    sentence = context.sentence(one)
    first_word, _ = reading.spans[sentence]
    start = one.start
    while start > 0 and tokens[start - 1].word >= first_word and one.start - start < 12:
        before = tokens[start - 1]
        if one.start - start >= 2 and (
            before.text in {"and", "but", "so", "which", "."}
            or reading.words[before.word].text.endswith((",", ";", ":", "-", "—"))
        ):
            break
        start -= 1
    last_sentence_end = reading.spans[context.sentence(two)][1]
    end_word = tokens[two.end - 1].word + 1
    extra = 0
    while end_word < last_sentence_end and extra < 5 and not reading.words[end_word - 1].text.endswith((",", ";", ".")):
        following = reading.words[end_word].text.lower().strip(",.;")
        if following in {"and", "but", "so", "which", "i", "we"}:
            break
        end_word += 1
        extra += 1
    return Hit(tokens[start].word, end_word)


def _single(context: _Context, quantity: Quantity) -> Metric | None:
    """A change or a level said with one number, when the words around it make it a result."""
    before = context.before(quantity, BEFORE_WINDOW_TOKENS)
    lead = before.split()
    if "by" in lead[-3:]:
        before = context.before(quantity, BY_WINDOW_TOKENS)
    after = context.after(quantity, AFTER_WINDOW_TOKENS)
    change = _last(pattern("results", "change"), before)
    if not _may_be_result(context, quantity, lead, after, change):
        return None
    comparative = pattern("results", "comparative").search(after)
    if quantity.unit == "x" and (comparative or change):
        return _metric(context, quantity, f"x{number_text(quantity.value)}", 0)
    if change is not None or comparative is not None:
        return _changed(context, quantity, before, after)
    return _level(context, quantity, lead)


def _level(context: _Context, quantity: Quantity, lead: list[str]) -> Metric | None:
    """A level reached ("hit 99 %", "to zero", "closed 14 deals") or a signed figure ("+18 points")."""
    late = _late(context, quantity)
    if quantity.sign and quantity.unit:
        return _metric(context, quantity, quantity.sign + quantity.text, 1)
    if late and quantity.value == 0 and lead[-1:] == ["to"]:
        return _metric(context, quantity, "0", 0, after="0")
    achieved = _last(pattern("results", "achieved"), context.before(quantity, 6))
    if late and (achieved is not None or quantity.unit == "x"):
        return _metric(context, quantity, quantity.text, 0)
    return None


def _late(context: _Context, quantity: Quantity) -> bool:
    """Whether a level reached may stand here: in the result, or in a text of one sentence."""
    return context.parts[context.sentence(quantity)] == "result" or len(context.reading.spans) == 1


def _may_be_result(context: _Context, quantity: Quantity, lead: list[str], after: str, change: str | None) -> bool:
    """No target, no scope, no set-up, no period that merely passed."""
    if _rejected(context, quantity) or (_is_scope(quantity, lead, after) and not _answered_within(context, quantity)):
        return False
    short = len(context.reading.spans) <= 2
    if context.parts[context.sentence(quantity)] in {"situation", "task"} and not (short and change):
        return False
    passing = quantity.dimension == "time" and bool(lead) and lead[-1] not in {"by", "to", "from", "of"}
    return not passing or _time_result(context, quantity, after)


def _answered_within(context: _Context, quantity: Quantity) -> bool:
    """For “addressed within 48 hours”: the time is the level reached."""
    before = [word for word in context.before(quantity, 6).split() if word not in units().hedges]
    return (
        quantity.dimension == "time"
        and context.before(quantity, 3).split()[-1:] != []
        and any(word in before for word in ("addressed", "resolved", "answered", "responded", "closed", "handled"))
        and bool({"within", "in", "under"} & set(context.before(quantity, 3).split()))
    )


def _last(expression: re.Pattern[str], text: str) -> str | None:
    found = None
    for match in expression.finditer(text):
        found = match[0]
    return found


def _time_result(context: _Context, quantity: Quantity, after: str) -> bool:
    """A duration that is the result: saved, ahead of schedule, answered within; not a period that passed."""
    before = context.before(quantity, 6).split()
    if _answered_within(context, quantity) or any(
        word in after.split()
        for word in ("ahead", "early", "earlier", "faster", "sooner", "quicker", "less", "shorter")
    ):
        return True
    while before and before[-1] in units().hedges:
        before.pop()
    if not before:
        return False
    if before[-1] in {"by", "to", "takes", "became"}:
        return True
    saving = pattern("results", "saving").search(context.before(quantity, BEFORE_WINDOW_TOKENS)) is not None
    return saving and not (
        {
            "within",
            "in",
            "over",
            "after",
            "for",
            "during",
            "next",
            "last",
            "first",
            "past",
            "every",
            "each",
            "until",
            "since",
        }
        & set(before[-2:])
    )


_PERIOD_LEADS = frozenset(
    {
        "within",
        "over",
        "after",
        "for",
        "during",
        "every",
        "each",
        "next",
        "last",
        "first",
        "past",
        "another",
        "since",
        "until",
        "before",
        "these",
        "those",
    }
)


def _is_scope(quantity: Quantity, lead: list[str], after: str) -> bool:
    """Sizes, durations, ages, ranks that only describe."""
    plain = [word for word in lead if word not in units().hedges]
    near = plain[-1:] if plain else []
    following = after.split()
    if quantity.dimension == "time" and near and near[0] in _PERIOD_LEADS:
        return True
    if (
        lead[-1:] == ["of"]
        and len(lead) > 1
        and lead[-2]
        in {
            "team",
            "group",
            "crew",
            "staff",
            "class",
            "cohort",
            "network",
            "fleet",
            "size",
            "population",
            "panel",
            "queue",
            "batch",
            "budget",
            "inventory",
        }
    ):
        return True
    if following[:1] and following[0] in {"old", "ago", "prior", "later", "before", "after"}:
        return True
    if (
        quantity.dimension == "time"
        and following[:2]
        and following[0] in {"of", "into"}
        and following[1] in {"hard", "work", "research"}
    ):
        return True
    return (
        quantity.unit in {"", "$"}
        and bool({"budget", "inventory"} & set(following[:3]))
        and not {"under", "saved", "below"} & set(lead)
    )


def _changed(context: _Context, quantity: Quantity, before: str, after: str) -> Metric | None:
    """A signed change ("by 30 %", "30 % fewer", "saved $80,000") or the level after a change ("dropped to 3.2 %")."""
    lead = before.split()
    while lead and lead[-1] in units().hedges - {"at", "up", "down"}:
        lead.pop()
    reaches = (
        bool(lead)
        and lead[-1] in {"to", "at", "hit", "reached", "became", "into"}
        and pattern("results", "comparative").match(after) is None
    )
    if reaches:
        return _metric(context, quantity, quantity.text, 0, after=quantity.text)
    direction = _direction(before, after)
    if not quantity.unit and not quantity.noun:
        return None
    if not quantity.unit and lead and lead[-1] not in {"by"} and not _counted_change(lead, after):
        return None
    sign = "+" if direction > 0 else "-" if direction < 0 else quantity.sign
    return _metric(context, quantity, sign + quantity.text, direction)


def _counted_change(lead: list[str], after: str) -> bool:
    """A counted noun is a change only next to its verb or comparative: "saved 12 trips", "40 fewer calls"."""
    change = pattern("results", "change").search(" ".join(lead[-3:]))
    return change is not None or pattern("results", "comparative").match(" ".join(after.split()[:2])) is not None


def _direction(before: str, after: str) -> int:
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


def _metric(context: _Context, quantity: Quantity, value: str, direction: int, after: str | None = None) -> Metric:
    return Metric(_clause(context, quantity, quantity), value, quantity.unit, None, after, direction)


_MULTIPLES = {
    "doubled": "x2",
    "doubling": "x2",
    "tripled": "x3",
    "tripling": "x3",
    "quadrupled": "x4",
    "halved": "-50%",
    "halving": "-50%",
}


def _words_only(context: _Context, known: list[Metric]) -> list[Metric]:
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
            whole = Hit(first, hit.end)
            normal = value or _MULTIPLES[hit.folded]
            before = hit.folded.split()[1] if normal == "-> 0" else None
            found.append(Metric(whole, f"{before} -> 0" if before else normal, "", before, "0" if before else None, -1))
            taken.append((hit.start, hit.end))
    return found


def _with_baseline(context: _Context, metric: Metric) -> Metric:
    """Add the start value of a level or a relative change when it was said earlier, of the same kind, as no target."""
    if metric.before is not None:
        return metric
    sentence = context.reading.sentence_of(metric.hit.start)
    own = next(
        (
            quantity
            for quantity in context.quantities
            if metric.hit.start <= context.reading.tokens[quantity.start].word < metric.hit.end
            and quantity.unit == metric.unit
        ),
        None,
    )
    if own is None or metric.unit == "x":
        return metric
    level = metric.after is not None or metric.direction == 0
    for quantity in reversed(context.quantities):
        if quantity.start >= own.start or context.sentence(quantity) < sentence - LOOK_BACK_SENTENCES:
            continue
        if quantity.dimension != own.dimension or context.sentence(quantity) > sentence:
            continue
        if not level or not _is_start_value(context, quantity, own):
            continue
        return replace(metric, before=quantity.text, after=own.text, value=f"{quantity.text} -> {own.text}")
    return metric


def _is_start_value(context: _Context, quantity: Quantity, own: Quantity) -> bool:
    """A value of the state before: beside "was", "about", "takes"; no target, no period, no list of steps."""
    if context.sentence(quantity) == context.sentence(own) and "from" not in context.before(quantity, 3).split():
        return False
    before = context.before(quantity, TARGET_WINDOW_TOKENS)
    lead = [word for word in before.split() if word not in units().hedges]
    if pattern("results", "target").search(before) or (lead and lead[-1] in _PERIOD_LEADS | {"in"}):
        return False
    if not own.unit and own.noun != quantity.noun:
        return False
    return (
        pattern("results", "problem").search(context.before(quantity, 12) + " " + context.after(quantity, 6))
        is not None
        or context.parts[context.sentence(quantity)] == "situation"
    )
