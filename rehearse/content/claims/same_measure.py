"""Whether two numbers, said sentences apart, are values of one measure: the same unit alone does not make them one."""

from __future__ import annotations

from rehearse.content.claims.number import Number, number_words, rate_forms, unit_forms
from rehearse.content.claims.scene import Scene, trimmed
from rehearse.content.claims.spoken import is_number_word
from rehearse.content.claims.words import direction_of, has, has_state, has_verb, is_verb_of
from rehearse.content.clauses import grammar as g

_MOMENTS = frozenset(
    {"later", "ago", "earlier", "before", "after", "afterwards", "apart", "prior", "in", "into", "left"}
)
_HAVING = frozenset({"have", "has", "had", "got", "gave", "given"})
_BACK = frozenset({"median", "average", "mean", "it", "that", "this", "which", "they", "them", "these", "those"})
_OF_THE = frozenset({"of", "the", "those", "these", "our", "my", "their"})
CHANGE_TOKENS = 12


def is_same_measure(scene: Scene, number: Number, own: Number) -> bool:
    """True for "coverage was around 40 percent … coverage hit 72", "it took four minutes … it is at two now".

    Shares are of anything: the two sentences share a noun, or the later one points back. A time or an amount of money
    may also be the end of a change ("the queue was 40 minutes long … the wait dropped to 12").
    """
    if number.amount <= own.amount and direction_of(scene.clause_lead(own, CHANGE_TOKENS)) < 0:
        return False  # nothing goes down from twenty seconds to four minutes
    if own.unit != "%" and own.of is None and _ends_change(scene, own):
        return True
    one, two = (named_in(scene, *_context(scene, end)) for end in (number, own))
    return _points_back(scene, own) or bool(one & two)


def goes_with(scene: Scene, one: Number, two: Number) -> bool:
    """Whether a number is a later value; false for "It used to take forty minutes. We had nine days left."."""
    return not (is_moment(scene, two) or is_allowed(scene, two)) and is_same_measure(scene, one, two)


def is_moment(scene: Scene, number: Number) -> bool:
    """True for "two weeks later", "three days ago": a time that passed; "it took two weeks before" measures."""
    if number.dimension != "time" or number.rate or not _MOMENTS & set(scene.tail(number, 1)):
        return False
    near = trimmed(scene.lead(number, 4))[-1:]
    taken = near in (["took"], ["takes"]) and scene.tail(number, 1) == ["before"]  # "it took an hour before he left"
    return not (taken or (scene.tail(number, 2) == ["before"] and has_state(near)))


def is_allowed(scene: Scene, number: Number) -> bool:
    """True for "we have eleven minutes", "reducing it to under five percent": an allowance or an aim, no state."""
    lead = scene.clause_lead(number, CHANGE_TOKENS)
    near = trimmed(lead)[-1:]
    if number.dimension == "time" and not number.rate and _HAVING & set(near):
        return scene.tail(number, 1) != ["of"]
    return near == ["to"] and any(word.endswith("ing") and direction_of([word]) for word in lead)


def _ends_change(scene: Scene, own: Number) -> bool:
    """Whether the words around a level say that it was reached by a change."""
    lead = scene.clause_lead(own, CHANGE_TOKENS)
    near = (trimmed(lead) or [""])[-1]
    moved = direction_of(lead) != 0 or (near == "to" and has_verb(lead, "moving")) or is_verb_of(near, "reaching")
    return moved or has(lead, "now") or has(scene.tail(own, 4), "now")


def _points_back(scene: Scene, own: Number) -> bool:
    """Whether the clause of a number, or a clause before it in its sentence, speaks of "it"."""
    at = scene.clause_number(own.start)
    if at < 0:
        return False
    clause = scene.clauses[at]
    return not _BACK.isdisjoint(scene.words[clause.start : own.start])


def _context(scene: Scene, number: Number) -> tuple[int, int]:
    """The sentence of a number, with the one before it where it has no verb: "I kept a tally: nine out of forty"."""
    start, end = scene.bounds(number.start)
    return (scene.bounds(start - 1)[0] if start and scene.is_verbless(start, end) else start), end


def named_in(scene: Scene, start: int, end: int) -> frozenset[str]:
    """The stems of those of the tokens [start, end) that can name what is measured."""
    return frozenset(g.stem(word.rstrip("s")) for word in scene.words[start:end] if _names(word))


def _names(word: str) -> bool:
    known = g.is_function(word) or g.is_adverb(word) or is_number_word(word) or word in number_words().hedges
    measured = word in unit_forms() or word in rate_forms() or g.past_of(word) is not None
    return word[:1].isalpha() and not known and not measured


def is_whole(scene: Scene, number: Number) -> bool:
    """True for "all three hundred samples", "each of the forty": how many there were, so no earlier count became it."""
    lead = [word for word in scene.lead(number, 4) if word not in _OF_THE]
    return lead[-1:] in (["all"], ["each"]) or lead[-2:] == ["every", "one"]
