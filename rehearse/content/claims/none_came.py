"""A "none" that stands for something unwanted, said earlier: "in the eight months after that we had none"."""

from __future__ import annotations

from rehearse.content.claims.scene import Scene
from rehearse.content.claims.words import has
from rehearse.content.clauses import grammar as g

_HAVING = g.stems(("have", "be", "see", "get", "find", "lose", "miss"))
_ENDS = frozenset({"at", "since", "in", "for", "all", "after", "that", "this", "until"})
LOOK_BACK_TOKENS = 160


def none_came(scene: Scene, start: int, at: int, stop: int) -> bool:
    """Whether the "none" at a token ends a clause about a later time, and an unwanted thing was told before it."""
    clause = scene.clause(at)
    if scene.words[at] != "none" or clause is None or clause.subject.kind == "i" or clause.group.negated:
        return False
    if clause.group.lemma not in _HAVING or (at + 1 < stop and scene.words[at + 1] not in _ENDS):
        return False
    if any(start <= one.start < at and not one.unit and not _told_unwanted([one.noun]) for one in scene.numbers):
        return False  # "we had ten helpers, and after that we had none"
    around = [*scene.words[start:at], *scene.words[at + 1 : stop]]
    dated = has(around, "lasting") or has(around, "later")
    return dated and _told_unwanted(scene.words[max(0, start - LOOK_BACK_TOKENS) : at])


def _told_unwanted(words: list[str]) -> bool:
    singular = [word.removesuffix("s") for word in words]
    return has([*words, *singular], "unwanted")
