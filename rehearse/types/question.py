"""A question of the bank or of the person's own."""

from typing import Literal

import msgspec


class Question(msgspec.Struct, frozen=True):
    """One interview question, in our own words, with where its idea comes from."""

    id: str
    text: str
    principles: tuple[str, ...] = ()
    role: str = "any"
    difficulty: Literal["easy", "medium", "hard"] = "medium"
    tags: tuple[str, ...] = ()
    hint: str = ""
    source: str = ""
    kind: Literal["behavioural", "technical"] = "behavioural"
