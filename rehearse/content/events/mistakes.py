"""Deeds that went wrong: "I sent it to the wrong ward", "I deleted it by mistake", "I rang too late"."""

from __future__ import annotations

from itertools import pairwise

from rehearse.content.clauses import Clause
from rehearse.content.clauses import grammar as g
from rehearse.content.text import ParsedText

_UNMEANT = frozenset({"accidentally", "mistakenly", "wrongly", "inadvertently", "unintentionally", "carelessly"})
_PHRASES = (("by", "mistake"), ("by", "accident"), ("in", "error"), ("too", "late"), ("the", "wrong", "way"))
_OVERSEEN = g.stems(
    (
        "overlook", "oversleep", "underestimate", "overestimate", "neglect", "omit", "misunderstand", "ignore",
        "spill", "spoil", "ruin", "damage", "botch", "dent", "crash", "confuse", "shatter", "scorch", "bungle",
    )
) | {"overslept"}  # fmt: skip
_UPSETTING = {"up": g.stems(("mess", "muddle", "screw")), "over": g.stems(("knock", "tip"))}
_BLUNDERS = frozenset({"mistake", "mistakes", "error", "errors", "slip", "blunder", "typo", "mess", "mix-up"})
_MAKING = g.stems(("make", "cause", "commit"))
_TROUBLES = frozenset({"outage", "delay", "jam", "accident", "leak", "crash", "flood", "breakdown", "damage", "fire"})
_CARE = frozenset({"reading", "checking", "testing", "looking", "thinking", "verifying", "measuring", "counting"})
_TELLING = g.stems(("tell", "promise", "read", "write"))
_KNOWN = frozenset({"the", "these", "those", "their", "his", "her", "both", "two"})
_EXTENT = ("over", "under", "double-")  # "overcharged", "underfed", "double-booked"
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
_WAYS = frozenset(
    {"turn", "turning", "exit", "road", "lane", "path", "way", "junction", "train", "bus", "tram", "street", "door"}
)
_BUMPING = g.stems(("hit", "clip", "bump", "graze", "ram", "sideswipe", "nudge"))
_OBSTACLES = frozenset(
    {
        "rack", "racking", "kerb", "curb", "wall", "post", "gate", "mirror", "bollard", "pillar", "fence", "trailer",
        "pole", "doorframe", "bridge", "van", "car", "lorry", "truck", "lamppost", "barrier", "hydrant", "ledge",
    }
)  # fmt: skip
_PLACING = g.stems(
    (
        "key",
        "enter",
        "type",
        "set",
        "measure",
        "drill",
        "paste",
        "mark",
        "plant",
        "lay",
        "dial",
        "copy",
        "read",
        "print",
    )
)
_SHIFTS = frozenset(
    {"column", "row", "line", "digit", "place", "inch", "page", "cell", "step", "hole", "centimetre", "day", "week"}
)
_MIS_TOKENS = 6  # "misread", "misfiled"; "missed" and "misted" are shorter


def is_mistake(text: ParsedText, clause: Clause) -> bool:
    """Whether the speaker did something wrong in this clause; finding or correcting a mistake does not count."""
    words = [token.text for token in text.tokens[clause.start : max(clause.end, clause.group.end)]]
    joined = " ".join(words)
    if not _UNMEANT.isdisjoint(words) or any(f" {' '.join(phrase)}" in f" {joined}" for phrase in _PHRASES):
        return True
    behind = words[clause.group.verb + 1 - clause.start :]
    return _goes_amiss(text, clause) or _ends_amiss(clause.group.lemma, behind)


def _goes_amiss(text: ParsedText, clause: Clause) -> bool:
    """True for a verb that says so: "misread", "overlooked", "overcharged", "messed up"."""
    word, lemma = text.tokens[clause.group.verb].text, clause.group.lemma
    misdoes = word.startswith("mis") and len(word) > _MIS_TOKENS and not word.startswith("miss")
    return lemma in _OVERSEEN or misdoes or _overdoes(word) or lemma in _UPSETTING.get(clause.group.particle, ())


