"""Sentences that are said to the interviewer and belong to no part of the story: "sorry, where was I?"."""

from __future__ import annotations

from rehearse.content.clauses import grammar as g
from rehearse.content.text import ParsedText
from rehearse.content.text.chat import joining, sure

FOUND_WORDS = 6  # "oh yeah, the short stair"
_LOST = ("where was i", "where were we")


def chat_sentences(text: ParsedText) -> frozenset[int]:
    """The numbers of the sentences in which nothing but such words stands; none where the answer holds no others."""
    said = text.folded_sentences
    first = next((at for at, one in enumerate(said) if not _is_chat(one, outer=True)), len(said))
    last = next((at for at in range(len(said) - 1, -1, -1) if not _is_chat(said[at], outer=True)), -1)
    inner = {at for at in range(first, last + 1) if _is_chat(said[at], outer=False)}
    found = {at + 1 for at in inner if at + 1 <= last and _finds_thread(said[at], said[at + 1])}
    return frozenset({*range(first), *inner, *found, *range(last + 1, len(said))}) if last >= 0 else frozenset()


def _finds_thread(said: str, answer: str) -> bool:
    """True for "oh yeah, the short stair" behind "where was I?": it names the place, and tells nothing."""
    words = answer.strip(" .").split()
    tells = any(g.past_of(word) or g.is_auxiliary(word) or word in g.subject_kinds() for word in words)
    return any(lost in said for lost in _LOST) and 0 < len(words) <= FOUND_WORDS and not tells


def _is_chat(said: str, *, outer: bool) -> bool:
    """Whether a sentence holds only chat; outer: nothing of the story stands before it, or nothing behind it."""
    left = sure().sub(" ", said)
    if left == said and not outer:
        return False
    return not joining().sub(" ", left).strip(" .")
