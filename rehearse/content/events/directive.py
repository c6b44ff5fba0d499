"""Whether words that sound like an order are one: to do the work of this story, by somebody who may give it.

A directive needs an authority, or nobody named, as the one who gave it, something to do, and a tie to the story: its
words come back in what follows, it points at what was just said, or the first step follows from it at once. What lacks
only the tie is left open: the speaker is asked, and no points are lost.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from typing import Literal

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.people import is_authority, is_outsider, people
from rehearse.content.events.directive_words import listed, stems
from rehearse.content.events.step import Steps
from rehearse.content.events.told_after import follows_the_work, names_more
from rehearse.content.events.topics import around, singular, told_elsewhere
from rehearse.content.text import ParsedText, WordRange

Certainty = Literal["sure", "likely", "open", "none"]
AGENT_TOKENS = 5  # "by the general manager of the hotel"
_NO_THING = frozenset({"no", "none", "nothing"})
AT_ONCE_WORDS = 8  # the first step follows the order within so many words


def certainty(
    text: ParsedText, clauses: Sequence[Clause], steps: Steps, about: Counter[str], order: WordRange
) -> Certainty:
    """How certain it is that these words, from whoever orders to the work, hand over the work of the story.

    "likely": only a word of the order comes back in the story; "nobody asked me" speaks against it.
    """
    at = _clause_of(text, clauses, order)
    clause = None if at is None else clauses[at]
    opens = _is_the_story(text, steps, order)
    if at is not None and (
        _unreal(text, clauses[at])
        or _comes_in(text, clauses[at])
        or _by_others(text, clauses[at])
        or _only_tells(text, clauses, at)
    ):
        return "none"
    if clause is not None and _names_no_deed(text, clause):
        return "open"
    if clause is not None and follows_the_work(text, steps, clause, order):
        return "none" if names_more(text, clause) else "open"
    alone = all(step.sentence == text.sentence_of(order.start) for step in steps.own)
    if clause is not None and not alone and _no_work(text, clause, about, order):
        asked = (opens and _assigns_the(text, clause)) or _done_as_told(steps, clause, order)
        return "open" if asked else "none"
    if opens or _tied(text, steps, order):
        return "sure"
    led = at is not None and _solves(text, clauses, at) and _leads_to_steps(text, steps, order)
    return "likely" if led or told_elsewhere(around(text, order), text, about, order) else "open"


def _names_no_deed(text: ParsedText, clause: Clause) -> bool:
    """True for "told us what to do", and no more: whether that was this work, or how to do it, is not said."""
    return [token.text for token in text.tokens[clause.group.end : clause.end]][-3:] == ["what", "to", "do"]


def _done_as_told(steps: Steps, clause: Clause, order: WordRange) -> bool:
    """True for "told me to call everybody. So I called …": the next own step that shows work is what was ordered."""
    behind = next((step for step in steps.own_concrete if step.hit.start >= order.end), None)
    return clause.complement.kind == "to" and behind is not None and behind.lemma == clause.complement.lemma


def _phrase_solves(text: ParsedText, clause: Clause) -> bool:
    """True for "asked me to bring down the waste": together with its particle the verb is about work."""
    verb = clause.complement.verb
    return " ".join(token.text for token in text.tokens[verb : verb + 2]) in listed().solving_phrases


def _solves(text: ParsedText, clauses: Sequence[Clause], at: int) -> bool:
    """True for "asked to sort out", "asked that I sort out": a verb of putting right says that it is about work."""
    clause = clauses[at]
    verb, lemma = clause.complement.verb, clause.complement.lemma
    if clause.complement.kind not in ("to", "ing"):
        asked = clauses[at + 1] if at + 1 < len(clauses) and clauses[at + 1].sentence == clause.sentence else None
        if asked is None or asked.subject.kind not in ("i", "we"):
            return False
        verb, lemma = asked.group.verb, asked.group.lemma
    behind = [token.text for token in text.tokens[verb : verb + 3]]
    if {"his", "her", "my"} & set(behind):
        return False  # "asked me to fix his bike" is a favour
    return lemma in stems("solving") or " ".join(behind[:2]) in listed().solving_phrases


def _leads_to_steps(text: ParsedText, steps: Steps, order: WordRange) -> bool:
    """Whether the speaker's first step of the whole story stands in the sentence behind the order."""
    first = next((step for step in steps.own_concrete if step.sentence > 0), None)  # the first sentence tells the job
    return first is not None and first.sentence == text.sentence_of(order.end - 1) + 1


def _assigns_the(text: ParsedText, clause: Clause) -> bool:
    """True for "I was assigned the catalogue", "assigned me the juniors": a known thing, unlike "a locker"."""
    behind = [token.text for token in text.tokens[clause.group.end : clause.end]]
    return clause.group.lemma == g.stem("assign") and "the" in behind[: 1 + (behind[:1] in (["me"], ["us"]))]


def _is_the_story(text: ParsedText, steps: Steps, order: WordRange) -> bool:
    """Whether the story begins with the order or has no step besides it: if so, the order started it."""
    sentence = text.sentence_of(order.start)
    return sentence == 0 or all(step.sentence == sentence for step in steps.own)


def _clause_of(text: ParsedText, clauses: Sequence[Clause], order: WordRange) -> int | None:
    """The number of the clause among these words whose verb orders."""

    def word(clause: Clause) -> int:
        return text.tokens[clause.group.verb].word

    for at in range(bisect_left(clauses, order.start, key=word), len(clauses)):
        if word(clauses[at]) >= order.end:
            break
        if clauses[at].group.lemma in stems("ordering"):
            return at
    return None


