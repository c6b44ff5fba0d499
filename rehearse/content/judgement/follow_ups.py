"""The questions an interviewer would ask next, made from what is missing or can be doubted, quoting the answer."""

from __future__ import annotations

from collections.abc import Iterator

from rehearse.content.claims import NumericResult, in_a_sentence
from rehearse.content.judgement.cut_quotes import cut_quote
from rehearse.content.story.answer import Answer
from rehearse.content.story.fit import accepts_qualitative
from rehearse.content.text import WordRange
from rehearse.types import FollowUp

MOST = 5  # an interviewer asks a few
_NOBODY = frozenset({"nobody", "none", "no", "not", "never"})
_BOUNDS = ("less than", "fewer than", "more than", "at least", "at most", "under", "below", "over", "above", "about")


def follow_ups(answer: Answer) -> tuple[FollowUp, ...]:
    """At most five, the most pressing first; none for an answer without words."""
    if not answer.reading.tokens:
        return ()
    asked = [*_ownership(answer), *_results(answer), *_actions(answer), *_reflection(answer)]
    return tuple(asked[:MOST])


def _short(answer: Answer, hit: WordRange, words: int = 9) -> str:
    return cut_quote(answer, hit, words)


def _ownership(answer: Answer) -> list[FollowUp]:
    asked: list[FollowUp] = []
    for hit in answer.hiding.quotes[:1] if answer.hiding.hides else ():
        asked.append(
            FollowUp(f"What was your own part in “{_short(answer, hit)}”?", "The step does not name you.", "part")
        )
    if answer.initiation.directed is not None:
        quote = _short(answer, answer.initiation.directed)
        asked.append(
            FollowUp("What would have happened if nobody had asked you?", f"The work was assigned: “{quote}”.")
        )
    elif answer.initiation.own is None and answer.episode:
        asked.append(
            FollowUp("How did this come about: whose idea was it?", "Nothing says who started the work.", "origin")
        )
    return asked


def _results(answer: Answer) -> list[FollowUp]:
    if answer.outcome.metrics:
        return list(_about_the_number(answer, answer.outcome.metrics[0]))
    missed, hit = answer.outcome.negated, answer.part_hit("result")
    if missed is not None:
        said = _short(answer, missed)
        return [FollowUp(f"You said “{said}”. What did you do then?", "The goal was missed.", "steps")]
    if hit is None:
        return [FollowUp("How did it end, and how do you know?", "The story has no result.", "outcome")]
    if not answer.tells_change:
        return [_about_change(answer, "The answer does not say what changed.")]
    if answer.holds_number(hit) and not accepts_qualitative(answer):
        return [_about_change(answer, "No number says what changed.")]
    return [_about_words(answer, hit)]


def _about_change(answer: Answer, because: str) -> FollowUp:
    """What is asked about a result part that names no change: what it was and, where it is needed, how large."""
    if accepts_qualitative(answer):
        return FollowUp("What was different in the end, and for whom?", because, "outcome")
    return FollowUp("What was different in the end, and by how much?", because, "number")


def _about_words(answer: Answer, hit: WordRange) -> FollowUp:
    """What an interviewer asks about a result in words: its number, or what came after where none is needed."""
    said = _short(answer, hit)
    if accepts_qualitative(answer):
        more = answer.sentences_of("result")[-1] > answer.reading.sentence_of(hit.start)
        because = "These words tell the result." if more else "No result is told after these words."
        return FollowUp(f"You said “{said}”. What happened after that?", because, "outcome")
    return FollowUp(f"You said “{said}”. How much was that, in numbers?", "The result has no number.", "number")


def _about_the_number(answer: Answer, metric: NumericResult) -> Iterator[FollowUp]:
    """How it was measured and what it was before, where the answer says neither."""
    if metric.shape == "absence":
        yield from _about_none(answer, metric)
        return
    figure = _figure(metric)
    if answer.outcome.method is None:
        because = f"“{_short(answer, metric.hit, 14)}” does not say how it was measured."
        yield FollowUp(f"How did you measure the {figure}?", because, "measurement")
    if not answer.outcome.baseline:
        yield FollowUp(_about_the_start(answer, metric), "The result has no starting value.", "baseline")


def _about_the_start(answer: Answer, metric: NumericResult) -> str:
    """What is asked of a number without a start: "fell to 4" is the value reached, "fell by 4" is the change.

    "We sold 140" and "nobody waits more than two days" tell neither.
    """
    if metric.after is None and metric.shape == "change":
        return f"What was the value before, if {_figure(metric)} is the change?"
    if metric.cause != "it" or not _NOBODY.isdisjoint(answer.reading.quote(metric.hit).lower().split()):
        return f"You said “{_short(answer, metric.hit)}”. What was the value before?"
    return f"What was the value before it was {_bound(answer, metric)}{_figure(metric)}?"


def _about_none(answer: Answer, metric: NumericResult) -> Iterator[FollowUp]:
    """How the speaker knows that none came, or that all did, and how it was before."""
    because = f"“{_short(answer, metric.hit, 14)}” does not say how it was counted."
    if answer.outcome.method is None:
        yield FollowUp("How do you know that? Did you count?", because, "measurement")
    if not answer.outcome.baseline:
        yield FollowUp("How many were there before?", "The result has no starting value.", "baseline")


def _figure(metric: NumericResult) -> str:
    """The number as it would be said in a question: "30%", "2 weeks to 3 days"."""
    if metric.before is not None and metric.after is not None:
        return f"change from {in_a_sentence(metric.before)} to {in_a_sentence(metric.after)}"
    return in_a_sentence(metric.value.lstrip("+-"))


def _bound(answer: Answer, metric: NumericResult) -> str:
    """The words before a value that say on which side of it the true one lies, with a space: "less than "."""
    tokens, hit = answer.reading.tokens, metric.hit
    held = (one for one in answer.outcome.numbers if hit.start <= tokens[one.start].word < hit.end)
    number = next((one for one in held if one.text == metric.after), None)
    before = [token.text for token in tokens[: number.start]] if number is not None else []
    return next((f"{bound} " for bound in _BOUNDS if before[-len(bound.split()) :] == bound.split()), "")


def _actions(answer: Answer) -> list[FollowUp]:
    weak = [act for act in answer.steps.own if act.weak]
    if len(answer.steps.own_concrete) < 3 and weak:
        return [
            FollowUp(
                f"You said “{_short(answer, weak[0].hit)}”. What exactly did you do?",
                "The step has only a general verb.",
                "steps",
            )
        ]
    if not answer.steps.own:
        return [FollowUp("What did you do first, and what next?", "No step of your own was found.", "steps")]
    return []


def _reflection(answer: Answer) -> list[FollowUp]:
    if answer.reflection.real is None:
        because = (
            "The answer ends without a lesson."
            if answer.reflection.stock is None
            else f"“{_short(answer, answer.reflection.stock)}” fits any story."
        )
        return [FollowUp("What would you do differently next time?", because, "lesson")]
    return []
