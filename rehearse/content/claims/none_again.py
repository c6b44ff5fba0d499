"""None of what was counted before: "four dropped objects in one season … not one drop since", "there were nine … none".

The count says what stayed away, so neither the thing nor its absence must be a word that is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rehearse.content.claims.model import NumericResult
from rehearse.content.claims.number import Number
from rehearse.content.claims.scene import QUOTE_WORDS_BEFORE, Scene
from rehearse.content.claims.told import is_own, is_told, named, phrase_words, stems_of
from rehearse.content.claims.told_again import is_late_sentence, values_before
from rehearse.content.claims.words import has
from rehearse.content.clauses import grammar as g
from rehearse.content.text import WordRange

_BEING = g.stems(("be", "have", "see", "get"))
_ENDS = frozenset({"at", "since", "in", "for", "all", "after", "that", "this", "until"})


def with_count(scene: Scene, result: NumericResult) -> NumericResult:
    """An absence with the count of the same thing before, where one was told."""
    if result.value != "0" or result.before is not None:
        return result
    tokens = scene.text.tokens
    first = next(at for at, token in enumerate(tokens) if token.word >= result.hit.start)
    end = next((at for at, token in enumerate(tokens) if token.word >= result.hit.end), len(tokens))
    things = stems_of([word for word in scene.words[first:end] if not g.is_function(word)])
    here = [one for one in scene.numbers if scene.bounds(first)[0] <= one.start < first and _is_rate(scene, one)]
    earlier = (one for one in _counts(scene, first) if _is_of(scene, one, things))
    behind = (one for one in _told_behind(scene, end) if _is_of(scene, one, things))
    before = next(iter([*here, *earlier, *behind]), None)
    return _result(replace(result, shape="absence"), before) if before is not None else result


def _told_behind(scene: Scene, token: int) -> Iterator[Number]:
    """The counts of an earlier time told next: "we had no mix-up; in the year before there were three"."""
    here = scene.sentence(token - 1)
    for one in scene.numbers:
        if one.start < token or scene.sentence(one.start) > here + 1:
            continue
        around = [*scene.clause_lead(one, 9), *scene.opening(one), *scene.tail(one, 4)]
        count = not one.unit and one.of is None and one.value > 0 and not has([one.noun], "size_noun")
        if count and (has(around, "earlier") or "before" in around):
            yield one


def _is_rate(scene: Scene, one: Number) -> bool:
    """True for "they'd been losing two batches a week, and since then not a single one"."""
    return bool(one.rate) and not one.unit and is_told(scene, one)


def _is_of(scene: Scene, one: Number, things: frozenset[str]) -> bool:
    """Whether a count is one of these things, or names nothing: "there were fourteen"."""
    return not one.noun or bool(named(scene, one) & things)


def none_again(scene: Scene) -> Iterator[NumericResult]:
    """Every "none", "not one", "has not been one since" at a later time, of what was counted before."""
    for start, end in scene.text.token_spans:
        at = next((at for at in range(start, end) if _is_none(scene, at, end)), -1)
        if at < 0 or scene.set_up(start) or not _is_late(scene, start):
            continue
        clause = scene.clause(at)
        if clause is not None and (is_own(scene, clause) or clause.group.lemma not in _BEING):
            continue
        if any(start <= one.start < at and not one.unit for one in scene.numbers):
            continue  # "we had ten helpers, and after that we had none"
        skipped = 1 + sum(word in ("one", "a", "single", "any") for word in scene.words[at + 1 : at + 4])
        thing = stems_of(phrase_words(scene, at + skipped))
        before = next((one for one in _counts(scene, start) if _is_missed(scene, one, thing)), None)
        if before is not None:
            first = max(start, at - QUOTE_WORDS_BEFORE)
            hit = WordRange(scene.text.tokens[first].word, scene.text.tokens[end - 1].word + 1)
            yield _result(NumericResult(hit, "0", "", None, "0", -1, "absence", "it"), before)


def _is_late(scene: Scene, start: int) -> bool:
    """Whether a sentence, or the one before it, names a later time: "It's had none since. Not a single call"."""
    return is_late_sentence(scene, start) or (start > 0 and is_late_sentence(scene, start - 1))


def _is_missed(scene: Scene, one: Number, thing: frozenset[str]) -> bool:
    """Whether an earlier count is of the thing that is now absent; if no thing is named, of something unwanted."""
    if thing:
        return bool(thing & named(scene, one))
    words = phrase_words(scene, one.end)
    singular = [word.removesuffix("s") for word in words]
    return has([*words, *singular], "unwanted") or any(g.participle_of(word) for word in words[:-1])


def _counts(scene: Scene, token: int) -> Iterator[Number]:
    """The earlier counts of what may stay away: not of people, and nothing with a unit."""
    for one in values_before(scene, token):
        if not one.unit and one.of is None and not has([one.noun], "size_noun"):
            yield one


def _is_none(scene: Scene, at: int, end: int) -> bool:
    """Whether a token denies that there was any: "none", the "not" of "not one", "has not been a single one"."""
    word, rest = scene.words[at], scene.words[at + 1 : min(at + 5, end)]
    if word in ("none", "nil"):
        return at + 1 == end or scene.text.tokens[at].closed or rest[0] in _ENDS
    if word != "not":
        return False
    rest = rest[1:] if rest[:1] in (["been"], ["had"], ["seen"]) else rest
    return rest[:1] in (["one"], ["any"]) or rest[:2] == ["a", "single"]


def _result(absence: NumericResult, before: Number) -> NumericResult:
    return replace(absence, before=before.text, after="0", value=f"{before.text} -> 0", direction=-1)
