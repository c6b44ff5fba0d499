"""Two takes compared, as the terminal's lines and the studio's tables say it: the same words and values for both."""

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rehearse.data.rule_names import in_words
from rehearse.practice.compare import Comparison, Difference
from rehearse.practice.compare_lines import Line
from rehearse.practice.compare_rules import ORDER, Outcome, RuleOutcome
from rehearse.report.wording import clean, moment

HEADINGS: dict[Outcome, str] = {"lost": "Lost", "still open": "Still open", "gained": "Gained", "kept": "Kept"}
MARKS: dict[Outcome, str] = {"lost": "▼", "still open": "!", "gained": "▲", "kept": "="}
GAINED = {True: "▲ gained", False: "▼ lost", None: ""}  # points, which have no target
BETTER = {True: "▲ better", False: "▼ worse", None: ""}  # what is counted without a target, as repeats
NEARER = {True: "▲ nearer", False: "▼ further", None: ""}
ALWAYS_DIFFERENT = "Two takes always differ; {progress} shows whether you are getting better."


# What became of a mistake, before its name. One silent take fixes nothing: only progress, over several, says "fixed".
FAULT: dict[Outcome, str] = {"lost": "new: ", "gained": "gone this time: "}
STRENGTH: dict[Outcome, str] = {"lost": "no longer: ", "gained": "new: "}
MILDER, GRAVER = "milder than before: ", "graver now: "  # of a fault that is still open in another form


class RuleLine(NamedTuple):
    """What became of a rule, and the bare words that show it. at: "0:14", empty where nothing was spoken.

    gone: whether only the earlier take has these words.
    """

    code: str
    name: str
    at: str
    quote: str
    gone: bool


class NumberLine(NamedTuple):
    """A measure in both takes. change: "▲ nearer" or nothing; nearer: what that says.

    explained: what is counted, where the heading does not say it.
    """

    heading: str
    target: str
    before: str
    after: str
    change: str
    nearer: bool | None
    explained: str = ""


def outcomes(found: Comparison) -> dict[Outcome, list[RuleOutcome]]:
    """The rules by their outcome, in the order in which they are shown; none without a rule."""
    of = {outcome: [rule for rule in found.rules if rule.outcome == outcome] for outcome in ORDER}
    return {outcome: rules for outcome, rules in of.items() if rules}


def rule_line(rule: RuleOutcome) -> RuleLine:
    """What is said of one rule, with the words of the later take where it has any."""
    finding = rule.after or rule.before
    became = (STRENGTH if rule.severity == "praise" else FAULT).get(rule.outcome, "")
    if _replaces(rule):
        became = MILDER if rule.before is None else GRAVER
    named = became + in_words(rule.name)
    if finding is None:
        return RuleLine(clean(rule.code), named, "", "", gone=False)
    gone = rule.after is None
    return RuleLine(clean(rule.code), named, moment(finding.start_s), clean(finding.quote or ""), gone)


def _replaces(rule: RuleOutcome) -> bool:
    """Whether a fault is still open and has another form in one of the takes."""
    return rule.outcome == "still open" and (rule.before is None or rule.after is None)


def rule_text(rule: RuleOutcome, found: Comparison) -> str:
    """What became of it, and where the words are that show it: these are quoted after it.

    "gone this time: missing task; in take 3, 0:18", "result without a number, 0:52".
    """
    _, name, at, quote, gone = rule_line(rule)
    if not quote:
        return name
    if rule.outcome in FAULT or _replaces(rule):
        name += f"; in take {found.before if gone else found.after}"
    return f"{name}, {at}" if at else name


def numbers(found: Comparison, *, full: bool) -> list[NumberLine]:
    """The measures; in the short form those that are most looked at, and those that moved."""
    return [number_line(one) for one in measured(found, full=full)]


def measured(found: Comparison, *, full: bool) -> list[Difference]:
    """What `numbers` has a line for."""
    return [one for one in found.differences if full or one.measure.always_shown or one.nearer is not None]


def number_line(one: Difference) -> NumberLine:
    """What is said of one measure."""
    measure = one.measure
    words = NEARER if measure.band else GAINED if measure.better == "higher" else BETTER
    values = (measure.text(one.before) or "–", measure.text(one.after) or "–")
    return NumberLine(measure.heading, measure.band, *values, words[one.nearer], one.nearer, measure.explained)


def folded(lines: Sequence[Line]) -> Iterator[Line | int]:
    """The lines; three or more in a row that are the same in both takes are replaced by their number."""
    for same, group in itertools.groupby(lines, lambda line: line.same):
        run = list(group)
        if same and len(run) >= 3:
            yield len(run)
        else:
            yield from run
