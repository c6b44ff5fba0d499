"""The questions the user wants to ask the interviewer: choosing one from a list, adding one, removing one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.data.to_ask import to_ask
from rehearse.practice import asking
from rehearse.settings import database_path
from rehearse.store import notes
from rehearse.store.attempts import Store
from rehearse.studio.render import render

if TYPE_CHECKING:
    from rehearse.studio.answers import Form

LONGEST = 400  # characters of a question


def asking_page() -> str:
    """The chosen questions, and those left to choose from, grouped by interviewer."""
    mine = asking.chosen()
    known = set(mine.values())
    groups = [(one.whom, [text for text in one.questions if text not in known]) for one in to_ask().ask]
    return render("asking.html.j2", "/mock", mine=list(mine.items()), groups=groups, longest=LONGEST)


def chosen(form: Form) -> str:
    """Save a question; returns the address of the page."""
    text = " ".join(form.get("question", "").split())[:LONGEST]
    if text and text not in asking.chosen().values():
        asking.choose(text)
    return "/ask"


def removed(form: Form) -> str:
    """Remove a question if it is one of the chosen; returns the address of the page."""
    number = next((number for number in asking.chosen() if str(number) == form.get("number")), None)
    if number is not None:
        with Store(database_path()) as store:
            notes.remove(store, number)
    return "/ask"
