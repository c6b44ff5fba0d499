"""What the candidate asked at the end of a mock interview, saved as a note about it."""

from collections.abc import Iterable

from rehearse.store.notes import Note

PREFIX = "I asked: "
NOTHING = (
    "You asked nothing, which interviewers read as a lack of curiosity: `rehearse notes ask` has questions to choose "
    "from."
)


def remark(notes: Iterable[Note], *, over: bool) -> str | None:
    """The remark on a finished interview in which the candidate asked nothing; None otherwise (source: seed 001)."""
    return NOTHING if over and not any(note.text.startswith(PREFIX) for note in notes) else None
