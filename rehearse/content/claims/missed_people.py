"""People who did not answer, come or return are no gain: "nobody has replied since", "none of the guests came back".

What they no longer do is a gain where it was a trouble: "nobody has complained since", "nobody has got lost since".
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

from rehearse.content.claims.scene import Scene
from rehearse.content.claims.words import has, has_verb, is_verb_of, listed
from rehearse.content.clauses import grammar as g

Missed = Literal["", "gain", "open", "loss"]  # "": nobody is said to have stayed away
_NOBODY = frozenset({"nobody", "no-one"})
_DENIALS = _NOBODY | {"no", "none", "not"}
_WHO = frozenset({"who", "that", "whom"})
_PEOPLE = listed("people") | listed("served")
_PLAIN = g.stems(listed("plain_deeds"))
_WELCOME = g.stems(listed("welcome_deeds"))
_AMISS = listed("amiss") | listed("ill_served")
_ENDINGS = ("er", "or", "ist", "ian", "eer", "ee")  # "driver", "visitor", "florist", "librarian"
_IN = frozenset({"in", "over", "during", "for"})
_THOSE = frozenset({"those", "these", "that"})
_SPEAKER = frozenset({"me", "us", "my", "our"})
_SOMETHING = frozenset({"a", "an", "one", "any", "another", "single", "it", "them", "the"})
_ENDS = frozenset({"since", "again", "after", "that", "in", "for", "at", "on", "from", "until", "to"})
_CLASSES = ("passing", "winning", "joining", "asking")
BEHIND_TOKENS = 6


def missed_at(scene: Scene, start: int, at: int, stop: int) -> Missed:
    """What the denial at a token means; of "the families have not replied" as of "no families have replied"."""
    words, before = scene.words[at:stop], scene.words[start:at]
    if _is_of_perfect(before, words[0]):
        clause = scene.clause(at)
        before = before if clause is None else scene.words[max(start, clause.start) : at]
        words = _denied_first(before, words)
    return missed(words, scene.first_told)


def is_dated(words: Sequence[str]) -> bool:
    """Whether people have had no trouble since then, or "in those three weeks", by the words from a denial on."""
    dated = not _IN.isdisjoint(words) and not _THOSE.isdisjoint(words) and has(words, "spans")
    return has(words, "lasting") or (dated and has_verb(words, "failing"))


def missed(words: Sequence[str], told: Collection[str]) -> Missed:
    """What it means that people did not do something, by a clause from its denial on.

    told: the stems of the verbs that the set-up told of. "open": neither a trouble nor surely something wanted.
    """
    if words[:1] and words[0] in ("not", "never", "without", "nothing") and words[1:2] not in (["one"], ["a"]):
        return ""
    if words[1:2] == ["two"]:
        return ""  # "no two drivers have met at the same door again"
    verbs = [at for at, word in enumerate(words) if at and is_verb(word)]
    verbs = _without_relative(words, verbs)
    if not verbs or not _are_people(words[: verbs[0]]):
        return ""
    group = [verbs[0]]
    while g.is_auxiliary(words[group[-1]]) and (at := _next_verb(words, group[-1] + 1)) is not None:
        group.append(at)
    verb, behind = words[group[-1]], list(words[group[-1] + 1 :])
    passive = len(group) > 1 and words[group[-2]] in g.verb_words("be") | {"been"}
    if _is_trouble(verb, behind, told) or (verb == "had" and behind[:1] == ["to"]):
        return "gain"
    stems = {g.past_of(verb), g.participle_of(verb), g.stem(verb)}
    welcome = g.is_auxiliary(verb) or not stems.isdisjoint(_WELCOME | _PLAIN)
    welcome = welcome or any(is_verb_of(verb, name) for name in _CLASSES)
    acts = not _SOMETHING.isdisjoint(behind[:2]) or (bool(behind) and not _closes(behind[0]))
    if welcome or not _SPEAKER.isdisjoint(behind[:1]):
        return "open" if acts and behind[-1:] in (["more"], ["anymore"]) else "loss"  # "nobody rang him any more"
    return "gain" if passive or acts else "open"


def is_loss(words: Sequence[str]) -> bool:
    """Whether a clause says that people no longer do what is wanted: "and none of them has rung back since"."""
    for at, word in enumerate(words):
        said = _denied_first(words[:at], words[at:]) if _is_of_perfect(words[:at], word) else list(words[at:])
        if word in _DENIALS | {"never"} and missed(said, ()) == "loss":
            return True
    return False


def _is_of_perfect(before: Sequence[str], denial: str) -> bool:
    """Whether a denial stands within "has not replied", whose subject is before it."""
    return denial in ("not", "never") and before[-1:] in (["has"], ["have"])


def _denied_first(before: Sequence[str], words: Sequence[str]) -> list[str]:
    """The words of "the mayor has not replied", by what stands before the "not" and from it on, as "no mayor has"."""
    return ["no", *before, *words[1:]]


def _closes(word: str) -> bool:
    """Whether nothing that is acted on can begin with a word."""
    return word in _ENDS or g.is_adverb(word) or word in g.words("prepositions")


def _is_trouble(verb: str, behind: list[str], told: Collection[str]) -> bool:
    """Whether a verb, or what stands behind it, names something unwanted: "complained", "got lost", "sent one back"."""
    stems = {g.past_of(verb), g.participle_of(verb), g.stem(verb)} - {None}
    near = behind[:BEHIND_TOKENS]
    if not _AMISS.isdisjoint(near) or any(has([word, word.removesuffix("s")], "unwanted") for word in near):
        return True
    plain = not stems.isdisjoint(_PLAIN)
    if plain and (any(g.participle_of(word) and has_verb([word], "failing") for word in near[:2]) or has(near, "harm")):
        return True  # "been hurt", "got stuck"
    if (is_verb_of(verb, "failing") and not plain) or (not stems.isdisjoint(told) and not is_verb_of(verb, "passing")):
        return True
    return "back" in near[1:] and not _SOMETHING.isdisjoint(near[:1])


def _are_people(subject: Sequence[str]) -> bool:
    """Whether a denied subject is people: "nobody on call", "none of the families", "not a single neighbour"."""
    if subject[:1] and (subject[0] in _NOBODY or list(subject[:2]) == ["no", "one"]):
        return True
    start = 2 if list(subject[:2]) == ["none", "of"] else 1
    phrase: list[str] = []
    for word in subject[start:]:
        if (word in g.words("prepositions") or word in _WHO) and phrase:
            break
        if not g.is_function(word) and word not in ("single", "one"):
            phrase.append(word)
    return bool(phrase) and is_person(phrase[-1])


def is_person(noun: str) -> bool:
    """Whether a noun is one for a person, by what it is or by its ending."""
    one = noun.removesuffix("s") if not noun.endswith("ies") else noun[:-3] + "y"
    if not listed("things").isdisjoint((one, noun)):
        return False
    return not _PEOPLE.isdisjoint((one, noun)) or (len(one) > 4 and one.endswith(_ENDINGS))


def is_verb(word: str) -> bool:
    """Whether a word is a past form or an auxiliary."""
    return g.past_of(word) is not None or g.is_auxiliary(word)


def _next_verb(words: Sequence[str], start: int) -> int | None:
    """The next verb of a group, behind adverbs."""
    at = start
    while at < len(words) and g.is_adverb(words[at]):
        at += 1
    return at if at < len(words) and (is_verb(words[at]) or g.participle_of(words[at])) else None


def _without_relative(words: Sequence[str], verbs: list[int]) -> list[int]:
    """The places of verbs without those of a relative clause: "came" in "none of the guests who complained came"."""
    who = next((at for at, word in enumerate(words[:BEHIND_TOKENS]) if word in _WHO), -1)
    inside = [at for at in verbs if at > who]
    if who < 0 or (verbs and verbs[0] < who):
        return verbs
    main = next((place for place, at in enumerate(inside) if not g.is_auxiliary(words[at])), len(inside) - 1)
    return inside[main + 1 :]
