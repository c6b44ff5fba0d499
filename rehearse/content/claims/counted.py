"""How one number was measured: the words of a method that are about this number and not about something else.

A method that names what was measured ("I counted the failures") belongs to a number of the same noun. One that points
back ("I measured it", "counted from the same logs") belongs to the number just before it. Any other belongs to none: a
quote about another measure is worse than no quote.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rehearse.content.claims.method import methods_of
from rehearse.content.claims.model import NumericResult
from rehearse.content.claims.number import rate_forms, unit_forms
from rehearse.content.clauses import grammar as g
from rehearse.content.text import ParsedText, Token, WordRange
from rehearse.content.text.lexicon import word_set

_REACH = 4  # tokens between a number and the words that point back to it
Object = frozenset[str] | Literal["pointing", "bare"]  # the nouns that were measured; "it"; or no verb of measuring


def method_for(text: ParsedText, results: Sequence[NumericResult], result: NumericResult) -> WordRange | None:
    """The words that say how this result was measured; None where no words are surely about it."""
    counted = _heads(text.tokens[slice(*_span(text, result.hit))])
    for hit in methods_of(text):
        measured = _object(text, hit)
        if isinstance(measured, frozenset):
            if measured & counted:
                return hit
        elif _points_at(text, hit, results) is result or (measured == "bare" and _leads(text, hit, result)):
            return hit
    return None


def _span(text: ParsedText, hit: WordRange) -> tuple[int, int]:
    """The tokens of a place."""
    at = [number for number, token in enumerate(text.tokens) if hit.start <= token.word < hit.end]
    return (at[0], at[-1] + 1) if at else (0, 0)


def _object(text: ParsedText, hit: WordRange) -> Object:
    """What the words of a method say was measured."""
    tokens = text.tokens
    start, end = _span(text, hit)
    verb = next((at for at in range(start, end) if _measures(tokens[at].text)), None)
    if verb is None:
        return "bare"
    before = verb - 1
    while before >= 0 and g.is_adverb(tokens[before].text):
        before -= 1
    if before >= 0 and _is_be(tokens[before].text):
        return _subject(tokens, before)
    return _named(tokens[verb + 1 :]) if not tokens[verb].closed else "pointing"


def _measures(word: str) -> bool:
    return bool({g.past_of(word), g.participle_of(word), g.third_of(word)} & g.stems(word_set("measuring")))


def _is_be(word: str) -> bool:
    return any(word in g.verb_words(name) for name in ("be", "get", "contracted_be"))


def _subject(tokens: Sequence[Token], be: int) -> Object:
    """What "was measured": the noun before the verb, or a pronoun."""
    if be == 0 or tokens[be].text in g.verb_words("contracted_be") or tokens[be - 1].text in g.subject_kinds():
        return "pointing"
    return _heads(tokens[max(0, be - 3) : be])


def _named(rest: Sequence[Token]) -> Object:
    """The noun that a verb of measuring takes; "pointing" where it takes a pronoun or nothing."""
    first = rest[0].text if rest else ""
    if first in g.words("questions"):  # "how many failures we had"
        return _heads(rest[:5])
    pronoun = first in ("it", "them") or (first in g.words("demonstratives") and (rest[0].closed or _ends(rest[1:2])))
    if not rest or pronoun or first in g.words("prepositions"):
        return "pointing"
    phrase: list[Token] = []
    for token in rest:
        noun = not g.is_function(token.text) and not g.is_adverb(token.text)
        if not noun and any(not g.is_function(one.text) for one in phrase):
            if token.text == "of" and phrase[-1].text in word_set("number_nouns"):  # "the number of failures"
                return _named(rest[len(phrase) + 1 :])
            break
        phrase.append(token)
        if token.closed:
            break
    heads = _each_head(phrase)
    return "pointing" if _is_figure(phrase) else frozenset(heads[-1:])


def _is_figure(phrase: Sequence[Token]) -> bool:
    """Whether the noun only points back to a number: "the numbers", "the figure"."""
    nouns = [token.text for token in phrase if not g.is_function(token.text)]
    return len(nouns) == 1 and nouns[0] in word_set("number_nouns")


def _ends(following: Sequence[Token]) -> bool:
    return not following or g.is_function(following[0].text)


def _heads(tokens: Sequence[Token]) -> frozenset[str]:
    """The stems of the head nouns of the phrases in these words."""
    return frozenset(_each_head(tokens))


def _each_head(tokens: Sequence[Token]) -> list[str]:
    """The last noun of each phrase; for "failure rate" the noun before it, as "failures" count the same."""
    heads = []
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if not _is_noun(token.text) or (following is not None and not token.closed and _is_noun(following.text)):
            continue
        before = tokens[at - 1].text if at and not tokens[at - 1].closed else ""
        plain = token.text in word_set("number_nouns") and _is_noun(before)
        noun = before if plain else token.text
        heads.append(g.gerund_of(noun) or g.third_of(noun) or g.stem(noun))
    return heads


def _is_noun(word: str) -> bool:
    """Whether a word can name what is counted: no closed class, figure, unit, period, or past tense."""
    if not word[:1].isalpha() or g.is_function(word) or g.is_adverb(word) or g.past_of(word) is not None:
        return False
    return word not in unit_forms() and word not in rate_forms()


def _points_at(text: ParsedText, hit: WordRange, results: Sequence[NumericResult]) -> NumericResult | None:
    """The result just before words that point back: in their sentence, or at the end of the one before."""
    earlier = [one for one in results if one.hit.end <= hit.start]
    near = max(earlier, key=lambda one: one.hit.end, default=None)
    if near is None or _span(text, hit)[0] - _span(text, near.hit)[1] > _REACH:
        return None
    return near if text.sentence_of(hit.start) - text.sentence_of(near.hit.end - 1) <= 1 else None


def _leads(text: ParsedText, hit: WordRange, result: NumericResult) -> bool:
    """Whether the words name a source just before the result: "according to the log, failures fell"."""
    same = text.sentence_of(hit.start) == text.sentence_of(result.hit.start)
    return same and hit.start < result.hit.start <= hit.end + 1
