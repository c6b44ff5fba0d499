"""What the speaker found out by looking, on which the story turns: "190 of them came from two printers that jammed".

Such a sentence tells no step, and is no aside either. It follows a look (a count, a measurement, a reading, a question)
and says where the troubled things were found, or it counts or compares what was looked at and is acted on afterwards.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from rehearse.content.claims.number import number_words
from rehearse.content.claims.told import stems_of
from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.judgement.traced import AMOUNTS, PLACING, called_trouble, is_placed, is_traced
from rehearse.content.story.answer import Answer
from rehearse.content.text.lexicon import word_set

_SEVERAL = frozenset({"them", "these", "those"})
_THESE = _SEVERAL | {"it"}
REACH = 2  # sentences behind a look: "I counted them. It took all week. Most of the torn ones …"
LINK_LETTERS = 4  # shorter words tie no sentence to another


def discoveries(answer: Answer) -> frozenset[int]:
    """The numbers of the sentences that tell what was found by looking, with a step of one's own behind them."""
    steps = answer.steps.own
    looks = {step.sentence for step in steps if _is_look(answer, step.clause)}
    first = {one.sentence: one for one in reversed(answer.clauses) if one.link != "when"}
    acting = dict.fromkeys(step.sentence for step in steps)
    acted_on = {stem: number for number in acting for stem in _named(answer, number)}
    found: set[int] = set()
    looked_at: frozenset[str] = frozenset()  # by the looks that only findings, or a sentence between, have followed
    last = -REACH
    for number in range(steps[-1].sentence if steps else 0):
        if number in looks:
            looked_at = _named(answer, number) | (looked_at if number - last < REACH else frozenset())
            last = number
        elif number - last <= REACH and number in first and _tells(answer, number, first[number], looked_at, acted_on):
            found.add(number)
            last = number
        elif number in acting:
            last = -REACH
    return frozenset(found)


def _tells(answer: Answer, number: int, clause: Clause, looked_at: frozenset[str], acted_on: Mapping[str, int]) -> bool:
    """Whether a sentence with this first clause tells what a look at these things brought to light."""
    ahead = {stem for stem in _named(answer, number) if acted_on.get(stem, -1) > number}
    return _is_told(answer, clause) and _is_found(answer, number, looked_at, ahead)


def _is_look(answer: Answer, clause: Clause) -> bool:
    """Whether a step looks: "I counted the crates", "I spent a day reading the logs", "I went through the boxes"."""
    tokens = answer.reading.tokens
    said = [token.text for token in tokens[clause.start : clause.end]]
    pairs = (phrase.split() for phrase in word_set("looking_with"))
    with_word = any(near in said and _does(said, g.stem(verb)) for verb, near in pairs)
    spent = {g.gerund_of(word) for word in said} if clause.group.lemma == g.stem("spend") else set()
    return with_word or bool({clause.group.lemma, clause.complement.lemma, *spent} & verb_class("looking"))


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
    counted_back = _counts_back(answer, start, words) and is_placed(answer, number)
    if counted_back or _are_marks(answer, number, words) or is_traced(answer, number, called_trouble(answer, number)):
        return True
    leads_on, said = not ahead <= looked_at or _is_taken_up(answer, number + 1), " ".join(words)
    if "turned out" in said:
        return leads_on or _is_share(words)
    if any(phrase in said for phrase in word_set("naming_phrases")):
        return leads_on or is_placed(answer, number)
    if AMOUNTS.isdisjoint(words) and not _has_number(answer, start, end):
        return False
    of_these = any(word == "of" and _is_these(words[at + 1 :], looked_at) for at, word in enumerate(words[:-1]))
    if of_these:
        return leads_on or any(phrase in said for phrase in word_set("cause_phrases"))
    return leads_on and not _named(answer, number).isdisjoint(looked_at)


def _is_share(words: list[str]) -> bool:
    """Whether a sentence goes on with a share of known things: "it turned out that four of the wheels …"."""
    behind = words[words.index("that") + 1 :] if "that" in words else words
    counted = not AMOUNTS.isdisjoint(behind[:2]) or not number_words().words.isdisjoint(behind[:1])
    return counted and "of" in behind[1:3] and "the" in behind[2:4]


def _counts_back(answer: Answer, start: int, words: list[str]) -> bool:
    """Whether a sentence begins with a share of what was just named: "most of them", "nineteen of the forty"."""
    at = words.index("of") + 1 if "of" in words[:4] else 0
    numbers = number_words().words | {word for word in words if word.isdigit()}
    if (AMOUNTS | numbers).isdisjoint(words[:at]):
        return False
    told = {token.text for token in answer.reading.tokens[:start]}
    echoed = words[at : at + 1] == ["the"] and not (numbers & told).isdisjoint(words[at + 1 : at + 2])
    return echoed or not _SEVERAL.isdisjoint(words[at : at + 1])


def _are_marks(answer: Answer, number: int, words: list[str]) -> bool:
    """True for "almost all the dots lay along the corridor", where the sentence before plotted what was looked at."""
    verbs = {step.lemma for step in answer.steps.own if step.sentence == number - 1}
    lead = words[: next((at for at, word in enumerate(words) if word in word_set("marks")), 0)]
    clause = next((one for one in answer.clauses if one.sentence == number), None)
    if (
        clause is None
        or verbs.isdisjoint(verb_class("plotting"))
        or AMOUNTS.isdisjoint(lead)
        or not is_placed(answer, number)
    ):
        return False
    behind = answer.reading.tokens[clause.group.verb + 1 : clause.end]
    return next((one.text for one in behind if not g.is_adverb(one.text)), "") in PLACING


def _is_taken_up(answer: Answer, number: int) -> bool:
    """Whether the speaker's first deed in a sentence is done to what the one before names: "I replaced them"."""
    step = next((step for step in answer.steps.own if step.sentence == number), None)
    if step is None:
        return False
    at = step.clause.group.verb + 1
    return any(token.text in _SEVERAL for token in answer.reading.tokens[at : at + 1])


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
