"""The questions that the user will ask the interviewer, each kept as a note."""

from rehearse.settings import database_path
from rehearse.store import notes
from rehearse.store.attempts import Store

TO_ASK = "To ask: "  # the first words of a note that holds one


def chosen() -> dict[int, str]:
    """Each of them by the number of its note, oldest first; looking creates no database."""
    if not database_path().exists():
        return {}
    with Store(database_path()) as store:
        return {note.id: note.text.removeprefix(TO_ASK) for note in notes.listed(store) if note.text.startswith(TO_ASK)}


def choose(question: str) -> int:
    """Save a question; returns the number of its note."""
    with Store(database_path()) as store:
        return notes.add(store, TO_ASK + question)
