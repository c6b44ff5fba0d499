"""Whether a result means something to a customer or the business: for its points and for the step that asks for it."""

from __future__ import annotations

from rehearse.content.claims import money
from rehearse.content.judgement.fates import fate_in
from rehearse.content.story.answer import Answer
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
    for number in sorted(nearby):
        if number < len(answer.parts):
            start, end = (reading.offset_of(word) for word in reading.spans[number])
            named = reading.first(pattern("results", "business"), start, end)
            if named is not None:
                first = reading.spans[number][0]
                return WordRange(first if named.end - first <= _QUOTED_WORDS else named.start, named.end)
    return fate_in(answer, nearby, sentences)
