"""A practice that lasts: "I still do it every week", "we still use it", and a thing made: "it is still on the wall".

"Still" alone says only that something has not changed ("I still think so", "it is still broken"). It shows a changed
practice where it takes up what the speaker did in the story, or what they made in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.verb_classes import verb_class
from rehearse.content.story.private import is_private
from rehearse.content.text import ParsedText, WordRange
from rehearse.text.words import fold

TO_THIS_DAY = ["to", "this", "day"]
LATE_SHARE = 0.6  # from here on no further deed need be waited for

_GENERAL = g.stems(("do", "use", "keep", "follow", "run"))  # with "it", they take up any work
MEETING = g.stems(("see", "hear", "meet", "speak", "visit", "find", "have"))
UNDERGONE = g.stems(("lose", "get", "need", "miss", "sell", "receive", "waste", "earn"))
_BEING = frozenset({"be", "am", "is", "are", "was", "were", "i'm", "he's", "she's", "they're"})
_MINDS = g.stems(("know", "remember"))
_TURNS = g.stems(
    ("have", "marry", "move", "buy", "quit", "retire", "graduate")
)  # done or had once: "since then I have had two jobs"
_REGULAR = frozenset({"every", "each", "always", "never", "before", "first", "twice", "whenever", "when"})
_STANDING = g.stems(("be", "hang", "stand", "sit", "lie"))
_TAKEN_UP = frozenset({"it", "that", "this", "so"})
_DATED = frozenset({"every", "each", "today", "daily", "weekly", "monthly", "now"})
_IN_USE = frozenset({"use", "place", "force", "there", "up"})
_IN_THOUGHT = frozenset({"mind", "head", "memory", "thoughts", "heart"})


def find_lasting(text: ParsedText, clauses: Sequence[Clause]) -> WordRange | None:
    """The first clause behind the story that says what the speaker still does, or that what they made is in use."""
    deeds = [clause for clause in clauses if _is_deed(clause)]
    own = [clause for clause in deeds if clause.subject.kind == "i"] or deeds
    for at, clause in enumerate(clauses):
        earlier = [deed for deed in deeds if deed.start < clause.start]
        late = text.tokens[clause.start].word >= LATE_SHARE * len(text.words)
        behind = bool(earlier) and (late or clause.start > own[-1].start)
        if (
            behind
            and _lasts(text, clause)
            and (_is_done(text, clauses, at, earlier) or _is_there(text, clause, earlier))
        ):
            start, end = text.tokens[clause.start].word, text.tokens[clause.end - 1].word + 1
            return WordRange(start, end, at=text.offset_of(start))
    return None


def is_practice(text: ParsedText, clauses: Sequence[Clause], hit: WordRange, results: Sequence[WordRange]) -> bool:
    """Whether words tell what is done since, and not only what came of it: "since then we have had one incident".

    results: the words that count as a result; they show a changed practice only with a deed in the present.
    """
    within = [clause for clause in clauses if text.tokens[clause.start].word < hit.end]
    clause = next((one for one in reversed(within) if text.tokens[one.end - 1].word >= hit.start), None)
    if _is_acted_out(text, hit) or (clause is not None and clause.subject.kind == "i" and _is_state(text, clause)):
        return False
    if not any(result.start < hit.end and hit.start < result.end for result in results):
        return True
    if clause is None or clause.subject.kind not in ("i", "we"):
        return False
    group, came = clause.group, verb_class("states") | verb_class("outcomes") | MEETING | UNDERGONE
    now = group.tense == "present" and not group.perfect and group.voice == "active"
    return now and group.lemma not in came


def _is_state(text: ParsedText, clause: Clause) -> bool:
    """True for "I've been there nine years now", "since then I've had two jobs", "I now run the shop"; for no deed."""
    group = clause.group
    regular = not _REGULAR.isdisjoint(words_between(text, clause.start, text.token_spans[clause.sentence][1]))
    known = group.lemma in _MINDS and group.tense == "present"
    once = group.lemma == g.stem("be") or (group.lemma in _TURNS and not regular)
    held = once and not (group.perfect and group.progressive)
    post = group.lemma in verb_class("posts") and not group.perfect and clause.complement.kind == "noun"
    private = not regular and is_private(text, clause)
    return known or private or (held and (group.perfect or group.tense == "past")) or (post and not regular)


def _is_acted_out(text: ParsedText, hit: WordRange) -> bool:
    """True in "I'd be like, okay, I'm going to start now": words that somebody says or thinks, and no practice."""
    start, _ = text.spans[text.sentence_of(hit.start)]
    first, end = text.said_range(WordRange(start, hit.end))
    said, heard = [fold(word.text) for word in text.said[first:end]], set(text.places)
    return any(
        before in _BEING and word == "like" and first + at not in heard
        for at, (before, word) in enumerate(pairwise(said), 1)
    )


def _is_deed(clause: Clause) -> bool:
    """Whether the speaker, or the speaker's group, did something that can be taken up: no state, no trade."""
    group = clause.group
    idle = verb_class("states") | verb_class("posts") | MEETING
    told = clause.told and group.tense == "past" and group.voice == "active"
    return clause.subject.kind in ("i", "we") and told and (group.lemma in _GENERAL or group.lemma not in idle)


