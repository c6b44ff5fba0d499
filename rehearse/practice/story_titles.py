"""Titles of stories as headings: any text can be a title, also one that names a part of a story or a principle."""

import re
from collections.abc import Callable

from rehearse.practice.markdown import heading

UNTITLED = "Untitled"  # a story below a heading without words
_STORY = re.compile(r"(?:story:\s+)*", re.IGNORECASE)  # before a title that would be read as something else
_FIRST = re.compile(r"story:\s+", re.IGNORECASE)
_CLOSING = re.compile(r"(?:^|\s)#+$")  # in Markdown no part of the heading
_BARE = re.compile(r"#{1,6}\s*")

IsName = Callable[[str], bool]


def title_line(title: str, is_name: IsName) -> str:
    """The heading that `title_in` reads as this title; is_name: whether a heading means a part or a principle.

    >>> title_line("Result", "Result".__eq__), title_line("The pump", "Result".__eq__)
    ('## Story: Result', '## The pump')
    """
    closing = " #" if _CLOSING.search(title) else ""
    return f"## {'Story: ' if is_name(_bare(title)) else ''}{title}{closing}"


def title_in(text: str, is_name: IsName) -> str:
    """The title that a heading's text gives a story: without the "Story:" that `title_line` puts before some.

    >>> title_in("Story: Result", "Result".__eq__), title_in("Story: the pump", "Result".__eq__)
    ('Result', 'Story: the pump')
    """
    return _FIRST.sub("", text, count=1) if _FIRST.match(text) and is_name(_bare(text)) else text


def _bare(title: str) -> str:
    return _STORY.sub("", title, count=1)


def story_heading(line: str) -> tuple[int, str] | None:
    """Level and text of a heading, also of one without words; None for any other line."""
    return (len(line.strip()), "") if _BARE.fullmatch(line) else heading(line)
