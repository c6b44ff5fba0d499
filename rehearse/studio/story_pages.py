"""The user's stories: written part by part in a form, or edited as the Markdown file that they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import escape

from rehearse.data.plain_text import read_text
from rehearse.data.questions import principle_names
from rehearse.errors import RehearseError
from rehearse.practice import stories, story_file
from rehearse.practice.story_file import Story
from rehearse.report.mid_sentence import check_as_printed
from rehearse.report.wording import PARTS
from rehearse.report.writing import replace
from rehearse.studio.render import render
from rehearse.studio.story_changes import deleted

if TYPE_CHECKING:
    from rehearse.practice.stories import StoryCheck
    from rehearse.studio.answers import Form
    from rehearse.types import PartName

PROMPTS: dict[PartName, str] = {
    "situation": "Where and when was it? One or two sentences.",
    "task": "What had to be done, and why was it up to you?",
    "action": "What did you do, step by step? Begin with “I”.",
    "result": "What changed? A number, and how it was measured.",
    "reflection": "What did you learn, or what would you do differently?",
}
_MARK = re.compile(r"^#{1,6}(?:\s+|$)")  # of a heading, typed before the title
NO_STORY = (
    "No story was found in this text. Each needs a line for its title that begins with #, and below it at least one "
    "line such as “Situation: …”. Or fill in the form above."
)


def stories_page(
    saved: str = "", problem: str = "", text: str | None = None, typed: Form | None = None, *,
    open_text: bool = False, deletes: Sequence[str] = (),
) -> str:  # fmt: skip
    """The stories to read, a form for a new one, and their file to edit.

    text, typed: unsaved input of the file's field and of the form. The page shows what is wrong with it.
    deletes: the titles of stories, or of other text, in the file and not in the new text; the page asks about them.
    """
    written = _written()
    checked: list[tuple[Story, StoryCheck]] = []
    try:
        own = stories.read_own(principle_names())
        checked = [(story, check_as_printed(story, stories.check(story))) for story in own]
    except RehearseError as error:
        problem = " ".join(filter(None, (problem, saved, error.message, error.hint)))
        saved, open_text = "", True
    shown = escape(written if text is None else text)  # as it is: what is shown on one line elsewhere has lines here
    parts = {name: escape(value) for name, value in (typed or {}).items()}
    return render("stories.html.j2", "/stories", text=shown, before=escape(written), saved=saved, problem=problem,
                  checked=checked, path=stories.path(), PARTS=PARTS, PROMPTS=PROMPTS, typed=parts,
                  principles=principle_names(), open_text=open_text,
                  deletes=escape("\n".join(deletes)))  # fmt: skip


def saved(form: Form) -> str:
    """Write the stories; returns the page that says whether that worked.

    Nothing is written where the file has changed since the page was opened, and where stories would be deleted unasked.
    """
    path, text = stories.path(), form.get("text", "")
    if _written() != form.get("before", ""):
        changed = "The file was changed elsewhere. Copy your text, reload this page and paste it in."
        return stories_page(problem=changed, text=text, open_text=True)
    gone, agreed = deleted(form.get("before", ""), text), form.get("delete", "").splitlines()
    if Counter(gone.all) - Counter(agreed):
        asked = f"Not saved yet. This text would delete {gone.said()}."
        return stories_page(problem=asked, text=text, open_text=True, deletes=gone.all)
    path.parent.mkdir(parents=True, exist_ok=True)
    replace(path, text.encode())
    none = text.strip() and not story_file.read(text, principle_names())
    return stories_page(saved="Saved.", problem=NO_STORY if none else "", open_text=True)


def added(form: Form) -> str:
    """Add the story in the form to the file; returns the page that says whether that worked."""
    typed = {name: " ".join(value.split()) for name, value in form.items()}
    title = _MARK.sub("", typed.get("title", ""))
    parts = {key: typed[key] for key in PARTS if typed.get(key)}
    if not title or not parts:
        lacking = "Give the story a title." if not title else "Fill in at least one part of the story."
        return stories_page(problem=f"Not added yet. {lacking}", typed=form)
    chosen = (typed["principle"],) if typed.get("principle") in principle_names() else ()
    try:
        stories.append_own(story_file.to_markdown(Story("", title, chosen, parts=parts)))
    except RehearseError as error:
        return stories_page(problem=error.message, typed=form)
    return stories_page(saved=f"“{title}” was added. It is at the end of the list.")


def _written() -> str:
    """The file's text, in whatever encoding it is: what is shown is what a save writes back."""
    path = stories.path()
    if not path.is_file():
        return ""
    try:
        text = read_text(path)
    except RehearseError:  # no text at all, which the page says
        text = path.read_text(encoding="utf-8", errors="replace")
    return text.replace("\r\n", "\n")
