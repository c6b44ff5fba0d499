"""Verb groups: auxiliaries, adverbs, negation and the verb behind them; and verbs that stand alone."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.model import Modality, Tense, VerbGroup
from rehearse.content.text import Token

_MODALITY: dict[str, Modality] = {
    "can": "can", "could": "can", "will": "will", "would": "would", "'d": "would", "shall": "will", "should": "should",
    "ought": "should", "must": "must", "may": "may", "might": "may",
}  # fmt: skip
_QUASI: dict[str, Modality] = {
    "able": "able", "going": "going", "supposed": "supposed", "meant": "supposed", "about": "going",
}  # fmt: skip


_GUESSES = frozenset({"reckon", "think", "guess", "expect", "hope", "believe", "suppose", "say"})
_HAD = (("'d", "been"), ("'d", "had"))  # "I'd been asked", "they'd had a bad run": had


def skip(tokens: Sequence[Token], at: int, end: int) -> int:
    """The first token from `at` on that is neither an adverb nor "not"; "sort" is one only before "of"."""
    while at < end and (g.is_adverb(tokens[at].text) or tokens[at].text == "not"):
        if tokens[at].text == "sort" and at + 1 < end and tokens[at + 1].text != "of":
            break
        at += 1
    return at


def auxiliary_group(tokens: Sequence[Token], at: int, end: int) -> VerbGroup | None:
    """The verb group that begins with an auxiliary at `at` ("was", "had been", "did not", "have to")."""
    auxiliaries: list[str] = []
    place = at
    while place < end and (g.is_auxiliary(tokens[place].text) or tokens[place].text in g.verb_words("contracted_be")):
        auxiliaries.append(_plain(tokens[place].text))
        place = skip(tokens, place + 1, end)
        if place + 1 < end and tokens[place].text == "since" and g.participle_of(tokens[place + 1].text):
            place += 1  # "I've since written"
        if len(auxiliaries) == 1 and (asked := inverted(tokens, at, place + 1)) is not None:
            place = skip(tokens, asked + 1, end)  # "can you fix", "did they know"
    if not auxiliaries:
        return None
    negated = any(token.text in g.words("negations") for token in tokens[at:place])
    end = place if is_cut(tokens, place, end) else end
    return _led(tokens, at, place, end, tuple(auxiliaries), negated=negated)


def is_cut(tokens: Sequence[Token], place: int, end: int) -> bool:
    """True for "how bad it was, wrote a list": behind a mark, a past form with an object is a verb of its own."""
    if place + 1 >= end or not tokens[place - 1].closed or tokens[place].closed:
        return False
    opened = g.words("determiners") | g.words("possessives") | g.words("objects") | {"it"}
    deed = g.past_of(tokens[place].text) is not None and tokens[place + 1].text in opened
    return deed and tokens[place - 1].text in g.verb_words("be")


def inverted(tokens: Sequence[Token], at: int, end: int) -> int | None:
    """The subject pronoun right behind an auxiliary that opens its clause, as in a question; None without one."""
    if at + 1 >= min(end, len(tokens)) or not g.is_auxiliary(tokens[at].text) or tokens[at].closed:
        return None
    opens = at == 0 or tokens[at - 1].closed or g.subject_kinds().get(tokens[at - 1].text, "it") == "it"
    kind = g.subject_kinds().get(tokens[at + 1].text)
    verb = at + 2 < len(tokens) and not g.is_auxiliary(tokens[at + 2].text) and not tokens[at + 1].closed
    return at + 1 if opens and verb and kind in ("i", "we", "you", "third") and tokens[at].text != "be" else None


def _plain(word: str) -> str:
    return "is" if word in g.verb_words("contracted_be") else word


def _led(
    tokens: Sequence[Token], at: int, place: int, end: int, auxiliaries: tuple[str, ...], *, negated: bool
) -> VerbGroup:
    """The group whose auxiliaries end before `place`: the verb they lead to, or the last of them as the verb."""
    last = auxiliaries[-1]
    word = tokens[place].text if place < end else ""
    tense = "past" if any(aux in g.verb_words("past_auxiliaries") or aux == "'d" for aux in auxiliaries) else "present"
    said = auxiliaries[1:] if auxiliaries[:2] in _HAD else auxiliaries
    modality = next((_MODALITY[aux] for aux in said if aux in _MODALITY), "")
    perfect = said != auxiliaries or any(aux in g.verb_words("have") for aux in auxiliaries[:-1])

    def made(verb: int, lemma: str, **more: object) -> VerbGroup:
        given: dict[str, object] = {
            "modality": modality, "voice": "active", "progressive": False, "perfect": perfect, **more
        }  # fmt: skip
        return VerbGroup(at, verb + 1, verb, lemma, "", auxiliaries, negated, tense=tense, **given)  # type: ignore[arg-type]

    quasi = _quasi(tokens, place, end, last)
    if quasi is not None:
        verb, kind = quasi
        return made(verb, g.base_of(tokens[verb].text), modality=modality or kind)  # "would have to", "will be able to"
    participle, gerund = g.participle_of(word), g.gerund_of(word)
    if last in g.verb_words("be"):
        if participle is not None:
            return made(place, participle, voice="passive")
        if gerund is not None:
            return made(place, gerund, progressive=True)
    elif last in g.verb_words("have") or (last == "'d" and participle is not None and not _supposed(tokens, at, word)):
        if participle is not None and last != "having":
            return made(place, participle, perfect=True, modality="" if last == "'d" else modality)
    elif word and not g.is_function(word):  # do and the modals
        return made(place, g.base_of(word))
    return made(_place_of(tokens, at, place, last), _auxiliary_base(last))


def _supposed(tokens: Sequence[Token], at: int, word: str) -> bool:
    """True for "I reckon it'd come down": behind a guess of today a form that is also a base form is no participle."""
    return g.is_irregular_base(word) and at > 1 and tokens[at - 2].text in _GUESSES


def _place_of(tokens: Sequence[Token], at: int, place: int, auxiliary: str) -> int:
    """Where the auxiliary stands that is the verb itself."""
    verb = place - 1
    while verb > at and tokens[verb].text not in (auxiliary, "it's") and _plain(tokens[verb].text) != auxiliary:
        verb -= 1
    return verb


def _auxiliary_base(word: str) -> str:
    return "be" if word in g.verb_words("be") else "hav" if word in g.verb_words("have") else "do"


def _quasi(tokens: Sequence[Token], place: int, end: int, last: str) -> tuple[int, Modality] | None:
    """The place of the verb behind "was able to", "is going to", "had to" or "was supposed to", and its modality."""
    word = tokens[place].text if place < end else ""
    kind: Modality = ""
    to = place
    if last in g.verb_words("be") and word in _QUASI:
        kind, to = _QUASI[word], place + 1
    elif last in g.verb_words("have") and word == "to":
        kind = "must"
    if not kind or to >= end or tokens[to].text != "to":
        return None
    verb = skip(tokens, to + 1, end)
    bare = verb < end and (not g.is_function(tokens[verb].text) or tokens[verb].text in ("be", "have", "do", "sort"))
    return (verb, kind) if bare else None


def got_passive(tokens: Sequence[Token], at: int, end: int) -> VerbGroup | None:
    """The verb group of a passive with get: "got broken", "gets fixed"."""
    if tokens[at].text not in g.verb_words("get"):
        return None
    place = skip(tokens, at + 1, end)
    lemma = g.participle_of(tokens[place].text) if place < end else None
    if lemma is None or tokens[place].text in ("put", "set", "got"):
        return None
    tense: Tense = "past" if tokens[at].text == "got" else "present"
    return VerbGroup(at, place + 1, place, lemma, "", (tokens[at].text,), False, "", tense, "passive")


def simple_group(at: int, lemma: str, *, past: bool, negated: bool = False) -> VerbGroup:
    """A verb without auxiliaries."""
    tense: Tense = "past" if past else "present"
    return VerbGroup(at, at + 1, at, lemma, "", (), negated, "", tense, "active")
