"""Deeds that went wrong: "I sent it to the wrong ward", "I deleted it by mistake", "I rang too late"."""

from __future__ import annotations

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.text import ParsedText

_UNMEANT = frozenset({"accidentally", "mistakenly", "wrongly", "inadvertently", "unintentionally", "carelessly"})
_PHRASES = (("by", "mistake"), ("by", "accident"), ("in", "error"), ("too", "late"), ("the", "wrong", "way"))
_OVERSEEN = g.stems(("overlook", "oversleep", "underestimate", "overestimate", "neglect", "omit", "misunderstand"))
_RIGHTING = g.stems(
    (
        "fix", "correct", "replace", "remove", "find", "spot", "mark", "return", "collect", "swap", "change", "list",
        "delete", "notice", "catch", "recall", "reverse", "exchange", "trace", "sort", "count", "check", "rewrite",
        "cancel", "refund", "report", "undo", "prove", "show", "explain", "question", "throw", "cross", "strike",
        "own", "admit", "stop", "prevent", "search", "look", "ask", "repair", "revise", "separate", "pull",
    )
)  # fmt: skip
_APART = frozenset({"back", "out", "off", "away", "right", "correct", "aside"})
_MIS_TOKENS = 6  # "misread", "misfiled"; "missed" and "misted" are shorter


def is_mistake(text: ParsedText, clause: Clause) -> bool:
    """Whether a clause of the speaker's tells a deed that went wrong; finding or righting what is wrong is none."""
    words = [token.text for token in text.tokens[clause.start : max(clause.end, clause.group.end)]]
    joined = " ".join(words)
    if not _UNMEANT.isdisjoint(words) or any(f" {' '.join(phrase)}" in f" {joined}" for phrase in _PHRASES):
        return True
    word, lemma = text.tokens[clause.group.verb].text, clause.group.lemma
    if lemma in _OVERSEEN or (word.startswith("mis") and len(word) > _MIS_TOKENS and not word.startswith("miss")):
        return True
    behind = words[clause.group.verb + 1 - clause.start :]
    return "wrong" in behind and lemma not in _RIGHTING and _APART.isdisjoint(behind) and _goes_wrong(behind)


def _goes_wrong(behind: list[str]) -> bool:
    """True for "to the wrong ward", "the wrong form", "the date wrong"; not "the boxes with a wrong label"."""
    at = behind.index("wrong")
    led = behind[at - 2] if at > 1 else ""
    if at == len(behind) - 1:
        return True
    return behind[at - 1 : at] == ["the"] and (at == 1 or led in ("to", "at", "in", "on", "into", "onto", "for", "me"))
