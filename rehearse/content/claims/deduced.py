"""An outcome that is only deduced, supposed or hoped for: "it must have helped", "I imagine they waited less"."""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.content.claims.scene import Scene
from rehearse.content.claims.unchanged import is_comparative
from rehearse.content.claims.worded import is_compared
from rehearse.content.claims.words import has, has_verb, listed
from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g

LEAD_TOKENS = 5  # "I would like to think"
_SUPPOSING = g.stems(("hope", "assume", "imagine", "suppose", "reckon", "presume", "suspect", "guess", "bet", "expect"))
_MINDS = g.stems(("think", "say", "believe"))  # guesses with "would" only
_NOUNS = frozenset({"guess", "hope", "hunch", "impression", "feeling", "bet", "assumption", "suspicion"})
_ADVERBS = frozenset({"presumably", "possibly", "hopefully", "likely"})
_EFFECTS = g.stems(("make", "save", "change", "get", "become", "reduce", "cut", "ease", "matter", "work", "help"))
_CHANGED = frozenset({"difference", "impact", "effect", "change", "sense"})
_MORE = frozenset({"more", "fewer", "less", "better", "earlier", "sooner"})
_ATTRIBUTIVE = frozenset({"a", "an", "the", "or", "than", "for"})
_SETTING = g.stems(("get", "become", "make", "feel", "keep", "stay", "seem", "look", "grow", "run", "turn"))

Stretch = tuple[int, int]


def deduced(scene: Scene, sentence: int, *, told: bool) -> Stretch | None:
    """The tokens of an outcome of a sentence that is only deduced; told: some result is stated elsewhere.

    Beside a stated result only an outcome that nothing but the deduction tells takes anything back.
    """
    start, _ = scene.text.token_spans[sentence]
    for clause in scene.clauses_of(sentence):
        if _is_effect(scene, clause):
            modal = clause.group.perfect and clause.group.modality in ("must", "may", "can", "should")
            if modal or _leads(scene.words[start : clause.start]):
                return clause.start if modal else start, max(clause.end, clause.group.end)
    return None if told else _supposed(scene, sentence)


def _is_effect(scene: Scene, clause: Clause) -> bool:
    """Whether a clause says that a thing changed or worked, and what it was is told before."""
    words = scene.words[clause.group.verb : clause.end]
    moved = tells_change(words) or clause.group.lemma in _EFFECTS or not _CHANGED.isdisjoint(words)
    return clause.subject.kind in ("it", "other") and moved and clause.link != "if" and not clause.group.negated


def _leads(lead: list[str]) -> bool:
    """True for words before an outcome that only suppose it: "I hope (that)", "I'd like to think", "presumably"."""
    words = [word for word in lead if word != "that" and not (g.is_adverb(word) and word != "presumably")]
    if words == ["presumably"]:
        return True
    thinks = words[-2:] == ["to", "think"] and len(words) <= LEAD_TOKENS  # the "like" may be taken for a filler
    return words[:1] == ["i"] and (thinks or (len(words) == 2 and g.stem(words[1]) in _SUPPOSING))


def tells_change(words: list[str]) -> bool:
    """Whether something changed or worked, by these words."""
    moved = any(has_verb(words, name) for name in ("falling", "rising", "working"))
    return moved or not {"up", "down"}.isdisjoint(words)


def _supposed(scene: Scene, sentence: int) -> Stretch | None:
    """The outcome that a clause of supposing governs or comments on, or that a modal or an adverb makes a guess."""
    clauses = scene.clauses_of(sentence)
    for at, clause in enumerate(clauses):
        before, after = clauses[at - 1] if at else None, clauses[at + 1] if at + 1 < len(clauses) else None
        if _supposes(scene, clause):
            behind = after if after is not None and after.link in ("that", "main") else None
            end = clause.end if behind is None else max(behind.end, behind.group.end)
            if _gains(scene, behind, clause.group.end, end):
                return clause.start, end
            comments = clause.group.end >= clause.end and before is not None and before.link != "that"
            if comments and before is not None and _gains(scene, before, before.group.start, before.end):
                return before.start, clause.end
        elif _is_guess(scene, clause, before) and _gains(scene, clause, clause.group.start, clause.end):
            return clause.start, max(clause.end, clause.group.end)
    return None


def _supposes(scene: Scene, clause: Clause) -> bool:
    """True for "I suppose", "I'd say", "my guess is": today's guess of the speaker, and not "I guessed"."""
    group, subject = clause.group, clause.subject
    if group.negated or subject.head < 0 or subject.carried:
        return False
    if group.lemma == "be" and group.tense == "present":
        own = scene.words[subject.head - 1 : subject.head] == ["my"]
        return own and scene.words[subject.head] in _NOUNS
    would = "would" in group.auxiliaries or "'d" in group.auxiliaries
    if subject.kind != "i" or group.perfect:
        return False
    likes = would and clause.complement.kind == "to" and clause.complement.lemma in _MINDS | _SUPPOSING
    guesses = group.lemma in _SUPPOSING and (group.tense == "present" or would)
    return likes or guesses or (would and group.lemma in _MINDS)


def _is_guess(scene: Scene, clause: Clause, before: Clause | None) -> bool:
    """Whether a modal of deduction or an adverb makes a guess of a clause: "must have been", "maybe it fell"."""
    group = clause.group
    adverbs = _ADVERBS | {word for word in listed("doubt") if " " not in word}
    start = scene.bounds(clause.start)[0] if before is None else before.end
    lead = scene.words[start : group.verb + 1 + (group.lemma == "be")]  # "were probably quieter"
    return (group.perfect and group.modality in ("must", "may")) or not adverbs.isdisjoint(lead)


def _gains(scene: Scene, clause: Clause | None, start: int, end: int) -> bool:
    """Whether tokens tell an outcome: a thing fell, rose, saved or helped, or somebody was or did more, or better.

    clause: theirs, where one was found; its verb has to be in the past.
    """
    words = scene.words[start:end]
    if clause is not None:
        past = clause.group.tense == "past" or clause.group.perfect
        open_ = clause.link in ("if", "question", "when", "because")
        if not past or open_ or clause.group.negated or clause.subject.kind in ("i", "you"):
            return False
        start, words = clause.group.start, scene.words[clause.group.start : end]
    elif not any(g.past_of(word) for word in words):
        return False
    thing = clause is None or clause.subject.kind in ("it", "other", "dropped", "we")
    moved = tells_change(words) or has_verb(words, "saving") or not _CHANGED.isdisjoint(words)
    return (thing and moved) or _compares(words)


def _compares(words: Sequence[str]) -> bool:
    """True for "lost fewer parcels", "were happier", "made them calmer"; not for "hired a smaller van"."""
    settled = any(word in g.verb_words("be") or g.past_of(word) in _SETTING for word in words)
    for at, word in enumerate(words):
        ends = at + 1 == len(words) or g.is_function(words[at + 1]) or g.is_adverb(words[at + 1])
        predicate = settled and ends and is_comparative(word)
        counts = word in _MORE or is_compared(word) or predicate
        if at and counts and word != "worse" and words[at - 1] not in _ATTRIBUTIVE:
            return not has(words, "denied")
    return False
