"""Exercises with one right answer, which the content rules themselves confirm.

disqualifier  which sentence alone decides the verdict
principle     which leadership principle the sentences show first, at three levels
phrase        what a phrase signals to the interviewer
habit         which habit an answer has (from the rules' own pages)
fix           rewrite the accused words so that the rule has nothing to say (from the rules' own pages)
calibrate     score two answers, the three decisive rows first, before the rubric shows its points
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from rehearse.data.drills import Calibration, Level, Phrase, Principle, drills, phrases
from rehearse.data.rule_names import in_words
from rehearse.practice.drill_habits import plainly_wrong
from rehearse.practice.drill_judging import answering, judged
from rehearse.types import Finding, Score, Severity

if TYPE_CHECKING:
    from rehearse.content.rules.rule import Rule

Kind = Literal["disqualifier", "principle", "phrase", "habit", "fix", "calibrate"]
KINDS: tuple[Kind, ...] = ("disqualifier", "principle", "phrase", "habit", "fix", "calibrate")
NONE = "None of them: no sentence here decides it."
MOST_WORDS = 90
WRONG_HABITS = 3
DECISIVE = ("ownership_signal", "action_specificity", "quantified_impact")  # scored before the total, seed 003
LEVEL_OF: dict[Severity, Level] = {"disqualifier": "easy", "major": "medium", "minor": "hard", "praise": "hard"}


class Choice(msgspec.Struct, frozen=True):
    """An exercise with options, one of which is right (its place from 0); `reasons`: why each is right or wrong."""

    kind: Kind
    id: str
    level: Level
    prompt: str
    options: tuple[str, ...]
    right: int
    because: str
    reasons: tuple[str, ...]
    hint: str
    about: str = ""  # the principle or the rule it trains
    text: str = ""  # that it is about, without the question


class Fix(msgspec.Struct, frozen=True):
    """An answer whose accused words are to be rewritten; `model` is one way to do it."""

    id: str
    level: Level
    rule: str
    name: str
    before: str
    accused: str
    why: str
    model: str
    hint: str
    question: str = ""  # that the answer is to, for rules that judge it against its question
    kind: Kind = "fix"


class Scoring(msgspec.Struct, frozen=True):
    """Two answers to be scored, with the rubric's own points in total and for the rows scored first."""

    id: str
    level: Level
    question: str
    answers: tuple[str, str]
    points: tuple[int, int]
    rows: tuple[dict[str, int], dict[str, int]]
    failed: tuple[bool, bool]  # whether an auto-fail decides the verdict
    scores: tuple[dict[str, Score], dict[str, Score]]  # of each answer, with the reasons of each row
    hint: str
    kind: Kind = "calibrate"


Item = Choice | Fix | Scoring


def shown_id(kind: str, item_id: str) -> str:
    """The id as it is printed: that of an exercise on a rule is the rule's code.

    >>> shown_id("habit", "star003"), shown_id("principle", "raw-logs")
    ('STAR003', 'raw-logs')
    """
    return item_id.upper() if kind in ("habit", "fix") else item_id


def texts(item: Item) -> tuple[str, ...]:
    """The texts an exercise is about: what is said of them in one gives away the other."""
    if isinstance(item, Scoring):
        return item.answers
    return (item.before if isinstance(item, Fix) else item.text,)


def items(kind: Kind, level: Level | None = None) -> tuple[Item, ...]:
    """Every exercise of a kind and, if given, of a level, in a fixed order."""
    return tuple(item for item in _of_kind(kind) if level in (None, item.level))


@cache
def _of_kind(kind: Kind) -> tuple[Item, ...]:
    """Cached, because the rules have to read every text."""
    made: dict[Kind, Callable[[], Iterable[Item]]] = {
        "disqualifier": _disqualifiers,
        "principle": _principles,
        "phrase": lambda: map(_phrase, phrases()),
        "habit": lambda: map(_habit, rules()),
        "fix": lambda: map(_fix, rules()),
        "calibrate": lambda: map(_scoring, drills().calibration),
    }
    return tuple(made[kind]())


def _disqualifiers() -> Iterable[Choice]:
    for item in drills().disqualifier:
        right = len(item.sentences) if item.answer == 0 else item.answer - 1
        fails = judged(" ".join(item.sentences)).auto_fails
        because = (
            f"{_name(fails[0].code)}: “{fails[0].quote}” ({fails[0].code})"
            if fails
            else "The speaker took the initiative and did the work."
        )
        yield Choice(
            "disqualifier", item.id, item.level, "Which sentence makes this an automatic “no hire”?",
            (*item.sentences, NONE), right, because, item.reasons, drills().hints["disqualifier"],
            fails[0].code if fails else "", " ".join(item.sentences),
        )  # fmt: skip


def _name(code: str) -> str:
    name = in_words(next(rule.name for rule in rules() if rule.code == code))
    return name[:1].upper() + name[1:]


