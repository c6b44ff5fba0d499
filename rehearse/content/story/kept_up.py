"""A practice kept up: "I have added it to every plan since", "I still check the chart first, every time".

Both take up what the story is about, and "still" needs words for how regularly: otherwise they tell of one more deed,
or of what was always so.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.story.lasting import LATE_SHARE, MEETING, TO_THIS_DAY, UNDERGONE, words_between
from rehearse.content.text import ParsedText, WordRange

_ATTITUDES = g.stems(("blame", "thank", "laugh", "cry", "hold", "tell", "owe", "play"))
_TURNING = g.stems(("move", "change", "buy", "quit", "marry", "start", "stop", "finish", "open"))
_LASTING = g.stems(("keep", "use", "carry", "follow", "wear"))
_EACH = frozenset({"every", "each", "always", "whenever"})
_MORE = g.words("numbers") | {"another", "more", "several", "few", "no", "nothing", "often", "times"}
_TIMES = frozenset({"time", "week", "month", "year", "morning", "evening", "night"})
_LINK_LETTERS = 3  # shorter words tie no sentence to the story


def find_kept_up(text: ParsedText, clauses: Sequence[Clause]) -> WordRange | None:
    """The first clause behind the speaker's last deed, or late, that tells a practice kept up; to the clause's end."""
    idle = verb_class("states") | verb_class("posts") | MEETING
    own = (one for one in clauses if one.subject.kind == "i" and one.told and one.group.tense == "past")
    told = [one for one in own if not one.group.perfect and one.group.lemma not in idle]
    deeds, done = [one.start for one in told], {one.group.lemma for one in told}
    for clause in clauses if deeds else ():
        late = clause.start > deeds[-1] or text.tokens[clause.start].word >= LATE_SHARE * len(text.words)
        if late and clause.start > deeds[0] and _is_work(clause) and _is_kept_up(text, clause, done):
            start = text.tokens[clause.start - len(TO_THIS_DAY) * _opens_up_to_now(text, clause)].word
            return WordRange(start, text.tokens[clause.end - 1].word + 1, at=text.offset_of(start))
    return None


def _is_work(clause: Clause) -> bool:
    """Whether the speaker works on something in a clause: no state, post, attitude or turn of life, nothing met."""
    group = clause.group
    no_work = verb_class("states") | verb_class("posts") | MEETING | UNDERGONE | _ATTITUDES
    plain = group.voice == "active" and not group.negated and not group.modality
    return clause.subject.kind == "i" and clause.link in ("main", "and") and plain and group.lemma not in no_work


def _is_kept_up(text: ParsedText, clause: Clause, done: Collection[str]) -> bool:
    """Whether a clause says that work of the story has been done since, or is done up to now.

    done: the stems of what the speaker did in the story; the same deed needs no other word of it, as in "I have
    scanned every animal since".
    """
    group, said = clause.group, words_between(text, clause.group.end, clause.end)
    present = group.tense == "present" or g.is_irregular_base(text.tokens[group.verb].text)  # "I still read it"
    repeats = group.perfect and not _EACH.isdisjoint(said) and group.lemma in done
    if not present or not (repeats or _is_told_of(text, clause, said)):
        return False
    if group.perfect:
        since = _says_since(text, clause)
        once = group.lemma in _TURNING or not _MORE.isdisjoint(said) or _is_single(said, group.lemma)
        return since and (not once or not _EACH.isdisjoint(said))
    still = "still" in words_between(text, clause.subject.end, group.verb)
    up_to_now = still or _opens_up_to_now(text, clause) or said[-len(TO_THIS_DAY) :] == TO_THIS_DAY
    return up_to_now and not group.progressive and _is_regular(text, clause)


def _opens_up_to_now(text: ParsedText, clause: Clause) -> bool:
    """Whether "to this day" stands before a clause."""
    return words_between(text, clause.start - len(TO_THIS_DAY), clause.start) == TO_THIS_DAY


def _says_since(text: ParsedText, clause: Clause) -> bool:
    """Whether "since", "since then" or "since that" ends a clause, or stands before a mark in it."""
    for at in range(clause.group.end, clause.end):
        then = at + 1 < clause.end and text.tokens[at + 1].text in ("then", "that")
        last = at + 1 if then else at
        if text.tokens[at].text == "since" and (last + 1 == clause.end or text.tokens[last].closed):
            return True
    return False


def _is_single(said: Sequence[str], lemma: str) -> bool:
    """True for "(I have repaired) the generator since": one thing, and nothing about where, so it was done once."""
    thing = [word for word in said if word not in ("since", "then", "that", "ever") and not g.is_adverb(word)]
    placed = not (g.words("prepositions") | {"to"}).isdisjoint(thing)
    return lemma not in _LASTING and not placed and not thing[-1].endswith("s")


def _is_regular(text: ParsedText, clause: Clause) -> bool:
    """Whether a sentence says when it is done: "every time", "before each show", "first", "before I climb"."""
    _, end = text.token_spans[clause.sentence]
    said = words_between(text, clause.group.start, end)
    ordered = "before" in said[:-1] or "first" in said
    return ordered or not _EACH.isdisjoint(said)


def _is_told_of(text: ParsedText, clause: Clause, said: Sequence[str]) -> bool:
    """Whether a verb acts on something and one of the things beside it, no stretch of time, was told of before."""
    first = next((word for word in said if not g.is_adverb(word)), "")
    if not first or first in g.words("prepositions") | g.words("subordinators") | {"to"}:
        return False  # "I have slept under the lamp since"
    told = {word.removesuffix("s") for word in words_between(text, 0, text.token_spans[clause.sentence][0])}
    named = {word.removesuffix("s") for word in said if not g.is_function(word) and not g.is_adverb(word)}
    return any(len(word) >= _LINK_LETTERS and word in told for word in named - _TIMES)
