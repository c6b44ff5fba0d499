"""What the speaker found out by looking, on which the story turns: "190 of them came from two printers that jammed".

Such a sentence tells no step, and is no aside either. It counts or compares, follows a look (a count, a measurement, a
reading, a question), and is about what was looked at or about what is done something about afterwards.
"""

from __future__ import annotations

from bisect import bisect_left

from rehearse.content.claims.number import number_words
from rehearse.content.claims.told import stems_of
from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.story.answer import Answer

_LOOKING = g.stems(
    (
        "look", "check", "count", "measure", "weigh", "time", "test", "inspect", "survey", "examine", "compare", "read",
        "review", "sort", "record", "log", "note", "list", "tally", "sample", "watch", "observe", "track", "trace",
        "plot", "map", "study", "analyse", "analyze", "audit", "ask", "interview", "search",
    )
)  # fmt: skip
_LOOKING_WITH = {
    "go": frozenset({"through"}),
    "write": frozenset({"down"}),
    "keep": frozenset({"list", "log", "record"}),
}
_AMOUNTS = frozenset(
    {
        "most", "half", "all", "none", "every", "each", "both", "many", "few", "twice", "double", "third", "quarter",
        "more", "fewer", "less", "majority",
    }
)  # fmt: skip
_THESE = frozenset({"them", "these", "those", "it"})
_CAUSES = ("came from", "come from", "because", "due to", "caused by", "the same", "missing")
_TURNING = ("turned out", "the cause", "the reason")
LINK_LETTERS = 4  # shorter words tie no sentence to another


def discoveries(answer: Answer) -> frozenset[int]:
    """The numbers of the sentences that tell what was found by looking, with a step of one's own behind them."""
    steps = answer.steps.own
    looks = {step.sentence for step in steps if _is_look(answer, step.clause)}
    first = {clause.sentence: clause for clause in reversed(answer.clauses)}
    acting = dict.fromkeys(step.sentence for step in steps)
    acted_on = {stem: number for number in acting for stem in _named(answer, number)}
    found: set[int] = set()
    looked_at: frozenset[str] | None = None  # by the look that nothing but findings has followed
    for number in range(steps[-1].sentence if steps else 0):
        if number in looks:
            looked_at = _named(answer, number)
        elif looked_at is not None and number in first and _is_told(answer, first[number]):
            ahead = {stem for stem in _named(answer, number) if acted_on.get(stem, -1) > number}
            looked_at = looked_at if _is_found(answer, number, looked_at, ahead) else None
            found |= {number} if looked_at is not None else set()
        else:
            looked_at = None
    return frozenset(found)


def _is_look(answer: Answer, clause: Clause) -> bool:
    """Whether a step looks: "I counted the crates", "I spent a day reading the logs", "I went through the boxes"."""
    tokens = answer.reading.tokens
    said = [token.text for token in tokens[clause.start : clause.end]]
    pairs = ((g.stem(verb), near) for verb, near in _LOOKING_WITH.items())
    with_word = any(_does(said, verb) and not near.isdisjoint(said) for verb, near in pairs)
    spent = {g.gerund_of(word) for word in said} if clause.group.lemma == g.stem("spend") else set()
    return with_word or bool({clause.group.lemma, clause.complement.lemma, *spent} & _LOOKING)


def _does(said: list[str], stem: str) -> bool:
    """Whether a verb of this stem stands among words, in the past or as a gerund."""
    return any(stem in (g.past_of(word), g.gerund_of(word)) for word in said)


def _is_told(answer: Answer, clause: Clause) -> bool:
    """Whether a sentence with this first clause tells what was so, or that the speaker saw it, and nobody's deed."""
    told = clause.group.tense == "past" and clause.link not in ("if", "question")
    others = clause.subject.kind not in ("i", "we", "group", "dropped") or clause.group.lemma in verb_class("finding")
    return told and others and answer.parts[clause.sentence] not in ("result", "reflection")


def _is_found(answer: Answer, number: int, looked_at: frozenset[str], ahead: set[str]) -> bool:
    """Whether a sentence tells what a look brought to light; ahead: what it names that is acted on later."""
    start, end = answer.reading.token_spans[number]
    words = [token.text for token in answer.reading.tokens[start:end]]
    leads_on, said = not ahead <= looked_at, " ".join(words)
    if any(phrase in said for phrase in _TURNING):
        return leads_on
    if _AMOUNTS.isdisjoint(words) and not _has_number(answer, start, end):
        return False
    of_these = any(word == "of" and _is_these(words[at + 1 :], looked_at) for at, word in enumerate(words[:-1]))
    if of_these:
        return leads_on or any(phrase in said for phrase in _CAUSES)
    return leads_on and not _named(answer, number).isdisjoint(looked_at)


def _is_these(behind: list[str], looked_at: frozenset[str]) -> bool:
    """Whether the words behind "of" are the things looked at: "(190 of) them", "(most of) the returned boxes"."""
    return not _THESE.isdisjoint(behind[:1]) or bool(stems_of(behind[:4]) & looked_at)


def _has_number(answer: Answer, start: int, end: int) -> bool:
    """Whether a number stands in a sentence."""
    numbers = answer.outcome.numbers
    at = bisect_left(numbers, start, key=lambda one: one.start)
    return at < len(numbers) and numbers[at].start < end


def _named(answer: Answer, number: int) -> frozenset[str]:
    """The stems of what a sentence names."""
    start, end = answer.reading.token_spans[number]
    words = (token.text for token in answer.reading.tokens[start:end])
    named = [word for word in words if len(word) >= LINK_LETTERS and word.isalpha() and not g.is_function(word)]
    return stems_of([word for word in named if word not in number_words().words])
