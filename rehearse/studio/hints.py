"""What a hint of an error says to type, as the page of the studio that does the same."""

from __future__ import annotations

import re
from typing import NamedTuple

_COMMAND = re.compile(r"`rehearse (\w+)[^`]*`")
_ALONE = re.compile(r"`rehearse [^`]*`[^.`]*\.")  # one sentence that begins with a command


class Page(NamedTuple):
    """A page of the studio: its address and what is there."""

    address: str
    name: str


_PAGES = {
    "list": Page("/attempts", "your takes"),
    "show": Page("/attempts", "your takes"),
    "questions": Page("/questions", "the questions"),
    "stories": Page("/stories", "your stories"),
    "mock": Page("/mock", "your mock interviews"),
    "progress": Page("/progress", "your progress"),
    "config": Page("/settings", "the settings"),
    "data": Page("/data", "your data"),
}


def for_the_browser(hint: str) -> tuple[str, Page | None]:
    """The hint and the page to go to; a sentence that only names a command is left out where a page does the same."""
    found = _COMMAND.search(hint)
    page = _PAGES.get(found[1]) if found else None
    return ("" if page is not None and _ALONE.fullmatch(hint) else hint), page
