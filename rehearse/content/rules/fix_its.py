"""Rewriting the user's own words where that is safe: "we found" becomes "I found", nothing is made up."""

from __future__ import annotations

import re
from itertools import pairwise

from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.events.step import Step
from rehearse.content.story.answer import Answer
from rehearse.content.text import WordRange
from rehearse.content.text.lexicon import word_set

_FIRST_WE = re.compile(r"\b[Ww]e(?: all)?(?: (?:collectively|jointly|together|as a (?:team|group)))?\b")
_FORMS = (("I were ", "I was "), ("I are ", "I am "), ("I're ", "I'm "), ("I’re ", "I’m "))
_BY_SEVERAL = frozenset({"together", "jointly", "collectively", "between", "among", "amongst", "ourselves", "us"})
_OF_SEVERAL = frozenset({"both", "each", "either", "neither", "none", "two", "three", "four"})  # right behind "we"
_JOINING = frozenset({"put", "pulled", "pieced"})
_IN_GENERAL = frozenset({"mostly", "mainly", "rarely", "seldom", "regularly", "would", "used"})
_OPEN = "open with what you noticed, that no one had asked you, and why you took it on"
_ELSE = "If you only did what you were told, choose another story."


def say_i(answer: Answer, hit: WordRange) -> str:
    """What to say instead of “we found a recurring timeout” if it was the speaker, or how to name one's share."""
    quote = answer.reading.quote(hit)
    if not _FIRST_WE.match(quote):
        return f"Say who did it. If it was you, begin with “I” and the verb; “{quote}” hides you."
    if _takes_several(answer, hit):
        return f"Which part of “{quote}” was yours? Begin with “I” and a verb for what you did on that occasion."
    mine = _FIRST_WE.sub("I", quote, count=1)
    for plural, singular in _FORMS:
        mine = mine.replace(plural, singular)
    return f"If it was you, say so: “{mine}”. If it was not, say which part of it you did."


def _takes_several(answer: Answer, hit: WordRange) -> bool:
    """Whether "I" in place of "we" gives no English, or no step: "I helped each other", "I usually shared it"."""
    said = [token.text for token in answer.reading.tokens if hit.start <= token.word < hit.end][1:]
    general = _IN_GENERAL | word_set("habit_adverbs")
    if not _JOINING.isdisjoint(said):  # "we put together a list" is what one can do
        said = [word for word in said if word != "together"]
    if not (_BY_SEVERAL | general).isdisjoint(said) or not _OF_SEVERAL.isdisjoint(said[:1]):
        return True
    return any(one in ("each", "one") and two.removesuffix("'s") in ("other", "another") for one, two in pairwise(said))


def open_with_notice(answer: Answer, directed: WordRange) -> str:
    """How to open with what the speaker saw, instead of with the order."""
    quote = answer.reading.quote(directed)
    found = first_finding(answer, directed)
    if found is None:
        return f"Instead of “{quote}”, {_OPEN}. {_ELSE}"
    own = answer.reading.quote(found.hit)
    return f"Leave out “{quote}” and open with what you saw yourself: “{own} …”; then say why you took it on. {_ELSE}"


def first_finding(answer: Answer, after: WordRange) -> Step | None:
    """The speaker's own first finding after an assignment."""
    return next(
        (act for act in answer.steps.own if act.lemma in verb_class("finding") and act.hit.start >= after.start), None
    )