def _lasts(text: ParsedText, clause: Clause) -> bool:
    """Whether a clause says that something is so up to now."""
    words, group = words_between(text, clause.start, clause.end), clause.group
    said = "still" in words or words[-3:] == TO_THIS_DAY
    return said and group.tense == "present" and not group.negated and not group.modality and clause.link != "if"


def _is_done(text: ParsedText, clauses: Sequence[Clause], at: int, earlier: Sequence[Clause]) -> bool:
    """Whether the speaker still does what they did: "I still do it", "a card that we still use", "and I still do"."""
    clause = clauses[at]
    group = clause.group
    if clause.subject.kind not in ("i", "we") or group.voice != "active":
        return False
    repeated = any(deed.group.lemma == group.lemma for deed in earlier)
    idle = verb_class("states") | verb_class("posts") | MEETING
    if group.lemma not in _GENERAL and (group.lemma in idle or (not repeated and not _is_dated(text, clause))):
        return False
    behind = [word for word in words_between(text, group.end, clause.end) if word == "so" or not g.is_adverb(word)]
    if not behind or behind[0] in _DATED or behind == TO_THIS_DAY:
        return _is_gap(text, clauses, at)
    if behind[0] in _TAKEN_UP and not _names(behind[1:2]):
        return True
    if behind[0] == "them":
        return repeated or group.lemma in _GENERAL
    named = behind[0] in ("the", "that", "this", "those", "these", "my", "our") and len(behind) > 1
    return named and any(behind[1] in words_between(text, deed.start, deed.end) for deed in earlier)


def _is_gap(text: ParsedText, clauses: Sequence[Clause], at: int) -> bool:
    """Whether what is done stands before the clause: "a card that we still use", "I counted them, and I still do"."""
    clause, before = clauses[at], clauses[at - 1] if at else None
    if before is None:
        return False
    lead = text.tokens[clause.subject.start - 1].text if clause.subject.start > 0 else ""
    if lead in ("that", "which") and clause.link in ("that", "relative"):
        return before.sentence == clause.sentence
    return clause.group.lemma == "do" and clause.link in ("main", "and") and _is_deed(before)


def _is_there(text: ParsedText, clause: Clause, earlier: Sequence[Clause]) -> bool:
    """Whether what the speaker made or put up is in use: "it is still on the wall", "the card still hangs there"."""
    subject, group = clause.subject, clause.group
    made = [deed for deed in earlier if deed.group.lemma not in verb_class("finding")]
    called = text.tokens[subject.head].text.removesuffix("'s") if subject.head >= 0 else ""
    plain = called in ("it", "that", "this")
    new = any(_makes(text, deed, "" if plain else called) for deed in made)
    if group.voice == "passive":
        return new and group.lemma in _GENERAL
    if group.lemma not in _STANDING or group.progressive:
        return False
    place = [word for word in words_between(text, group.end, clause.end) if word not in ("still", "today", "now")]
    if not place or not _IN_THOUGHT.isdisjoint(place):
        return False
    if place[-1] in _IN_USE and place[:-1] in ([], ["in"]):
        return new
    placed = place[0] in g.words("prepositions") and len(place) > 1
    back = any(_ends_with(words_between(text, deed.start, deed.end), place) for deed in made)
    return placed and (new or (back and (plain or called == "they")))


def _makes(text: ParsedText, deed: Clause, called: str) -> bool:
    """Whether a deed brings in a new thing: "I drew a card"; called: the noun it must bear, empty for any."""
    words = words_between(text, deed.group.end, deed.end)
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        placed = before in g.words("prepositions") - g.words("particles")
        if word in ("a", "an") and not placed and (not called or called in words[at + 1 : at + 4]):
            return True
    return False


def _is_dated(text: ParsedText, clause: Clause) -> bool:
    """Whether a clause says how often, or up to when: "every week", "to this day"."""
    words = words_between(text, clause.group.end, clause.end)
    return not _DATED.isdisjoint(words) or words[-3:] == TO_THIS_DAY or words[:1] == ["on"]


def _names(words: Sequence[str]) -> bool:
    """Whether a noun follows: "this job", where "this" alone would take up what was told."""
    known = ("determiners", "prepositions", "adverbs", "joiners", "subordinators", "demonstratives")
    return bool(words) and not any(words[0] in g.words(name) for name in known) and words[0] not in _DATED | {"to"}


def _ends_with(words: Sequence[str], place: Sequence[str]) -> bool:
    """Whether these words hold the place: "on the wall"."""
    return any(list(words[at : at + len(place)]) == list(place) for at in range(len(words)))


def words_between(text: ParsedText, start: int, end: int) -> list[str]:
    """The words from one token to before another."""
    return [token.text for token in text.tokens[max(0, start) : end]]