def _ends_amiss(lemma: str, behind: list[str]) -> bool:
    """True for what follows the verb: "made a mistake", "cut it too short", "sent it to the wrong ward"."""
    if _blunders(lemma, behind) or _mixes_up(lemma, behind) or _is_careless(behind):
        return True
    if behind[-2:-1] == ["too"] and lemma not in _RIGHTING and not any(map(g.participle_of, behind[:-2])):
        return True  # "cut the cloth too short", but "threw out a rope worn too thin"
    if _is_off(lemma, behind) or _bumps(lemma, behind) or _is_meant_for_less(lemma, behind):
        return True
    if "wrong" not in behind or not _APART.isdisjoint(behind):
        return False
    if lemma == g.stem("take") and not _WAYS.isdisjoint(behind[behind.index("wrong") + 1 :]):
        return True  # "took the wrong turn"; "took the wrong box to the desk" may put it right
    misinforms = lemma in _TELLING and behind[1:] and behind[-3:-1] == ["the", "wrong"]  # "told her the wrong time"
    return bool(misinforms) or (_goes_wrong(behind, handled=lemma in _HANDLING) and lemma not in _RIGHTING)


def _blunders(lemma: str, behind: list[str]) -> bool:
    """True for "made a mistake", "caused the outage", "made two errors"; not for "made a list of the errors"."""
    caused = _BLUNDERS | _TROUBLES if lemma == g.stem("cause") else _BLUNDERS
    noun = next((at for at, word in enumerate(behind) if word in g.words("prepositions")), len(behind))
    return lemma in _MAKING and not {"no", "fewer", "less"} & set(behind) and not caused.isdisjoint(behind[:noun])


def _mixes_up(lemma: str, behind: list[str]) -> bool:
    """True for "mixed up the jars", "got the dates mixed up"; "mixed up a glaze" makes one."""
    if lemma == "mix":
        known = behind[1:2] if behind[:1] == ["up"] else behind[:1] if behind[-1:] == ["up"] else []
        return not _KNOWN.isdisjoint(known)
    return lemma == "get" and behind[-2:] == ["mixed", "up"]


def _is_careless(behind: list[str]) -> bool:
    """True for "signed the form without reading it": care that was not taken."""
    return any(one == "without" and two in _CARE for one, two in pairwise(behind))


def _is_off(lemma: str, behind: list[str]) -> bool:
    """True for "keyed the rate one column off"; "took two shelves off" takes them down."""
    count, noun, off = (["", "", *behind])[-3:] if behind else ("", "", "")
    shifted = not _SHIFTS.isdisjoint((noun, noun.removesuffix("s"), noun.removesuffix("es")))
    return lemma in _PLACING and off in ("off", "out") and shifted and count not in ("this", "that")


def _bumps(lemma: str, behind: list[str]) -> bool:
    """True for "clipped a rack backing out"; with a tool, it is hit on purpose."""
    return lemma in _BUMPING and "with" not in behind and not _OBSTACLES.isdisjoint(behind[:3])


def _is_meant_for_less(lemma: str, behind: list[str]) -> bool:
    """True for "put the fifty milligram tablets in a bottle meant for twenty-five": another number is meant."""
    at = next((at for at in range(1, len(behind)) if behind[at - 1 : at + 1] == ["meant", "for"]), 0)
    parts = (behind[: max(0, at - 1)], behind[at + 1 :]) if lemma in _HANDLING else ([], [])
    return all(
        any(word.partition("-")[0] in g.words("numbers") or word[:1].isdigit() for word in part) for part in parts
    )


def _overdoes(word: str) -> bool:
    """True for "overcharged", "underfilled", "double-booked": a thing handled too much, too little, or twice."""
    handled = (word.removeprefix(prefix) for prefix in _EXTENT if word.startswith(prefix))
    return any(g.past_of(rest) in _HANDLING for rest in handled)


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
