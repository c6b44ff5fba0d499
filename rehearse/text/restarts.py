"""Find sentences that were started again: "I went, I go to …", "we had the, we needed …", "the a green one".

A speech repair has an abandoned part, a point of interruption and a replacement, which usually reuses a word or the
structure of what it replaces (Levelt 1983; Shriberg 1994). Three kinds are found: the subject again with another form
of its verb, the same two opening words again after a word that cannot end a clause, and two articles in a row. Not
restarts are repetition for effect ("we were, we are and we will be"), a clause taken up again ("I tried to, I really
did") and an aside ("I was, I think, late"). The rules favour precision over recall.
"""

from __future__ import annotations

from dataclasses import dataclass

from rehearse.data.restarts import RestartLexicon
from rehearse.text.tokens import Token

LONGEST = 6  # words abandoned; after more than that it is a new sentence


@dataclass(frozen=True)
class _Word:
    """A word, or one half of a contraction, with the index of its token."""

    form: str
    at: int
    whole: bool  # not half of a contraction


@dataclass(frozen=True)
class Restart:
    """Token indices: the first abandoned, the first of the new start, and the last that identifies the restart."""

    first: int
    again: int
    last: int


def find(tokens: tuple[Token, ...], lexicon: RestartLexicon) -> tuple[Restart, ...]:
    """Each restart, in order."""
    words = _words(tokens, lexicon)
    found: list[Restart] = []
    for first, word in enumerate(words):
        if found and word.at <= found[-1].last:
            continue
        begun = next((places for rule in RULES if (places := rule(tokens, words, first, lexicon)) is not None), None)
        if begun is not None:
            again, last = begun
            found.append(Restart(word.at, words[again].at, words[last].at))
    return tuple(found)


def _words(tokens: tuple[Token, ...], lexicon: RestartLexicon) -> list[_Word]:
    words: list[_Word] = []
    for at, token in enumerate(tokens):
        parts = lexicon.contractions.get(token.form, (token.form,))
        words += [_Word(part, at, whole=len(parts) == 1) for part in parts]
    return words


def _articles(
    tokens: tuple[Token, ...], words: list[_Word], first: int, lexicon: RestartLexicon
) -> tuple[int, int] | None:
    """Two different articles in a row: "the a more of a"."""
    if first + 2 >= len(words):
        return None
    one, other, after = words[first : first + 3]
    both = one.form in lexicon.unfinished.articles and other.form in lexicon.unfinished.articles
    if not both or one.form == other.form or tokens[one.at].ends_sentence or tokens[other.at].capital:
        return None
    return None if tokens[other.at].mark_after or after.form in lexicon.unfinished.names else (first + 1, first + 1)


def _subject(
    tokens: tuple[Token, ...], words: list[_Word], first: int, lexicon: RestartLexicon
) -> tuple[int, int] | None:
    """The same subject again and the verb that follows it; None where the repetition may be intended."""
    head = words[first]
    if head.form not in lexicon.subjects or not _begins_clause(tokens, head.at, lexicon):
        return None
    for second in range(first + 2, min(first + LONGEST + 1, len(words) - 1)):
        given_up, again, verb = words[first:second], words[second], words[second + 1]
        if tokens[given_up[-1].at].ends_sentence:
            return None
        if again.form != head.form or again.at == given_up[-1].at:
            continue
        if verb.form == given_up[1].form and again.at + 1 == verb.at:
            return None  # the same words twice: repeats.find handles those
        changed = len(given_up) == 2 and _changed(given_up[1], verb, lexicon)
        if not changed and not _unfinished(tokens, words, first, second, lexicon):
            return None
        return None if _meant(tokens, words, first, second, lexicon) else (second, second + 1)
    return None


def _opening(
    tokens: tuple[Token, ...], words: list[_Word], first: int, lexicon: RestartLexicon
) -> tuple[int, int] | None:
    """The same two opening words again after a word that cannot end a clause: "and then I tried to, and then we …"."""
    head = [word.form for word in words[first : first + 2]]
    if len(head) < 2 or head[0] not in lexicon.starts.words:
        return None
    dangling = lexicon.unfinished.ends | lexicon.unfinished.ends_before_subject
    for second in range(first + 3, min(first + LONGEST + 1, len(words) - 2)):
        if tokens[words[second - 1].at].ends_sentence:
            return None
        if [word.form for word in words[second : second + 2]] == head:
            return (second, second + 2) if words[second - 1].form in dangling else None
    return None


def _begins_clause(tokens: tuple[Token, ...], at: int, lexicon: RestartLexicon) -> bool:
    if at == 0:
        return True
    before = tokens[at - 1]
    return before.mark_after or tokens[at].paused_before or before.form in lexicon.starts.words


def _changed(old: _Word, new: _Word, lexicon: RestartLexicon) -> bool:
    """Whether the words are different forms of the same verb."""
    if old.form == new.form or {old.form, new.form} & lexicon.asides.verbs:
        return False
    return lexicon.verb(old.form) == lexicon.verb(new.form)


def _unfinished(
    tokens: tuple[Token, ...], words: list[_Word], first: int, second: int, lexicon: RestartLexicon
) -> bool:
    """Whether the first attempt breaks off at a word that cannot end a clause."""
    last, rules = words[second - 1], lexicon.unfinished
    if second - first >= 3 and last.form in rules.ends:
        return True
    marked = tokens[last.at].mark_after
    if last.form in rules.ends_unmarked:
        return not marked and second - first == 2
    return last.form in rules.ends_before_subject and not _only_ellipsis(tokens, words, second, lexicon)


def _only_ellipsis(tokens: tuple[Token, ...], words: list[_Word], second: int, lexicon: RestartLexicon) -> bool:
    """Whether the second clause only refers back to the first: "I really did"."""
    for word in words[second + 1 : second + 5]:
        if word.form not in lexicon.unfinished.ellipses:
            return False
        if tokens[word.at].mark_after:
            return True
    return True


def _meant(tokens: tuple[Token, ...], words: list[_Word], first: int, second: int, lexicon: RestartLexicon) -> bool:
    """Whether the repetition is intended: the second clause is an aside, is one verb long, or a third one follows."""
    verb = words[second + 1]
    if verb.form in lexicon.asides.verbs or verb.at + 1 >= len(tokens) or tokens[verb.at].mark_after:
        return True
    following = " ".join(word.form for word in words[second + 1 : second + 4])
    if any(following.startswith(phrase) for phrase in lexicon.asides.phrases):
        return True
    return any(word.form == words[first].form for word in words[second + 2 : second + 6])


RULES = (_articles, _subject, _opening)
