"""The user's stories, read and edited as the Markdown file that they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import escape

from rehearse.data.questions import principle_names
from rehearse.errors import RehearseError
from rehearse.practice import stories
from rehearse.report.to_html import replace
from rehearse.studio.render import render

if TYPE_CHECKING:
    from rehearse.practice.stories import StoryCheck
    from rehearse.practice.story_file import Story
    from rehearse.studio.answers import Form


def stories_page(saved: str = "", problem: str = "", text: str | None = None) -> str:
    """The story file to read and edit, and what each story lacks; a mistake in the file is said beside its text."""
    written = _written()
    checked: list[tuple[Story, StoryCheck]] = []
    try:
        checked = [(story, stories.check(story)) for story in stories.read_own(principle_names())]
    except RehearseError as error:
        problem = " ".join(filter(None, (problem, saved, error.message, error.hint)))
        saved = ""
    typed = escape(written if text is None else text)  # as it is: what is shown on one line elsewhere has lines here
    return render("stories.html.j2", "/stories", text=typed, before=escape(written), saved=saved, problem=problem,
                  checked=checked, path=stories.path())  # fmt: skip


def saved(form: Form) -> str:
    """Write the stories, unless the file has changed since the page was opened; the page that says what came of it."""
    path, text = stories.path(), form.get("text", "")
    if _written() != form.get("before", ""):
        changed = "The file was changed elsewhere. Copy your text, reload this page and paste it in."
        return stories_page(problem=changed, text=text)
    path.parent.mkdir(parents=True, exist_ok=True)
    replace(path, text.encode())
    return stories_page(saved="Saved.")


def _written() -> str:
    path = stories.path()
    return path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n") if path.is_file() else ""
