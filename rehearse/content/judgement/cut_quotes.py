"""The first words of what is quoted: to the end of a clause, or with "…" where they break off inside one."""

from __future__ import annotations

from rehearse.content.claims import whole_phrase
from rehearse.content.clauses import starts
from rehearse.content.story.answer import Answer
from rehearse.content.text import WordRange
from rehearse.text.words import fold

MOST_MORE_WORDS = 6  # by which a quote grows to the end of its clause


def cut_quote(answer: Answer, hit: WordRange, most: int) -> str:
    """The first words of a hit, about `most`; a few more where the clause ends behind them, else with "…" behind."""
    reading = answer.reading
    short = whole_phrase(reading, answer.outcome.numbers, hit, most)
    if short.end >= hit.end - 1:  # of all the words, or all but an "and" at the end
        return reading.quote(short)
    reach = range(short.end, min(hit.end, short.end + MOST_MORE_WORDS) + 1)
    begun = starts(reading) | {hit.end}
    end = next((at for at in reach if at in begun and _is_whole(answer, hit, at)), None)
    return f"{reading.quote(short)} …" if end is None else reading.quote(WordRange(hit.start, end))


def _is_whole(answer: Answer, hit: WordRange, end: int) -> bool:
    """Whether the words of a hit up to `end` say something and need nothing behind them: "less" needs its "than"."""
    reading = answer.reading
    if end < hit.end and fold(reading.words[end].text) == "than":
        return False
    whole = end == hit.end or whole_phrase(reading, answer.outcome.numbers, hit, end - hit.start).end == end
    return whole and _says(answer, hit.start, end)


def _says(answer: Answer, start: int, end: int) -> bool:
    """Whether a finite verb stands among the words [start, end)."""
    tokens = answer.reading.tokens
    return any(start <= tokens[clause.group.verb].word < end for clause in answer.clauses)
