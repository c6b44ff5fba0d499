"""Deeds that went wrong: "I sent it to the wrong ward", "I deleted it by mistake", "I rang too late"."""

from __future__ import annotations

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.text import ParsedText

_UNMEANT = frozenset({"accidentally", "mistakenly", "wrongly", "inadvertently", "unintentionally", "carelessly"})
_PHRASES = (("by", "mistake"), ("by", "accident"), ("in", "error"), ("too", "late"), ("the", "wrong", "way"))
_OVERSEEN = g.stems(("overlook", "oversleep", "underestimate", "overestimate", "neglect", "omit", "misunderstand"))
_HANDLING = g.stems(
    (
        "send", "give", "hand", "order", "book", "print", "dial", "enter", "type", "press", "cut", "paint", "deliver",
        "ship", "pay", "bill", "charge", "load", "mail", "post", "upload", "deploy", "buy", "choose", "pick", "invite",
        "open", "quote", "connect", "install", "mix", "pour", "fill", "serve", "board", "copy", "paste", "feed", "use",
        "fit", "bake", "cook", "play", "steer", "forward", "glue", "plug", "address", "email", "text", "drive", "put",
    )
)  # fmt: skip
_RIGHTING = g.stems(("prove", "show", "find", "spot", "notice", "call", "mark", "explain", "admit"))
_APART = frozenset({"back", "out", "off", "away", "right", "correct", "aside"})
_MIS_TOKENS = 6  # "misread", "misfiled"; "missed" and "misted" are shorter


def is_mistake(text: ParsedText, clause: Clause) -> bool:
    """Whether the speaker did something wrong in this clause; finding or correcting a mistake does not count."""
    words = [token.text for token in text.tokens[clause.start : max(clause.end, clause.group.end)]]
    joined = " ".join(words)
    if not _UNMEANT.isdisjoint(words) or any(f" {' '.join(phrase)}" in f" {joined}" for phrase in _PHRASES):
        return True
    word, lemma = text.tokens[clause.group.verb].text, clause.group.lemma
    if lemma in _OVERSEEN or (word.startswith("mis") and len(word) > _MIS_TOKENS and not word.startswith("miss")):
        return True
    behind = words[clause.group.verb + 1 - clause.start :]
    if "wrong" not in behind or not _APART.isdisjoint(behind):
        return False
    return _goes_wrong(behind, handled=lemma in _HANDLING) and lemma not in _RIGHTING


def _goes_wrong(behind: list[str], *, handled: bool) -> bool:
    """True for "the date wrong" at the end and, of a thing handled, for "the wrong form", "to the wrong ward".

    Behind other verbs "the wrong form" may be what was put right: "I rewrote the wrong form".
    """
    at = behind.index("wrong")
    led = behind[at - 2] if at > 1 else ""
    if at == len(behind) - 1:
        return True
    places = ("to", "at", "in", "on", "into", "onto", "for", "me")
    return handled and behind[at - 1 : at] == ["the"] and (at == 1 or led in places)
