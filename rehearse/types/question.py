"""A question of the bank or of the person's own."""

from typing import Literal

import msgspec

QuestionKind = Literal["behavioural", "technical", "follow-up"]


class Question(msgspec.Struct, frozen=True):
    """One interview question, in our own words, with where its idea comes from.

    Only an answer to a behavioural one is a whole story; a follow-up goes back to an answer in a mock interview.
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
