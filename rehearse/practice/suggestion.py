"""What to practise next, wherever it is suggested."""

import msgspec


class Suggestion(msgspec.Struct, frozen=True):
    """One command to type, and why; question_id: of the question that it records, None for another command."""

    command: str
    because: str
    question_id: str | None = None
