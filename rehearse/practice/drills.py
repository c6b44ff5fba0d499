"""Exercises with one right answer, which the content rules themselves confirm.

disqualifier  which sentence decides the verdict by itself
principle     which leadership principle the sentences show first
habit         which habit an answer has (from the rules' own pages)
fix           rewrite the accused words so that the rule has nothing to say (from the rules' own pages)
calibrate     score two answers before the rubric shows its points
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

import msgspec

from rehearse.data.drills import Calibration, drills
from rehearse.data.progress_measures import measures
from rehearse.errors import UsageError
from rehearse.types import Content, Finding

if TYPE_CHECKING:
    from rehearse.content.rule import Rule

Kind = Literal["disqualifier", "principle", "habit", "fix", "calibrate"]
KINDS: tuple[Kind, ...] = ("disqualifier", "principle", "habit", "fix", "calibrate")
NONE = "None of them: nothing here decides it by itself."
FEWEST_WORDS = 4  # a rewrite must still say something
WHOLE = 0.6  # of the words of the answer or its model: fewer stand for the accused words alone
MOST_WORDS = 90
WRONG_HABITS = 3


class Choice(msgspec.Struct, frozen=True):
    """An exercise with options, one of which is right (its place from 0)."""

    kind: Kind
    id: str
    prompt: str
    options: tuple[str, ...]
    right: int
    because: str


class Fix(msgspec.Struct, frozen=True):
    """An answer whose accused words are to be rewritten; `model` is one way to do it."""

    id: str
    rule: str
    name: str
    before: str
    accused: str
    why: str
    model: str
    kind: Kind = "fix"


class Scoring(msgspec.Struct, frozen=True):
    """Two answers to be scored; the rubric's own points stand beside."""

    id: str
    question: str
    answers: tuple[str, str]
    points: tuple[int, int]
    why: tuple[tuple[str, ...], tuple[str, ...]]  # of each answer: one line a row of the rubric
    kind: Kind = "calibrate"


Item = Choice | Fix | Scoring


class FixVerdict(msgspec.Struct, frozen=True):
    """Whether a rewritten answer satisfies the rule, and if not, what is still accused."""

    right: bool
    still: tuple[str, ...]
    worse: tuple[Finding, ...]  # of rules that decide the verdict or cost points, and were silent before
    too_short: bool


def items(kind: Kind) -> tuple[Item, ...]:
    """Every exercise of a kind, in a fixed order."""
    if kind == "disqualifier":
        return tuple(_disqualifiers())
    if kind == "principle":
        return tuple(_principles())
    if kind == "habit":
        return tuple(map(_habit, _rules()))
    if kind == "fix":
        return tuple(map(_fix, _rules()))
    return tuple(map(_scoring, drills().calibration))


def _disqualifiers() -> Iterable[Choice]:
    for item in drills().disqualifier:
        right = len(item.sentences) if item.answer == 0 else item.answer - 1
        fails = judged(" ".join(item.sentences)).auto_fails
        because = (
            f"{fails[0].code}: “{fails[0].quote}”" if fails else "The initiative and the steps are the speaker's own."
        )
        yield Choice("disqualifier", item.id, "Which sentence decides the verdict by itself?",
                     (*item.sentences, NONE), right, because)  # fmt: skip


def _principles() -> Iterable[Choice]:
    for item in drills().principle:
        prompt = f"{item.text}\n\nWhich principle does this show first?"
        yield Choice("principle", item.id, prompt, item.options, item.options.index(item.answer), item.answer)


def _habit(rule: Rule) -> Choice:
    """The rule's own example among rules that have nothing to say of it."""
    from rehearse.content.rules import ALL

    text = plain(rule.before)
    silent = [other for other in ALL if other.code != rule.code and not accused(other, text, rule)]
    chance = random.Random(rule.code)  # noqa: S311 - no secret: the same exercise every time
    names = [rule.name, *(other.name for other in chance.sample(silent, WRONG_HABITS))]
    chance.shuffle(names)
    asked = f"“{rule.question.text}”\n\n" if rule.question else ""
    return Choice("habit", rule.code.lower(), f"{asked}{text}\n\nWhich habit weakens this answer?",
                  tuple(name.replace("-", " ") for name in names), names.index(rule.name), rule.why)  # fmt: skip


def _fix(rule: Rule) -> Fix:
    marked = rule.before[rule.before.index("«") + 1 : rule.before.index("»")]
    return Fix(
        rule.code.lower(), rule.code, rule.name.replace("-", " "), plain(rule.before), marked, rule.why, rule.after
    )