def _principles() -> Iterable[Choice]:
    """Each text at three levels: options that nothing in it shows, its own ones, and those it shows next most."""
    for item in drills().principle:
        shown = strengths(item.text)
        others = sorted((name for name in _meanings() if name != item.answer), key=lambda name: shown.get(name, 0.0))
        near = [name for name in reversed(others) if shown.get(name, 0.0) < shown[item.answer]][:3]
        yield _which(item, item.id, "medium", item.options)
        yield _which(item, f"{item.id}-easy", "easy", (*others[:3], item.answer))
        yield _which(item, f"{item.id}-hard", "hard", (*near, item.answer))


def _meanings() -> dict[str, str]:
    from rehearse.data.principles import principle_pages

    return {page.name: page.meaning for page in principle_pages()}


def strengths(text: str) -> dict[str, float]:
    """How strongly the rules see each principle in a text, 0-1; those they do not see are left out."""
    return {signal.name: signal.strength for signal in judged(text).principles}


def _which(item: Principle, name: str, level: Level, options: Sequence[str]) -> Choice:
    meanings, answer = _meanings(), item.answer
    shuffled = list(options)
    if level != "medium":
        random.Random(name).shuffle(shuffled)  # noqa: S311 - no secret: the same exercise every time
    reasons = tuple(
        f"{one}: the speaker {meanings[one]}."
        if one == answer
        else f"{one} would mean that the speaker {meanings[one]}; that is not what stands out here."
        for one in shuffled
    )
    return Choice(
        "principle", name, level, f"{item.text}\n\nWhich principle does this show most clearly?", tuple(shuffled),
        shuffled.index(answer), f"{answer}: “{item.shows}”. The speaker {meanings[answer]}.", reasons,
        f"The speaker {meanings[answer]}.", answer, item.text,
    )  # fmt: skip


def _phrase(item: Phrase) -> Choice:
    prompt = f"{item.text}\n\nWhat does “{item.phrase}” signal to the interviewer?"
    right = item.answer - 1
    return Choice("phrase", item.id, item.level, prompt, item.options, right, item.reasons[right], item.reasons,
                  item.hint, item.code, item.text)  # fmt: skip


def _habit(rule: Rule) -> Choice:
    """The rule's own example, with habits as wrong options that its rule and a reader find nothing of in it."""
    from rehearse.content.rules import ALL

    text, question = plain(rule.before), rule.question.text if rule.question else ""
    answer = answering(rule, text)
    silent = [other for other in ALL if other.code != rule.code and not other.findings(answer)]
    wrong = {one.code: why for one in silent if (why := plainly_wrong(one.code, text, question))}
    chance = random.Random(rule.code)  # noqa: S311 - no secret: the same exercise every time
    options = [rule, *chance.sample([one for one in silent if one.code in wrong], WRONG_HABITS)]
    chance.shuffle(options)
    asked = f"“{question}”\n\n" if question else ""
    because = _accusation(rule, rule.findings(answer)[0])
    return Choice(
        "habit", rule.code.lower(), LEVEL_OF[rule.severity], f"{asked}{text}\n\nWhich habit weakens this answer?",
        tuple(in_words(one.name) for one in options), options.index(rule), because,
        tuple(wrong.get(one.code, because) for one in options),
        drills().hints[f"habit_{rule.family}"], rule.code, text,
    )  # fmt: skip


def _accusation(rule: Rule, found: Finding) -> str:
    """The words that decide it, what the rule says of them, and why that matters."""
    quote = f"“{found.quote}”: " if found.quote else ""
    return f"{quote}{found.message} {rule.why}"


def _fix(rule: Rule) -> Fix:
    """The rule's own example, its first accused words to be rewritten; the hint is the rule's advice."""
    marked = rule.before[rule.before.index("«") + 1 : rule.before.index("»")]
    return Fix(
        rule.code.lower(), LEVEL_OF[rule.severity], rule.code, in_words(rule.name), plain(rule.before), marked,
        rule.why, rule.after, rule.advice, rule.question.text if rule.question else "",
    )  # fmt: skip


def _scoring(item: Calibration) -> Scoring:
    first, second = (judged(answer) for answer in item.answers)
    rows = tuple({name: one.scores[name].points for name in DECISIVE} for one in (first, second))
    return Scoring(
        item.id, item.level, item.question, item.answers, (first.total or 0, second.total or 0), (rows[0], rows[1]),
        (bool(first.auto_fails), bool(second.auto_fails)), (first.scores, second.scores), drills().hints["calibrate"],
    )  # fmt: skip


def rules() -> tuple[Rule, ...]:
    """The rules whose example is short enough to be read and rewritten in a minute."""
    from rehearse.content.rules import ALL

    return tuple(rule for rule in ALL if len(rule.before.split()) <= MOST_WORDS)


def plain(example: str) -> str:
    """A rule's example without its marks."""
    return example.replace("«", "").replace("»", "")
