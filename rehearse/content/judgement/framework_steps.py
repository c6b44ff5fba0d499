"""Which steps of the question's framework an answer goes through: heard, with the words, or not heard."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rehearse.content.claims import whole_phrase
from rehearse.content.clauses import grammar as g
from rehearse.content.judgement.business import business_words
from rehearse.content.judgement.checked_later import checked_later
from rehearse.content.judgement.misses import at_once, damage, owned, prevented
from rehearse.content.judgement.noticed import noticed
from rehearse.content.judgement.quoted_results import results_to_quote
from rehearse.content.judgement.quoted_steps import steps_to_quote
from rehearse.content.judgement.self_started import self_started
from rehearse.content.judgement.step_places import in_place
from rehearse.content.story.answer import Answer
from rehearse.content.text import WordRange
from rehearse.content.text.lexicon import compiled
from rehearse.data.question_frameworks import Fact, Step, framework_for
from rehearse.types import FrameworkCheck, Misplaced, Quote, StepCheck

_WISHING = g.stems(("hope", "wish", "pray", "doubt"))
_NEGATIONS = g.words("negations") | {"no", "without", "nobody"}
FEWEST_STEPS = 3  # of one's own, for the step that asks for several (seed 003)
QUOTED_WORDS = 12  # a cue of two words is quoted with those behind it, to the end of its sentence at most


def framework_check(answer: Answer) -> FrameworkCheck | None:
    """The framework of the question, step by step; None where the question has none, or nothing was said."""
    framework = framework_for(answer.question.id) if answer.question is not None else None
    if framework is None or not answer.reading.tokens:
        return None
    return FrameworkCheck(framework.title, framework.source, tuple(_checked(answer, step) for step in framework.step))


def _checked(answer: Answer, step: Step) -> StepCheck:
    """A step is heard only where there are words to quote for it, at the place that it asks for."""
    found = _found(answer, step)
    hit = next((one for one in found if step.place is None or in_place(answer, step.place, one)), None)
    if hit is None:
        return StepCheck(step.say, heard=False, misplaced=_misplaced(answer, step, found))
    if step.fact == "own_steps":
        whole, *more = steps_to_quote(answer, FEWEST_STEPS)
    else:
        whole, more = _to_quote(answer, hit), []
    reading = answer.reading
    return StepCheck(
        step.say,
        heard=True,
        quote=reading.quote(whole),
        start_s=reading.start_s(whole),
        end_s=reading.end_s(whole),
        words=reading.said_range(whole),
        more=tuple(Quote(reading.quote(one), reading.said_range(one)) for one in more),
    )


def _misplaced(answer: Answer, step: Step, found: Sequence[WordRange]) -> Misplaced | None:
    """The first words that show a step, none of which stand where it asks for them."""
    if step.place is None or not found:
        return None
    reading, whole = answer.reading, _to_quote(answer, found[0])
    return Misplaced(
        "end" if step.place == "ending" else "beginning",
        reading.quote(whole),
        reading.start_s(whole),
        reading.end_s(whole),
        reading.said_range(whole),
    )


def _found(answer: Answer, step: Step) -> Sequence[WordRange]:
    """All words that show a step, wherever they stand, those to be quoted first."""
    hit = _fact(answer, step.fact) if step.fact is not None else None
    found = [hit] if hit is not None else _cues(answer, step.patterns) if step.cues else []
    if found and step.about:
        lesson = _lesson_about(answer, step.about)
        return [lesson] if lesson is not None else []
    if found and step.fact == "metric":
        return [one.hit for one in results_to_quote(answer)]
    return found


def _cues(answer: Answer, cues: tuple[str, ...]) -> list[WordRange]:
    hits = (hit for hit in answer.reading.find(_compiled(cues)) if hit.end > hit.start)
    return [hit for hit in hits if not _is_denied(answer, hit)]


def _is_denied(answer: Answer, hit: WordRange) -> bool:
    """True for "nobody signed it", "they never agreed", "I hoped that it would not": what the words say did not happen.

    A cue that is itself a denial ("I did not blame anybody") holds its "not".
    """
    said = hit.folded.split()
    if not _NEGATIONS.isdisjoint(said):
        return False
    tokens = answer.reading.tokens
    for number, clause in enumerate(answer.clauses):
        if hit.start <= tokens[clause.group.verb].word < hit.end:
            lead = answer.clauses[number - 1] if number else clause
            wished = clause.link == "that" and lead.sentence == clause.sentence and lead.group.lemma in _WISHING
            return wished or clause.group.negated or clause.subject.kind == "nobody"
    return False


def _lesson_about(answer: Answer, about: tuple[str, ...]) -> WordRange | None:
    """The first sentence of what was learned in which one of the patterns stands."""
    for number, sentence in enumerate(answer.reading.folded_sentences):
        if ("reflection", number) in answer.evident and _compiled(about).search(sentence):
            return answer.reading.sentence_hit(number)
    return None


@cache
def _compiled(cues: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(cues)


def _fact(answer: Answer, fact: Fact) -> WordRange | None:
    """The words of something the judgement found anyway."""
    find = {
        "initiated": lambda: self_started(answer),
        "noticed": lambda: noticed(answer),
        "own_steps": lambda: answer.steps.own[0].hit if len(answer.steps.own) >= FEWEST_STEPS else None,
        "metric": lambda: results_to_quote(answer)[0].hit if answer.outcome.metrics else None,
        "method": lambda: answer.outcome.method,
        "lesson": lambda: answer.reflection.real,
        "business": lambda: business_words(answer),
        "checked_later": lambda: checked_later(answer),
        "owned": lambda: owned(answer),
        "damage": lambda: damage(answer),
        "at_once": lambda: at_once(answer),
        "prevented": lambda: prevented(answer),
    }
    return find[fact]()


def _to_quote(answer: Answer, hit: WordRange) -> WordRange:
    _, sentence_end = answer.reading.spans[answer.reading.sentence_of(hit.start)]
    rest = WordRange(hit.start, max(hit.end, sentence_end))
    shown = whole_phrase(answer.reading, answer.outcome.numbers, rest, QUOTED_WORDS)
    return WordRange(hit.start, max(hit.end, shown.end))