def _unreal(text: ParsedText, clause: Clause) -> bool:
    """True for "if she had asked me", "he could have told me", "neither of them had asked me": nobody did."""
    modal = clause.group.modality in ("can", "would", "should", "may", "will")
    first, _ = text.token_spans[clause.sentence]
    before = [token.text for token in text.tokens[first : clause.group.start]]
    subject = [token.text for token in text.tokens[clause.subject.start : clause.subject.end]]
    denied = clause.group.negated or "neither" in before or not _NO_THING.isdisjoint(subject)
    return modal or denied or clause.link == "if" or "if" in before[clause.start - first - 1 :]


def _comes_in(text: ParsedText, clause: Clause) -> bool:
    """True for "two forms have been sent to us since", "they were handed back to me": what came of it, and no order."""
    group = clause.group
    if group.voice != "passive" or clause.subject.kind in ("i", "we"):
        return False
    returned = [token.text for token in text.tokens[group.end : group.end + 1]] == ["back"]
    return returned or (group.perfect and group.tense == "present")


def _by_others(text: ParsedText, clause: Clause) -> bool:
    """True for "I was told by a nurse …", "a dog owner asked me to …": people who cannot assign the work."""
    if is_outsider([token.text for token in text.tokens[clause.subject.start : clause.subject.end]]):
        return True
    after = [token.text for token in text.tokens[clause.group.end : clause.end]]
    if clause.group.voice != "passive" or clause.group.lemma in stems("tasking"):
        return False
    later = next((at for at, word in enumerate(after[:-1]) if word == "by" and after[at + 1] in ("a", "an", "my")), -1)
    if "by" not in after[:2]:
        return later >= 0 and not _names_superior(after[later + 1 :])
    return not _names_superior(after[after.index("by") + 1 :])


def _names_superior(words: list[str]) -> bool:
    """Whether a noun phrase at the beginning of these words is a superior."""
    agent: list[str] = []
    for word in words[:AGENT_TOKENS]:
        if word in ("to", "that", "with", "if", "whether"):
            break
        agent.append(word)
    return any(is_authority(agent[: end + 1]) or agent[end] in people().groups for end in range(len(agent)))


def _only_tells(text: ParsedText, clauses: Sequence[Clause], at: int) -> bool:
    """True for "told that the building was old", "asked whether I liked it": information or a question."""
    clause = clauses[at]
    follows = clauses[at + 1] if at + 1 < len(clauses) and clauses[at + 1].sentence == clause.sentence else None
    if clause.group.lemma not in stems("saying") or clause.complement.kind in ("to", "ing") or follows is None:
        return False
    between = [token.text for token in text.tokens[clause.group.end : follows.group.start]]
    if len(between) > 6 or any(word in g.words("joiners") for word in between):
        return False
    if follows.subject.kind in ("i", "we") and follows.group.modality in ("can", "would"):
        return False  # "asked whether I could look at it"
    return follows.subject.kind not in ("i", "we") or follows.link == "question"


def _no_work(text: ParsedText, clause: Clause, about: Counter[str], order: WordRange) -> bool:
    """True for "asked to dance", "assigned a locker", "given a uniform": nothing to do for the story."""
    rest = [token.text for token in text.tokens[clause.group.end : clause.end]]
    work = "saying" in rest or any(singular(word) in listed().work or _is_doing(word) for word in rest)
    if _informs(clause, rest) and not work:
        return True
    thing = (
        clause.group.lemma in stems("giving")
        and rest[:1]
        and (rest[0] in g.words("determiners") | g.words("numbers") - {"all"})
    )  # "given a form to fill in"
    if not thing and (clause.complement.kind == "to" or "to" in rest[:3]):
        return clause.complement.lemma in stems("personal") and not work and not _phrase_solves(text, clause)
    mine = rest[:1] in (["me"], ["us"])
    if work or clause.group.lemma not in (stems("giving") if mine else stems("giving") | stems("dropping")):
        return False
    given = list(takewhile(lambda word: word not in g.words("prepositions") | g.words("joiners"), rest))
    if clause.group.voice == "passive" and clause.subject.kind not in ("i", "we"):
        given = [token.text for token in text.tokens[clause.start : clause.group.start]]  # "the list was given to me"
        if listed().work.intersection(map(singular, given)):
            return False
    return not told_elsewhere(given, text, about, order)


def _is_doing(word: str) -> bool:
    """True for "inspection", "revision": a noun for something that is done."""
    return word.endswith(("tion", "sion")) and word not in listed().kindness


def _informs(clause: Clause, rest: list[str]) -> bool:
    """True for "asked for directions", "asked me about the weather", "I was told the code for the door"."""
    if clause.group.lemma == "ask" and {"for", "about"} & set(rest[:2]):
        return True
    named = bool(rest) and rest[0] in g.words("determiners") | g.words("possessives")
    return named and clause.group.voice == "passive" and clause.group.lemma in stems("saying")


def _tied(text: ParsedText, steps: Steps, order: WordRange) -> bool:
    """Whether the order points at what was said before it, or a step follows from it at once."""
    _, end = text.spans[text.sentence_of(order.end - 1)]
    near = around(text, order)
    if listed().pointing.intersection(near[1:] if near[:1] == ["it"] else near):  # "it was my turn" points at nothing
        return True
    behind = bisect_left(steps.own, order.end, key=lambda step: step.hit.start)
    first = steps.own[behind].hit.start if behind < len(steps.own) else None
    return first is not None and (first < end or _begins_at_once(text, first, order.end))


def _begins_at_once(text: ParsedText, step: int, order_end: int) -> bool:
    """True for "…, so I sat down with …" right behind the order; the "so" may have been read over as a filler."""
    said = text.said[text.places[order_end - 1] + 1 : text.places[step] + 1]
    return len(said) <= AT_ONCE_WORDS and any(word.text.lower().strip(",.") in listed().closing for word in said)
