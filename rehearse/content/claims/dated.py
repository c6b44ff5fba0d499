"""Values that a piece of a sentence gives with their time: "August, which is busier if anything, five slips"."""

from __future__ import annotations

from dataclasses import replace

from rehearse.content.claims.number import TIMES, Number, number_words, unit_forms
from rehearse.content.claims.own_steps import is_step
from rehearse.content.claims.scene import Scene
from rehearse.content.claims.words import has
from rehearse.content.clauses import grammar as g

OPENING_TOKENS = 7  # "In the three weeks after that,"
NOUN_TOKENS = 2  # "five wet slips"
_PERIODS = frozenset({"night", "morning", "evening", "afternoon", "fortnight", "quarter", "season", "term", "weekend"})
_STATED = frozenset({"there", "it", "we", "was", "were", "had", "then"})
_NO_LATER = frozenset({"first", "ago", "earlier", "previous", "every", "each", "all"})


def is_dated_value(scene: Scene, number: Number) -> bool:
    """Whether a sentence opens or ends with a time, and states nothing but a value of it."""
    return _opens_with_time(scene, number) or _ends_with_time(scene, number)


def _opens_with_time(scene: Scene, number: Number) -> bool:
    """True for "The week before Christmas, which is our busiest, there were twenty-one"."""
    start, end = scene.bounds(number.start)
    marks = [at + 1 for at in range(start, number.start) if scene.text.tokens[at].closed]
    if not marks or not _names_time(scene.words[start : marks[0]]):
        return False
    stated = all(word in _STATED or word in number_words().hedges for word in scene.words[marks[-1] : number.start])
    done = any(start <= one.start < number.start and is_step(one, scene.words) for one in scene.clauses)
    return stated and not done and _is_noun(scene, number.end, end)


def _ends_with_time(scene: Scene, number: Number) -> bool:
    """True for "Fifty-five times, the week after"."""
    start, end = scene.bounds(number.start)
    mark = next((at + 1 for at in range(number.end - 1, end - 1) if scene.text.tokens[at].closed), end)
    stated = all(word in number_words().hedges for word in scene.words[start : number.start])
    return stated and mark < end and _is_noun(scene, number.end, mark) and _names_time(scene.words[mark:end])


def _names_time(words: list[str]) -> bool:
    """Whether a few words name a time, and no earlier one: "the week after", "opening night", "August"."""
    if len(words) > OPENING_TOKENS or not _NO_LATER.isdisjoint(words) or words[-1] == "before":
        return False
    before = [word for word in words if word != "before"]  # "the week before Christmas"
    period = any(unit_forms().get(word) in TIMES or word in _PERIODS for word in words)
    own = not {"i", "we", "for"}.isdisjoint(words)
    return (period or has(words, "dates")) and not own and not has(before, "earlier")


def _is_noun(scene: Scene, start: int, end: int) -> bool:
    """Whether only what is counted stands in the tokens [start, end)."""
    words = scene.words[start:end]
    return len(words) <= NOUN_TOKENS and not any(g.is_function(word) for word in words)


def times_before(scene: Scene, number: Number) -> tuple[Number, Number] | None:
    """How often something had happened, and happened later: "I'd been asked 160 times … 55 times, after that"."""
    if number.unit != "x" or scene.words[number.end - 1] != "times":
        return None
    for one in reversed(scene.numbers):
        if one.start < scene.bounds(number.start)[0] and one.unit == "x" and _happened(scene, one):
            return replace(one, unit="", noun="times"), replace(number, unit="", noun="times")
    return None


def _happened(scene: Scene, number: Number) -> bool:
    """True for "I'd been asked sixty times", "it broke nine times"; "I rang him four times" is a deed."""
    clause = scene.clause(number.start)
    if clause is None or clause.group.tense != "past" or clause.group.negated or scene.words[number.end - 1] != "times":
        return False
    plain = number.end == scene.bounds(number.start)[1] or scene.text.tokens[number.end - 1].closed
    return plain and (clause.group.voice == "passive" or clause.subject.kind not in ("i", "we", "dropped"))
