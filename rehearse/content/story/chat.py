"""Sentences that are said to the interviewer and belong to no part of the story: "sorry, where was I?"."""

from __future__ import annotations

from functools import cache

import msgspec

from rehearse.content.text import ParsedText
from rehearse.content.text.lexicon import compiled
from rehearse.data import load


class Chat(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """chat.toml."""

    source: str
    sure: tuple[str, ...]
    joining: tuple[str, ...]


@cache
def _chat() -> Chat:
    return load("chat.toml", Chat)


def chat_sentences(text: ParsedText) -> frozenset[int]:
    """The numbers of the sentences in which nothing but such words stands; none where the answer holds no others."""
    said = text.folded_sentences
    first = next((at for at, one in enumerate(said) if not _is_chat(one, outer=True)), len(said))
    last = next((at for at in range(len(said) - 1, -1, -1) if not _is_chat(said[at], outer=True)), -1)
    inner = {at for at in range(first, last + 1) if _is_chat(said[at], outer=False)}
    return frozenset({*range(first), *inner, *range(last + 1, len(said))}) if last >= 0 else frozenset()


def _is_chat(said: str, *, outer: bool) -> bool:
    """Whether a sentence holds only chat; outer: nothing of the story stands before it, or nothing behind it."""
    left = compiled(_chat().sure).sub(" ", said)
    if left == said and not outer:
        return False
    return not compiled(_chat().joining).sub(" ", left).strip(" .")
