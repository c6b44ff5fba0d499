"""Whether a result means something to a customer or the business: for its points and for the step that asks for it."""

from __future__ import annotations

from rehearse.content.claims import money
from rehearse.content.judgement.fates import fate_in
from rehearse.content.story.answer import Answer
from rehearse.content.story.certainty import certainty_of
from rehearse.content.text import WordRange
from rehearse.content.text.lexicon import pattern

_QUOTED_WORDS = 12  # from the beginning of the sentence where the words stand so near to it


def business_words(answer: Answer) -> WordRange | None:
    """A result in money, or else the words that name who or what gained, in the sentences of the results.

    Where nobody is named, words that say what became of people will do: "nobody has gone hungry since".
    """
    metrics = answer.outcome.metrics
    paid = next((metric.hit for metric in metrics if metric.unit in money()), None)
    if paid is not None:
        return paid
    reading = answer.reading
    sentences = {reading.sentence_of(metric.hit.start) for metric in metrics}
    nearby = sentences | {number + 1 for number in sentences} | set(answer.sentences_of("result"))
    guessed = certainty_of(answer, "result") == "doubtful" and answer.told_outcome is None
    for number in sorted(nearby):
        if number < len(answer.parts):
            first, end = reading.spans[number][0], _end_of_outcome(answer, number)
            named = reading.first(pattern("results", "business"), reading.offset_of(first), reading.offset_of(end))
            if named is not None and not (guessed and _is_of_speaker(answer, named)):
                return WordRange(first if named.end - first <= _QUOTED_WORDS else named.start, named.end)
    return fate_in(answer, nearby, sentences)


def _is_of_speaker(answer: Answer, hit: WordRange) -> bool:
    """True for "I have so many people to answer": in a result by its place alone that means nothing to anybody."""
    tokens = answer.reading.tokens
    around = [
        clause
        for clause in answer.clauses
        if tokens[clause.start].word < hit.end and hit.start <= tokens[max(clause.start, clause.end - 1)].word
    ]
    return bool(around) and around[-1].subject.kind == "i"


def _end_of_outcome(answer: Answer, number: int) -> int:
    """The word before which a sentence may say who gained: its end, or where a lesson or a regret begins in it.

    "I learned to ask the drivers first" names people, and says nothing of what the result meant to them. A result that
    stands behind such words counts to the end of its sentence.
    """
    first, end = answer.reading.spans[number]
    lessons = [hit.start for hit in (answer.reflection.lesson, answer.reflection.regret) if hit is not None]
    told = max((one.hit.end for one in answer.outcome.metrics if first <= one.hit.start < end), default=first)
    return min((at for at in lessons if told <= at < end), default=end)
