"""Interview questions, from the bank or the user's own."""

from typing import Literal, get_args

import msgspec

QuestionKind = Literal["behavioural", "technical", "coding", "system design", "follow-up"]
Difficulty = Literal["easy", "medium", "hard"]
DIFFICULTIES: tuple[Difficulty, ...] = get_args(Difficulty)
BANK_KINDS: tuple[QuestionKind, ...] = ("behavioural", "coding", "system design", "technical")
THOUGHT_ALOUD: tuple[QuestionKind, ...] = ("coding", "system design", "technical")  # reasoned aloud, not a story


class Question(msgspec.Struct, frozen=True):
    """One interview question, in our own words, with the source of its idea.

    Only a behavioural question asks for a whole story; a follow-up returns to an earlier answer in a mock interview,
    and the kinds in THOUGHT_ALOUD are answered by reasoning aloud.
    """

    id: str
    text: str
    principles: tuple[str, ...] = ()
    role: str = "any"
    difficulty: Difficulty = "medium"
    tags: tuple[str, ...] = ()
    hint: str = ""
    source: str = ""
    kind: QuestionKind = "behavioural"
