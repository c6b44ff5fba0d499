"""A trouble that did not come again, told of nothing or of none: "nothing broke again", "none of them came back".

Of the verbs of trouble only those count that say so by themselves, or with "wrong" and the like: "nothing has happened
since" may be no gain at all. What the set-up told as a trouble counts, too.
"""

from __future__ import annotations

from rehearse.content.claims.scene import Scene
from rehearse.content.claims.stayed_away import was_told
from rehearse.content.claims.words import has, has_verb, listed
from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g

_EVENTS = g.stems(listed("befalling"))
_COMING_BACK = g.stems(listed("coming_back"))
_ALIKE = frozenset({"kind", "sort", "similar"})  # "nothing of the sort has happened since"
_OF_THESE = frozenset({"them", "those", "these"})
LOOK_BACK_TOKENS = 40


def nothing_failed(scene: Scene, start: int, at: int, stop: int) -> bool:
    """Whether the "nothing" or "none" at a token is the subject of a trouble that did not come again."""
    of = scene.words[at + 1 : at + 2] == ["of"]
    clause = scene.clause(at) or (scene.clause(at + 2) if of and at + 2 < stop else None)
    if scene.words[at] not in ("nothing", "none") or clause is None or clause.subject.start not in (at, at + 2 * of):
        return False
    group = clause.group
    if group.negated or group.modality or clause.link in ("if", "question") or _has_object(scene, clause):
        return False
    behind = scene.words[group.verb + 1 : stop]
    if of and _comes_back(clause, behind):
        named = scene.words[at + 3 : group.start]
        these = not _OF_THESE.isdisjoint(scene.words[at + 2 : at + 3])
        return _is_trouble(scene, named[-1], start) if named else these and _stands_for_trouble(scene, at)
    lasting = has(scene.words[start:at], "lasting") or has(behind, "lasting")
    if not lasting and not (group.perfect and has(behind, "spans")):
        return False
    if not of and group.perfect and behind[:1] == ["back"] and _came_back(scene, start):
        return lasting
    alike = not _ALIKE.isdisjoint(scene.words[at : group.start])
    return alike or _fails(scene, clause, behind) or _was_trouble(scene, clause, start)


def _has_object(scene: Scene, clause: Clause) -> bool:
    """True for "nothing broke the silence again": the verb acts on something."""
    at = clause.group.verb + 1
    if at >= clause.end or scene.words[at] in ("again", "since") or scene.text.tokens[at - 1].closed:
        return False
    word = scene.words[at]
    described = (
        g.is_adverb(word) or word in listed("amiss") or word in g.words("prepositions") | g.words("subordinators")
    )
    return not described and word not in ("back", "away", "off", "out", "down", "up", "over")


def _fails(scene: Scene, clause: Clause, behind: list[str]) -> bool:
    """Whether the verb says that something failed: "leaked", "got lost", "went missing"."""
    if not listed("amiss").isdisjoint(behind[:1]):
        return clause.group.lemma in _EVENTS
    return clause.group.lemma not in _EVENTS and has_verb([scene.words[clause.group.verb]], "failing")


def _was_trouble(scene: Scene, clause: Clause, start: int) -> bool:
    """Whether the set-up told of the same going on, and it is nothing that is wanted: "tipped", not "sold"."""
    wanted = has_verb([scene.words[clause.group.verb]], "passing") or clause.group.lemma in _EVENTS
    return not wanted and was_told(scene, start, clause.group.lemma)


def _comes_back(clause: Clause, behind: list[str]) -> bool:
    """True for "came back", "returned", "happened again", "has recurred"."""
    lemma = clause.group.lemma
    if clause.group.voice == "passive":
        return False
    again = behind[:1] in (["back"], ["again"])
    return lemma in _COMING_BACK or lemma == g.stem("return") or (again and lemma in _EVENTS)


def _came_back(scene: Scene, start: int) -> bool:
    """Whether the set-up told of what came back, and nobody's own deed brought it: "plates kept going back"."""
    return any(
        clause.start < start
        and scene.set_up(clause.start)
        and "back" in scene.words[clause.group.verb + 1 : clause.end]
        for clause in scene.clauses
        if clause.subject.kind not in ("i", "we")
    )


def _is_trouble(scene: Scene, noun: str, start: int) -> bool:
    """Whether a noun names something unwanted, or is made from the verb of a trouble: "crashes", "stoppages"."""
    one = noun.removesuffix("s")
    base = next((one.removesuffix(end) for end in ("age", "ing") if one.endswith(end)), one)
    forms = [noun, one, base, base[:-1] if base[-2:-1] == base[-1:] else base + "e"]
    stems = {g.stem(form) for form in forms}
    told = any(was_told(scene, start, stem) for stem in stems if not g.is_function(stem))
    return told or has(forms, "unwanted") or has_verb(forms, "failing")


def _is_served(word: str) -> bool:
    """Whether a word names several of those whom somebody serves: they had better come back."""
    return (word.endswith("s") or word == "people") and word.removesuffix("s") in listed("served")


def _stands_for_trouble(scene: Scene, at: int) -> bool:
    """Whether what was last counted before a token, or told in the plural, is unwanted, and nobody is told of."""
    words = scene.words[max(0, at - LOOK_BACK_TOKENS) : at]
    if any(_is_served(word) for word in words):
        return False
    counted = next((one.noun for one in reversed(scene.numbers) if one.end <= at and one.noun and not one.unit), "")
    plural = next((word for word in reversed(words) if word.endswith("s") and not g.is_function(word)), "")
    return any(has([noun, noun.removesuffix("s")], "unwanted") for noun in (counted, plural) if noun in words)
