"""Verbs in a row under one subject: "I introduced a gate, wrote examples and held two sessions"."""

from __future__ import annotations

from rehearse.content.act import Act, Actor, make_act
from rehearse.content.text import ParsedText, Token
from rehearse.content.text.lexicon import verbs_lexicon, word_set, words_lexicon
from rehearse.content.verbs import skip_adverbs, verb_kind


def chained(reading: ParsedText, place: int, actor: Actor) -> list[Act]:
    """Verbs in a row under the same subject, with no other subject between them."""
    tokens = reading.tokens
    end_word = reading.spans[reading.sentence_of(tokens[place].word)][1]
    acts: list[Act] = []
    last = place
    at = place + 1
    while at < len(tokens) and tokens[at].word < end_word:
        if tokens[at].text == "i" or (tokens[at].text in word_set("stops") and not _is_object(tokens, at)):
            break
        verb_place = _next_in_row(reading, last, at)
        if verb_place is not None and tokens[verb_place].word < end_word:
            verb = tokens[verb_place].text
            weak = verb_kind(verb) == "weak"
            acts.append(make_act(reading, verb_place, verb_place, verb, actor, weak=weak, chained=True))
            last = at = verb_place
        at += 1
    return acts


def _is_object(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether an "it" or "you" is what the verb acts on, and no new subject: no finite verb follows it."""
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    finite = following in words_lexicon().auxiliaries or following.endswith("ed") or following in verbs_lexicon().finite
    return tokens[at].text in word_set("objects") and not finite


def _next_in_row(reading: ParsedText, last: int, at: int) -> int | None:
    """The verb at `at`, if it follows "and" or a comma; or if its form is finite and nothing can be its subject."""
    tokens = reading.tokens
    joiners = words_lexicon().joiners
    before = tokens[at - 1]
    joined = before.text in joiners or reading.words[before.word].text.endswith((",", ";", "-", "—", ":"))
    if tokens[at].text in joiners:
        return None
    place = skip_adverbs(tokens, at) if joined else at
    if place >= len(tokens) or verb_kind(tokens[place].text) == "none":
        return None
    verb = tokens[place].text
    after = tokens[place + 1].text if place + 1 < len(tokens) else ""
    if after == "by":
        return None
    irregular = verb in verbs_lexicon().irregular
    if joined and (
        irregular
        or after in word_set("determiners") | word_set("particles")
        or before.text in joiners
        or after.endswith(("s", "ly"))
    ):
        return place
    finite = verb in verbs_lexicon().finite or (verb.endswith("ed") and after in word_set("determiners"))
    between = {token.text for token in tokens[last + 1 : at]}
    alone = before.text not in word_set("not_before_finite") | word_set("subordinators") and not between & (
        joiners | word_set("subordinators")
    )
    return place if finite and alone and at - last > 1 and verb not in verbs_lexicon().outcomes else None
