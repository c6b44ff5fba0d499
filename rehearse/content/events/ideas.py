"""Whose idea the work was, where the answer says so: "it was Dana's idea", "the idea came from my colleague"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.clauses.people import is_authority
from rehearse.content.events.step import Steps, words_of_step
from rehearse.content.text import ParsedText, WordRange

Owner = Literal["i", "team"]
_IDEAS = frozenset({"idea", "suggestion", "proposal"})
_OWNER_TOKENS = 3  # "from my colleague Dana"


def find_ideas(text: ParsedText, clauses: Sequence[Clause], steps: Steps) -> Iterator[tuple[Owner, WordRange]]:
    """Whose idea it was, in order: the speaker's, or that of others without authority; a superior's is left out."""
    first = min((step.hit.start for step in steps.own_concrete), default=len(text.words))
    for clause in clauses:
        if clause.group.negated or not clause.told or clause.group.tense != "past":
            continue
        owner = _owner(text, clause) or _of_us(text, clause)
        if owner is None and text.tokens[clause.group.verb].word < first and _proposes(text, clause):
            owner = "team"
        if owner is not None:
            hit = words_of_step(text, clause, clause.group.verb, "i")
            yield owner, WordRange(hit.start, hit.end, at=text.offset_of(hit.start))


def _owner(text: ParsedText, clause: Clause) -> Owner | None:
    """Whose the idea was: "it was my idea", "it was Dana's idea", "the idea was Dana's", "the idea came from Dana"."""
    behind = [token.text for token in text.tokens[clause.group.end : clause.end]]
    before = [token.text for token in text.tokens[max(0, clause.subject.start) : max(0, clause.subject.end)]]
    if clause.group.lemma == "be" and behind[1:2] and not _IDEAS.isdisjoint(behind[1:3]):
        return _whose(behind[: 1 if behind[1] in _IDEAS else 2])
    if _IDEAS.isdisjoint(before[-1:]):
        return None
    if clause.group.lemma == "be":
        return _whose(behind[:2])
    return _person(behind[1:]) if clause.group.lemma == g.stem("come") and behind[:1] == ["from"] else None


def _whose(words: Sequence[str]) -> Owner | None:
    """The owner of "my idea", "Dana's idea", "my boss's idea"."""
    if words[:1] in (["my"], ["mine"]) and not any(word.endswith("'s") for word in words):
        return "i"
    named = [word.removesuffix("'s") for word in words if word.endswith("'s")]
    if named:
        return None if is_authority([*words[:-1], named[-1]]) else "team"
    return "team" if words[:1] in (["his"], ["her"], ["our"], ["ours"], ["hers"]) else None


def _person(words: Sequence[str]) -> Owner | None:
    """The owner of an idea that came "from me", "from Dana", "from my colleague"."""
    if words[:1] == ["me"]:
        return "i"
    phrases = [list(words[:width]) for width in range(1, _OWNER_TOKENS + 1)]
    return None if not words or any(is_authority(phrase) for phrase in phrases) else "team"


def _of_us(text: ParsedText, clause: Clause) -> Owner | None:
    """True for "we came up with a crate", told of the group."""
    came = clause.group.lemma == g.stem("come") and clause.group.particle == "up"
    behind = [token.text for token in text.tokens[clause.group.end : clause.group.end + 2]]
    return "team" if clause.subject.kind in ("we", "group") and came and "with" in behind else None


def _proposes(text: ParsedText, clause: Clause) -> bool:
    """True for "Dana suggested a card": a thing that somebody without authority proposed before the first step."""
    if clause.subject.kind not in ("third", "other") or clause.group.lemma not in g.stems(("suggest", "propose")):
        return False
    behind = [token.text for token in text.tokens[clause.group.end : clause.group.end + 1]]
    return clause.group.voice == "active" and behind[0:1] in (["a"], ["an"])
