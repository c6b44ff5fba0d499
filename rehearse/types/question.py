"""A question of the bank or of the user's own."""

from typing import Literal

import msgspec

QuestionKind = Literal["behavioural", "technical", "coding", "system design", "follow-up"]
BANK_KINDS: tuple[QuestionKind, ...] = ("behavioural", "coding", "system design", "technical")
THOUGHT_ALOUD: tuple[QuestionKind, ...] = ("coding", "system design", "technical")  # reasoned aloud; no story is told


class Question(msgspec.Struct, frozen=True):
    """One interview question, in our own words, with where its idea comes from.

    Only an answer to a behavioural one is a whole story; a follow-up goes back to an answer in a mock interview, and
    the kinds in THOUGHT_ALOUD are reasoned about aloud.
    """

    id: str
    text: str
    principles: tuple[str, ...] = ()
    role: str = "any"
    difficulty: Literal["easy", "medium", "hard"] = "medium"
    tags: tuple[str, ...] = ()
    hint: str = ""
    source: str = ""
    kind: QuestionKind = "behavioural"