def _scoring(item: Calibration) -> Scoring:
    first, second = (judged(answer) for answer in item.answers)
    labels = {measure.name.removesuffix("_points"): measure.label for measure in measures().measure}
    why = tuple(tuple(f"{labels[name]}, {row.points} of {row.of}: {row.why}" for name, row in one.scores.items())
                for one in (first, second))  # fmt: skip
    return Scoring(item.id, item.question, item.answers, (first.total or 0, second.total or 0), (why[0], why[1]))


def _rules() -> tuple[Rule, ...]:
    """The rules whose example is short enough to be read and rewritten in a minute."""
    from rehearse.content.rules import ALL

    return tuple(rule for rule in ALL if len(rule.before.split()) <= MOST_WORDS)


def plain(example: str) -> str:
    """A rule's example without its marks."""
    return example.replace("«", "").replace("»", "")


def judged(text: str) -> Content:
    """What the rules say of a written answer."""
    from rehearse.content import judge, transcript_of

    content, _ = judge(transcript_of(text))
    return content


def accused(rule: Rule, text: str, asked_by: Rule | None = None) -> tuple[Finding, ...]:
    """What one rule finds in a text, as an answer to the question that the example's rule asks, if it asks one."""
    from rehearse.content import transcript_of
    from rehearse.content.answer import understand

    return rule.findings(understand(transcript_of(text), (asked_by or rule).question))


def judge_fix(fix: Fix, text: str) -> FixVerdict:
    """Whether the rewritten answer leaves the rule nothing to say, and no grave rule anything new.

    A text that is much shorter than the answer stands for the accused words, or is added before or after them.
    """
    whole = min(len(fix.before.split()), len(fix.model.split()))
    if len(text.split()) >= WHOLE * whole:
        return _verdict(fix, text)
    if len(text.split()) < FEWEST_WORDS:
        return FixVerdict(False, (), (), True)
    inserted = (text, f"{fix.accused} {text}", f"{text} {fix.accused}")
    verdicts = [_verdict(fix, fix.before.replace(fix.accused, words, 1)) for words in inserted]
    return next((verdict for verdict in verdicts if verdict.right), verdicts[0])


def _verdict(fix: Fix, text: str) -> FixVerdict:
    rule = next(rule for rule in _rules() if rule.code == fix.rule)
    still = tuple(finding.quote or finding.message for finding in accused(rule, text))
    known = {finding.code for one in (fix.before, fix.model) for finding in judged(one).findings}
    grave = (finding for finding in judged(text).findings if finding.severity in ("disqualifier", "major"))
    worse = tuple(finding for finding in grave if finding.code not in known)
    return FixVerdict(not (still or worse), still, worse, False)


def off(guessed: Sequence[float], scoring: Scoring) -> float:
    """How far the guesses are from the rubric, in points on average."""
    return sum(abs(guess - points) for guess, points in zip(guessed, scoring.points, strict=True)) / len(guessed)


def find(kind: Kind, name: str) -> Item:
    """An exercise by its id; raises UsageError for an unknown one."""
    found = next((item for item in items(kind) if item.id == name.lower()), None)
    if found is None:
        raise UsageError(f'There is no exercise "{name}" of the kind {kind}.', "`rehearse drill --list` shows them.")
    return found


def has_fix(code: str) -> bool:
    """Whether there is an exercise of rewriting for this rule."""
    return any(rule.code == code for rule in _rules())


def choose(
    count: int,
    kinds: Sequence[Kind],
    done: Sequence[tuple[str, str, float]],
    weak: Sequence[str],
    chance: random.Random,
) -> tuple[Item, ...]:
    """The next exercises: weak rules first, then what was never done, then what went wrong, then what is longest ago.

    done: kind, id and points (0-1; 1 is right) of what was done, oldest first. weak: codes of rules, the weakest first.
    """
    last = {(kind, item): (place, points) for place, (kind, item, points) in enumerate(done)}
    order = {code.lower(): place for place, code in enumerate(weak)}
    pool = [item for kind in kinds for item in items(kind)]
    chance.shuffle(pool)

    def rank(item: Item) -> tuple[int, float, int]:
        place, points = last.get((item.kind, item.id), (-1, -1.0))
        return (order.get(item.id, len(order)) if points < 1 else len(order)), points, place

    return tuple(sorted(pool, key=rank)[:count])
