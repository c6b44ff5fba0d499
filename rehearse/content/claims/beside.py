"""What stands around two numbers that are near each other, and what keeps them from being before and after."""

from __future__ import annotations

from rehearse.content.claims.number import Number
from rehearse.content.claims.scene import Scene
from rehearse.content.claims.words import has
from rehearse.content.clauses import grammar as g


def behind(scene: Scene, one: Number, two: Number) -> list[str]:
    """The words right behind the first number, up to where the next clause may begin."""
    stop = min(one.reach + 5, two.start, scene.bounds(one.start)[1])
    for at in range(one.reach, stop):
        if scene.text.tokens[at - 1].closed or scene.words[at] in ("and", "but", "so", "while"):
            return scene.words[one.reach : at]
    return scene.words[one.reach : stop]


def is_marked(following: list[str]) -> bool:
    """Whether the words behind a value date it: "ninety per box before", "forty when I started"."""
    words = following[2:] if following[:1] and following[0] in ("per", "a", "an", "each", "every") else following
    moment = len(words) == 2 and words[0] == "before" and not g.is_function(words[1]) and not has(words, "dates")
    if moment and g.gerund_of(words[1]) is None and not g.is_adverb(words[1]):
        return False  # "thirty calls before lunch"
    return words[:1] == ["before"] or has(words[:4], "earlier")


def is_beside(scene: Scene, one: Number, two: Number) -> bool:
    """Whether the second number is about something else than the first, or only comments on it."""
    return _is_set_apart(scene, one, two) or _is_comment(scene, one, two) or _is_hour(scene, two)


def _is_set_apart(scene: Scene, one: Number, two: Number) -> bool:
    """True for "that took five months. They paid 11,240 pounds and the bill is 4,200": the bare figure is money."""
    bare = bool(one.unit) and not two.unit
    return bare and any(
        one.start < number.start < two.start and number.unit and number.dimension != one.dimension
        for number in scene.numbers
    )


def _is_comment(scene: Scene, one: Number, two: Number) -> bool:
    """True for "it takes 35 minutes now, well, nearer fifty at Christmas": the second figure has no verb of its own."""
    if scene.sentence(one.start) != scene.sentence(two.start) or not has(behind(scene, one, two), "now"):
        return False
    lead = scene.between(one, two)
    earlier = has(lead, "earlier") or "from" in lead or is_marked(scene.tail(two, 5))
    return not earlier and scene.clause_number(one.start) == scene.clause_number(two.start)


def _is_hour(scene: Scene, two: Number) -> bool:
    """True for "they have it before five"; "before, five were late" is a value of before."""
    bare = not (two.unit or two.noun or two.rate) and two.of is None
    return bare and scene.words[two.start - 1] == "before" and not scene.text.tokens[two.start - 1].closed


def has_own_start(scene: Scene, two: Number) -> bool:
    """True for both figures of "the price went from 200 to 250": the value before them is told there."""
    start = scene.bounds(two.start)[0]
    return any(start < one.start <= two.start and scene.near(one) == "from" for one in scene.numbers)
