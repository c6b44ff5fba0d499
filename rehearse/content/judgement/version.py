"""The rubric's version: its number, and a mark that changes with the rubric, the lexicons and the code that judges.

Attempts with the same version were judged alike, so their points may be compared; otherwise they are judged again first
(`rehearse reanalyze`). Nobody has to remember to raise a number.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from rehearse.data import folder
from rehearse.data.rubric import rubric

DATA = (
    "rubric.toml",
    "principles.toml",
    "outline.toml",
    "chat.toml",
    "headings.toml",
    "density.toml",
    "other_languages.toml",
    "lexicon/*.toml",
    "grammar/*.toml",
    "claims/*.toml",
    "question_frameworks.toml",
    "question_forms.toml",
    "question_subjects.toml",
)
ROOMS = ("content", "text")  # the text room decides which words are fillers, repeats and repairs
MARK_DIGITS = 8


def sources() -> tuple[Path, ...]:
    """The files on which a judgement depends, in a fixed order."""
    data = [path for pattern in DATA for path in folder().glob(pattern)]
    code = [path for room in ROOMS for path in (Path(__file__).parents[2] / room).rglob("*.py")]
    return tuple(sorted([*data, *code]))


def mark_of(contents: tuple[tuple[str, bytes], ...]) -> str:
    """A short mark of named contents; it changes with any name, order or byte, but not with line ends."""
    digest = hashlib.sha256()
    for name, content in contents:
        digest.update(name.encode() + b"\0" + content.replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()[:MARK_DIGITS]


@cache
def rubric_version() -> str:
    """The rubric's number and mark, such as "1.0+3f2a9c1b"."""
    return f"{rubric().version}+{mark_of(tuple((path.name, path.read_bytes()) for path in sources()))}"
