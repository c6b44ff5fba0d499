"""What stayed away: "it went through without any outage", "the roof has not leaked in the two winters since".

A trouble is what a word names as one, or what the set-up told: what kept freezing "has not frozen since".
"""

from __future__ import annotations

from rehearse.content.claims.scene import Scene
from rehearse.content.claims.words import has, has_verb
from rehearse.content.clauses import grammar as g

_ONE = frozenset({"a", "an", "any", "one", "single", "so", "much", "as"})
_SAYS_NOTHING = g.stems(("be", "have", "get", "see", "do", "come", "go"))  # no trouble by themselves
_NOUN_TOKENS = 3  # "any loss of data" shows it by the first, "one night guard injury" by the third
_TROUBLES = ("unwanted", "harm", "clearable", "burden")


def passed_without(scene: Scene, start: int, at: int, stop: int) -> bool:
    """Whether the denial at a token says what an event passed without: "… with no downtime", "without one complaint".

    The event is nothing that the speaker did; what one does without, as "without training", is no trouble.
    """
    clause = scene.clause(at)
    if clause is None or clause.subject.kind == "i" or clause.group.tense != "past":
        return False
    missing = _missing(scene, start, at, stop)
    failed = any(g.participle_of(word) and has_verb([word], "failing") for word in missing[1:])  # "one crate returned"
    return failed or any(_is_trouble(scene, start, word) for word in missing)


def _missing(scene: Scene, start: int, at: int, stop: int) -> list[str]:
    """The words of what there was none of, behind "without any", "with no", "with not a single"."""
    behind, with_before = scene.words[at + 1 : stop], at > start and scene.words[at - 1] == "with"
    skipped = next((place for place, word in enumerate(behind) if word not in _ONE), len(behind))
    bare = scene.words[at] in ("no", "zero") and with_before
    single = scene.words[at] == "without" or (scene.words[at] == "not" and with_before)
    if not bare and not (single and skipped):
        return []
    return behind[skipped : skipped + _NOUN_TOKENS]


def not_since(scene: Scene, start: int, at: int, stop: int) -> bool:
    """Whether the denial at a token says that a trouble of the set-up has not been back: "it hasn't leaked since"."""
    clause = scene.clause(at)
    if scene.words[at] not in ("not", "never") or clause is None or clause.subject.kind in ("i", "we"):
        return False
    if clause.group.lemma in _SAYS_NOTHING:
        return False
    behind = scene.words[at + 1 : stop]
    singular = [one for word in behind for one in _singulars(word)]
    period = has(singular, "units_of_time") or has(singular, "spans")
    lasting = "since" in behind or (period and not {"in", "for"}.isdisjoint(behind))
    return clause.group.perfect and clause.group.negated and lasting and was_told(scene, start, clause.group.lemma)


def _is_trouble(scene: Scene, start: int, word: str) -> bool:
    named = any(has(_singulars(word), name) for name in _TROUBLES)
    return named or (not g.is_function(word) and any(was_told(scene, start, stem) for stem in _stems(word)))


def _singulars(word: str) -> list[str]:
    """A word, and what it may be the plural of."""
    return [word, word.removesuffix("s"), word.removesuffix("ies") + "y"]


def _stems(word: str) -> set[str]:
    """The stems of the verb that a word may be a form of, or be made from: "freezes" and "freezing" as "freeze"."""
    return {g.stem(word), *filter(None, (g.third_of(word), g.gerund_of(word), g.past_of(word), g.participle_of(word)))}


def was_told(scene: Scene, start: int, stem: str) -> bool:
    """Whether the set-up before a sentence tells what went on with a verb of this stem."""
    return scene.first_told.get(stem, start) < start
