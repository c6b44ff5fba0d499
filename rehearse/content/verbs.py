"""The verb behind a subject: what kind it is, and which one a light verb leads to."""

from __future__ import annotations

from typing import Literal

from rehearse.content.text import Token
from rehearse.content.text.lexicon import verbs_lexicon, word_set, words_lexicon


def verb_kind(verb: str) -> Literal["act", "weak", "none"]:
    """Whether a word after a subject is an action, a generic one, or no action at all."""
    verbs = verbs_lexicon()
    if verb in verbs.weak:
        return "weak"
    if verb in verbs.not_actions or verb in words_lexicon().auxiliaries:
        return "none"
    if verb in verbs.irregular or (verb.endswith("ed") and len(verb) > 3):
        return "act"
    return "none"


def skip_adverbs(tokens: tuple[Token, ...], at: int) -> int:
    """The first token from `at` on that is no adverb."""
    adverbs = words_lexicon().adverbs
    while at < len(tokens) and (
        tokens[at].text in adverbs or (tokens[at].text.endswith("ly") and len(tokens[at].text) > 3)
    ):
        at += 1
    return at


def verb_at(tokens: tuple[Token, ...], at: int, *, present: bool) -> tuple[str, int, bool] | None:
    """The content verb at a place: (verb, token, weak). Light verbs lead on to the one they carry."""
    if at >= len(tokens):
        return None
    verb = tokens[at].text
    carried = _led_to(tokens, at)
    if carried is not None:
        return carried
    verbs = verbs_lexicon()
    kind = verb_kind(verb)
    if kind != "none" and (verb not in verbs.base or verb in verbs.irregular):
        return verb, at, kind == "weak"
    if present and verb in verbs.base:
        return verb, at, verb in verbs.weak
    return None


def _led_to(tokens: tuple[Token, ...], at: int) -> tuple[str, int, bool] | None:
    """The verb behind a light one: "was able to explain", "decided to dig", "started by writing", "kept asking"."""
    texts = [token.text for token in tokens[at : at + 3]]
    if texts[:1] in (["was"], ["were"]) and texts[1:] == ["able", "to"]:
        return _carried(tokens, skip_adverbs(tokens, at + 3))
    bridge = skip_adverbs(tokens, at + 1)
    if tokens[at].text not in verbs_lexicon().light - word_set("duties") or bridge >= len(tokens):
        return None
    following = tokens[bridge].text
    if following in word_set("bridges"):
        return _carried(tokens, skip_adverbs(tokens, bridge + 1 + (following == "ahead")))
    return _carried(tokens, bridge) if following.endswith("ing") else None


def _carried(tokens: tuple[Token, ...], at: int) -> tuple[str, int, bool] | None:
    """The verb after "to"/"by": any base form or -ing form that is not a state."""
    if at >= len(tokens):
        return None
    verb = tokens[at].text
    verbs = verbs_lexicon()
    if verb in word_set("carried_states") or verb in words_lexicon().function_words:
        return None
    if verb in verbs.base or (verb.endswith("ing") and len(verb) > 4) or verb.isalpha():
        weak = any(
            form in verbs.weak
            for form in (verb, verb + "ed", verb + "d", verb.removesuffix("ing") + "ed", verb.removesuffix("ing"))
        )
        return verb, at, weak
    return None


def is_participle(verb: str) -> bool:
    """A past participle of an action: regular ones that are no states, and irregular ones by their form."""
    verbs = verbs_lexicon()
    if verb in verbs.not_actions or verb in verbs.states or verb in words_lexicon().function_words:
        return False
    return verb in word_set("irregular_participles") or (verb.endswith("ed") and len(verb) > 4)
