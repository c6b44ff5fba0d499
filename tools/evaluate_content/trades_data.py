"""The answers and sentences of `tests/content/unseen/trades_*.json`, and the judge's result for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from rehearse.content import judge, transcript_of
from rehearse.types import Content

FOLDER = Path(__file__).parents[2] / "tests" / "content" / "unseen"
NEUTRAL_IN = ("s01", "s06", "s09")  # the strong answers that neutral sentences are put into
HIRED = ("hire", "strong hire")


class Labelled(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An answer with its labels by hand; total: 0-100; why: the grounds for the labels."""

    id: str
    speaker: str
    total: int
    initiated: str
    result: str
    reflection: bool
    hiding: bool
    verdict: str
    situation_sentences: int
    why: str
    text: str


class Assignment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence that assigns the work of one of the answers."""

    answer: str
    text: str


class Sentences(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences by what they are; a carrier is a story with a place for one of them."""

    neutral: tuple[str, ...]
    assignments: tuple[Assignment, ...]
    initiative: tuple[str, ...]
    initiative_carrier: str
    results: tuple[str, ...]
    non_results: tuple[str, ...]
    result_carrier: str


class Steps(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence and the speaker's own steps in it, each by its verb as said."""

    text: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """The result of one item under one measure: how many were right, out of how many."""

    measure: str
    index: int
    text: str
    found: str
    right: int
    of: int = 1


@dataclass(frozen=True)
class Run:
    """All outcomes, and for each scored answer its index with the hand score and the total."""

    outcomes: tuple[Outcome, ...]
    totals: tuple[tuple[int, tuple[float, float]], ...]


def read_answers() -> tuple[Labelled, ...]:
    """The labelled answers."""
    return msgspec.json.decode((FOLDER / "trades_answers.json").read_bytes(), type=tuple[Labelled, ...])


def run() -> Run:
    """Judge every answer and sentence once."""
    answers = read_answers()
    contents = tuple(judged(one.text) for one in answers)
    sentences = msgspec.json.decode((FOLDER / "trades_sentences.json").read_bytes(), type=Sentences)
    steps = msgspec.json.decode((FOLDER / "trades_steps.json").read_bytes(), type=tuple[Steps, ...])
    outcomes: list[Outcome] = []
    for index, (one, content) in enumerate(zip(answers, contents, strict=True)):
        outcomes += _answer(index, one, content)
    by_id = dict(zip((one.id for one in answers), zip(answers, contents, strict=True), strict=True))
    outcomes += _neutral(sentences, by_id)
    outcomes += _assignments(sentences, by_id)
    outcomes += _initiative(sentences)
    outcomes += _results(sentences)
    for index, item in enumerate(steps):
        outcomes += _steps(index, item)
    totals = tuple(
        (index, (float(one.total), float(content.total)))
        for index, (one, content) in enumerate(zip(answers, contents, strict=True))
        if content.total is not None
    )
    return Run(tuple(outcomes), totals)


def judged(text: str) -> Content:
    """The judge's findings on a text."""
    return judge(transcript_of(text))[0]


def _answer(index: int, one: Labelled, content: Content) -> Iterator[Outcome]:
    result = "number" if content.results.metrics else "stated" if content.parts["result"].present else "none"
    began = "unclear" if content.ownership.initiated == "team" else content.ownership.initiated
    for measure, label, found in (
        ("answers: assigned or not", one.initiated == "manager", content.ownership.manager_directed),
        ("answers: who began (self, manager, unclear)", one.initiated, began),
        ("answers: a result with a number or none", one.result == "number", bool(content.results.metrics)),
        ("answers: a result with a number, stated, none", one.result, result),
        ("answers: a reflection or none", one.reflection, content.parts["reflection"].present),
        ("answers: hides behind others or not", one.hiding, content.ownership.collective_hiding),
        ("answers: verdict of the same class", one.verdict, content.verdict),
        ("answers: called a hire or better, or not", one.verdict in HIRED, content.verdict in HIRED),
    ):
        shown = f"label {label}, found {found} (total by hand {one.total}, by the judge {content.total})"
        yield Outcome(measure, index, f"{one.id}, {one.speaker}: {one.why}", shown, int(label == found))


def _neutral(sentences: Sentences, by_id: dict[str, tuple[Labelled, Content]]) -> Iterator[Outcome]:
    for index, sentence in enumerate(sentences.neutral):
        changed: list[str] = []
        moved: list[str] = []
        for name in NEUTRAL_IN:
            answer, before = by_id[name]
            for place in range(answer.situation_sentences + 1):
                after = judged(inserted(answer.text, sentence, place))
                if after.verdict != before.verdict:
                    changed.append(f"{name} at {place}: {before.verdict} -> {after.verdict}")
                if abs((after.total or 0) - (before.total or 0)) > 3:
                    moved.append(f"{name} at {place}: {before.total} -> {after.total}")
        yield Outcome(
            "neutral sentences that keep the verdict at every place",
            index,
            sentence,
            _listed(changed),
            int(not changed),
        )
        yield Outcome(
            "neutral sentences that keep the total within 3 points", index, sentence, _listed(moved), int(not moved)
        )


def inserted(text: str, sentence: str, place: int) -> str:
    """The text with a sentence inserted after its first `place` sentences."""
    parts = text.split(". ")
    whole = sentence if sentence[-1] in ".!?" else sentence + "."
    return " ".join([*(part + "." for part in parts[:place]), whole, ". ".join(parts[place:])])


def _assignments(sentences: Sentences, by_id: dict[str, tuple[Labelled, Content]]) -> Iterator[Outcome]:
    for index, one in enumerate(sentences.assignments):
        content = judged(inserted(by_id[one.answer][0].text, one.text, 0))
        shown = f"{one.answer}: {content.ownership.initiated}, {content.verdict}"
        yield Outcome("assignments recognised", index, one.text, shown, int(content.ownership.manager_directed))


def _initiative(sentences: Sentences) -> Iterator[Outcome]:
    for index, sentence in enumerate(sentences.initiative):
        content = judged(sentences.initiative_carrier.format(sentence))
        shown = f"{content.ownership.initiated}; directed {content.ownership.manager_directed}"
        heard = content.ownership.initiated == "self"
        yield Outcome("own initiative recognised", index, sentence, shown, int(heard))
        free = not content.ownership.manager_directed
        yield Outcome("own initiative not taken for an assignment", index, sentence, shown, int(free))


def _results(sentences: Sentences) -> Iterator[Outcome]:
    for measure, texts, number in (
        ("results with a number found", sentences.results, True),
        ("numbers that are not results left alone", sentences.non_results, False),
    ):
        for index, sentence in enumerate(texts):
            metrics = judged(sentences.result_carrier.format(sentence)).results.metrics
            shown = _listed([f"“{one.quote}” ({one.value})" for one in metrics])
            yield Outcome(measure, index, sentence, shown, int(bool(metrics) == number))


def _steps(index: int, item: Steps) -> Iterator[Outcome]:
    found = judged(item.text).ownership.own_actions
    left = list(item.steps)
    for action in found:
        match = next((step for step in left if _names(action, step)), None)
        if match is not None:
            left.remove(match)
    right = len(item.steps) - len(left)
    shown = f"found {_listed(list(found))}; missed {_listed(left)}"
    if item.steps:
        yield Outcome("own steps found (recall)", index, item.text, shown, right, len(item.steps))
    if found:
        yield Outcome("found steps that are steps (precision)", index, item.text, shown, right, len(found))


def _names(action: str, step: str) -> bool:
    words = [word.lower().strip(".,!?") for word in action.split()]
    return step.split(maxsplit=1)[0] in words


def _listed(items: list[str]) -> str:
    return "; ".join(items) if items else "none"
