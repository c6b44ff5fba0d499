"""The questions that the user wants to ask the interviewer: chosen from a list, written by the user, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.data.to_ask import to_ask
from rehearse.practice.checklist import TO_ASK
from rehearse.settings import database_path
from rehearse.store import notes
from rehearse.store.attempts import Store
from rehearse.studio.render import render

if TYPE_CHECKING:
    from rehearse.store.notes import Note
    from rehearse.studio.answers import Form

LONGEST = 400  # characters of a question


def asking_page() -> str:
    """The chosen questions, and those to choose from, grouped by interviewer."""
    mine = _chosen()
    known = {note.text for note in mine}
    groups = [(one.whom, [text for text in one.questions if TO_ASK + text not in known]) for one in to_ask().ask]
    return render("asking.html.j2", "/mock", mine=[(note.id, note.text.removeprefix(TO_ASK)) for note in mine],
                  groups=groups, longest=LONGEST)  # fmt: skip


def chosen(form: Form) -> str:
    """Keep a question; the address of the page."""
    text = " ".join(form.get("question", "").split())[:LONGEST]
    if text and all(note.text != TO_ASK + text for note in _chosen()):
        with Store(database_path()) as store:
            notes.add(store, TO_ASK + text)
    return "/ask"


def removed(form: Form) -> str:
    """Remove a question, if it is one of these; returns the address of the page."""
    number = next((note.id for note in _chosen() if str(note.id) == form.get("number")), None)
    if number is not None:
        with Store(database_path()) as store:
            notes.remove(store, number)
    return "/ask"


def _chosen() -> tuple[Note, ...]:
    """Oldest first; to look makes no database."""
    if not database_path().exists():
        return ()
    with Store(database_path()) as store:
        return tuple(note for note in notes.listed(store) if note.text.startswith(TO_ASK))
