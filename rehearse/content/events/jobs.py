"""The job of the speaker, told where a story begins: "in June I ran the till at a small bookshop" is no step of it."""

from __future__ import annotations

from itertools import pairwise

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.events.step import Step
from rehearse.content.text import ParsedText

SET_UP_SENTENCES = 1  # the job is told no later than in the second sentence
_POSTS = g.stems(("run", "manage", "lead", "work", "staff", "mind", "oversee", "supervise", "tend", "teach", "coach"))
_TRADES = g.stems(("drive", "serve", "sell", "cook", "clean", "wash", "deliver", "pack", "stock", "bake", "wait"))
_AIDS = g.stems(("help", "volunteer"))
_MOVED = g.stems(("run", "work"))  # also of things
_STATIONS = frozenset(
    {"till", "counter", "desk", "bar", "kitchen", "reception", "shift", "shop", "stall", "ward", "floor", "phones"}
)
_OCCASIONS = frozenset(
    {"test", "trial", "number", "figure", "survey", "poll", "check", "experiment", "pilot", "script", "query", "report"}
    | {"workshop", "meeting", "session", "campaign", "drill", "project", "search", "count", "event", "cable", "errand"}
    | {"effort", "change", "switch", "fight", "problem", "complaint", "plan", "case", "course", "call"}
)  # what is run on one occasion
_EVENT_ENDINGS = ("tion", "sion", "sis", "ing", "ment", "view")
_SHORT = frozenset({"minute", "hour", "morning", "afternoon", "evening", "night", "day", "weekend", "week", "time"})
_FOR_ONCE = frozenset({"myself", "alone", "instead", "through"})
_AT_WORK = frozenset({"at", "in", "for", "of", "on"})
_REASONED = frozenset({"so", "therefore", "then", "to"})


def without_jobs(text: ParsedText, found: list[Step]) -> list[Step]:
    """The steps without what the speaker's job was, as long as nothing else has been done."""
    jobs: set[int] = set()
    for step in found:
        if step.actor != "i" or step.sentence > SET_UP_SENTENCES or not _is_job(text, step.clause):
            break
        jobs.add(step.hit.start)
    return [step for step in found if step.actor != "i" or step.hit.start not in jobs]


def _is_job(text: ParsedText, clause: Clause) -> bool:
    """True for "ran the till at a shop", "worked the counter", "drove a van for a bakery", "sold bikes at a market"."""
    group = clause.group
    behind = [token.text for token in text.tokens[group.end : clause.end]]
    if group.tense != "past" or group.modality or group.perfect or clause.complement.kind == "to":
        return False
    if _is_reasoned(text, clause) or not _FOR_ONCE.isdisjoint(behind) or _is_short(behind):
        return False
    thing, rest = _object(behind[1:] if behind[:1] == ["after"] else behind)
    placed = _is_workplace(text, clause, rest)
    if not thing:
        post = group.lemma == "work" and rest[:1] == ["as"]  # "worked as a porter"
        aids = group.lemma in _AIDS and rest[:1] != ["for"]  # "volunteered for the early slot" is a step
        works = group.lemma == "work" and not group.particle and rest[:1] != ["on"]
        return post or ((aids or works) and placed)
    if group.lemma in _POSTS or (group.lemma == "look" and behind[:1] == ["after"]):
        moved = group.lemma in _MOVED and ("in" in rest or group.lemma == "work")  # "ran a wire in a tube"
        named = not _is_occasion(thing[-1]) and thing[-1] not in g.words("objects") and (not moved or _is_bare(thing))
        return thing[-1] in _STATIONS or (named and placed)
    lent = group.lemma == g.stem("drive") and "for" in rest  # "drove a van for a bakery"
    return group.lemma in _TRADES and (_is_bare(thing) or lent) and placed


def _is_reasoned(text: ParsedText, clause: Clause) -> bool:
    """Whether the clause follows from something, or something was meant by it: "so I ran the till", "… to see why"."""
    before = text.tokens[clause.subject.start - 1].text if clause.subject.start > 0 else ""
    after = text.tokens[clause.end].text if clause.end < len(text.tokens) else ""
    opens = text.token_spans[clause.sentence][0]
    return (before in _REASONED and clause.subject.start > opens) or after in ("so", "to")


def _object(behind: list[str]) -> tuple[list[str], list[str]]:
    """The noun phrase right behind a verb, and what follows it."""
    end = 0
    while end < len(behind) and not _ends_object(behind, end):
        end += 1
    return behind[:end], behind[end:]


def _ends_object(behind: list[str], at: int) -> bool:
    word = behind[at]
    if at > 0 and behind[at - 1] in g.words("determiners") and word in g.words("subordinators"):
        return False  # "the till"
    if word in g.words("determiners") or word in g.words("possessives"):
        return at > 0
    return g.is_function(word) or g.is_adverb(word) or word in ("last", "this", "as")


def _is_occasion(noun: str) -> bool:
    return noun.removesuffix("s") in _OCCASIONS or noun.removesuffix("s").endswith(_EVENT_ENDINGS)


def _is_short(behind: list[str]) -> bool:
    """True for "for a day", "for two Saturdays": a look at the work, and no job."""
    spans = [at for at, word in enumerate(behind) if word == "for"]
    return any(
        word.removesuffix("s") in _SHORT or word.removesuffix("s").endswith("day")
        for at in spans
        for word in behind[at + 1 : at + 4]
    )


def _is_workplace(text: ParsedText, clause: Clause, rest: list[str]) -> bool:
    """True for "at a small bookshop", "for a bakery", "of a school", "at Rossi's"."""
    first = clause.end - len(rest)
    for at, (lead, place) in enumerate(pairwise(rest), first + 1):
        if lead in _AT_WORK and place in ("a", "an"):
            return True
        if lead in ("at", "for") and text.words[text.tokens[at].word].text[:1].isupper():
            return True
    return False


def _is_bare(thing: list[str]) -> bool:
    """True for "umbrellas", "night shifts": no particular thing."""
    return not g.is_function(thing[0])
