"""All of a count, and little lost of one, at the end: "all eighteen patients got their tablets before nine".

Also how long a thing then ran, "for the other thirty shows", and "we threw away only three boxes out of sixty".
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from rehearse.content.claims.missed_people import is_person, is_verb
from rehearse.content.claims.number import Number, number_words
from rehearse.content.claims.scene import Scene
from rehearse.content.claims.states import MOST_LEFT
from rehearse.content.claims.words import has, has_verb, listed
from rehearse.content.clauses import grammar as g

_ALL = (["all"], ["all", "of", "the"], ["all", "the"], ["all", "of", "our"], ["all", "of", "my"])
_REST = frozenset({"other", "remaining", "next", "last"})
_ONLY = frozenset({"only", "just", "barely"})
_AMISS = listed("amiss") | {"sick", "ill", "gone", "from"}
_MOMENTS = frozenset({"noon", "midnight", "breakfast", "lunch", "lunchtime", "dinner", "closing", "opening", "dawn"})
_WASTE = g.stems(("bin", "scrap", "discard", "dump", "waste"))
_THROWING = g.stems(("throw", "chuck", "toss"))
BEHIND_TOKENS = 8
VERB_TOKENS = 4  # between the noun that is counted and its verb


def is_told_of_all(scene: Scene, number: Number) -> bool:
    """Whether a number behind the steps counts all who were served, or how often a thing then worked."""
    if scene.sentence(number.start) <= scene.last_step or number.unit or number.rate or number.of is not None:
        return False
    return _is_served(scene, number) or _is_whole_run(scene, number)


def is_small_loss(scene: Scene, number: Number) -> bool:
    """True for "we threw away only three boxes out of sixty", "only two of ninety loaves were binned"."""
    lead = scene.words[max(scene.bounds(number.start)[0], number.start - 4) : number.start]
    if number.of is None or number.amount > MOST_LEFT or _ONLY.isdisjoint(lead[-1:]) or "before" in lead:
        return False  # "two weeks before only two of ninety were late" is how it had been
    if scene.sentence(number.start) <= scene.last_step and not scene.caused(number.start):
        return False
    behind = scene.words[number.end : min(number.end + BEHIND_TOKENS, scene.bounds(number.start)[1])]
    was = next((at for at, word in enumerate(behind) if word in ("was", "were")), -1)
    return _is_lost(behind[was + 1 : was + 3] if was >= 0 else lead[:-1])


def _is_lost(words: Sequence[str]) -> bool:
    """Whether words with a verb say that something was lost: "threw away", "binned", "were spoiled"."""
    stems = [{g.past_of(word), g.participle_of(word)} for word in words]
    thrown = any(one & _THROWING and two in ("away", "out") for one, two in zip(stems, words[1:], strict=False))
    return thrown or any(one & _WASTE for one in stems) or has(words, "harm") or _fails(words)


def _fails(words: Sequence[str]) -> bool:
    return has_verb(words, "failing") and not has_verb(words, "passing")


def _is_served(scene: Scene, number: Number) -> bool:
    """True for "all eighteen patients got their tablets before nine": all had what was wanted, or in time."""
    if scene.clause_lead(number, BEHIND_TOKENS) not in _ALL or not number.noun:
        return False
    behind = scene.words[number.end : min(number.end + 2 * BEHIND_TOKENS, scene.bounds(number.start)[1])]
    at = next((place for place, word in enumerate(behind[: VERB_TOKENS + 1]) if place and is_verb(word)), -1)
    if at < 0 or not {"not", "never", "no"}.isdisjoint(behind):
        return False
    verb, after = behind[at], behind[at + 1 :]
    bad = not _AMISS.isdisjoint(after) or has(after, "unwanted") or _fails([verb, *after[:1]])
    if bad or has_verb([verb], "asking") or (has_verb([verb], "describing") and verb not in g.verb_words("be")):
        return False
    theirs = g.past_of(verb) == g.stem("get") and after[:1] == ["their"]
    return theirs or _in_time(after) or (verb in ("was", "were") and has(after[:3], "fixed"))


def _in_time(words: Sequence[str]) -> bool:
    """True for "before nine", "by noon", "on time"; not for "before that", "by bus"."""
    for one, two in itertools.pairwise(words):
        moment = two in number_words().words or two in _MOMENTS or has([two], "dates")
        if (one in ("by", "before") and moment) or (one in ("on", "in") and two == "time"):
            return True
    return False


def _is_whole_run(scene: Scene, number: Number) -> bool:
    """True for "it ran for the other thirty shows", "the floor turned for all forty shows that were left"."""
    clause, lead = scene.clause(number.start), scene.lead(number, 4)
    if clause is None or clause.group.negated or clause.subject.kind not in ("it", "other") or not number.noun:
        return False
    rest = lead[-3:-1] == ["for", "the"] and lead[-1] in _REST
    if not (rest or lead[-2:] == ["for", "all"]) or is_person(scene.words[clause.group.start - 1]):
        return False
    group = clause.group
    if scene.words[group.verb] in g.verb_words("be"):
        return has(scene.words[group.verb + 1 : group.verb + 3], "fixed")
    works = has_verb([scene.words[group.verb]], "passing") or has_verb([scene.words[group.verb]], "holding")
    return works and group.lemma not in scene.first_told
