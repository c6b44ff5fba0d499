"""How a line says which part of a story it is, as stories.toml names the parts."""

import re
from collections.abc import Mapping
from typing import Literal, get_args

import msgspec

from rehearse import data
from rehearse.types import PartName

Label = Literal[
    "situation", "task", "action", "result", "reflection", "headline", "principles", "questions", "labels", "metric",
    "notes",
]  # fmt: skip
PARTS: tuple[PartName, ...] = get_args(PartName)
_LABEL = re.compile(r"^[\s*_>]*([A-Za-z]+)[\s*_]*:[\s*_>]*(.*)$")
_ONLY_LABEL = re.compile(r"([A-Za-z]+)[*_]{0,2}\s*(?:[:(–—-].{0,40})?")
_MARKS = re.compile(r"^(?:(?:[-*+]|\d+[.)]|>)\s*)+")


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """stories.toml."""

    wanted_min: int
    wanted_max: int
    overuse_above: int
    labels: dict[Label, tuple[str, ...]]


def settings() -> Settings:
    """How many stories are wanted, and how their parts may be called."""
    return data.load("stories.toml", Settings)


def label_words() -> dict[str, Label]:
    """The label that each word means before a colon."""
    return {word: label for label, words in settings().labels.items() for word in words}


def part_in(text: str, labels: Mapping[str, Label]) -> Label | None:
    """The part of a story that a heading names, as in "Situation", "Action:" or "Result (20 s)"."""
    found = _ONLY_LABEL.fullmatch(text.strip("*_ "))
    return labels.get(found[1].lower()) if found else None


def labelled(line: str, labels: Mapping[str, Label]) -> tuple[Label | None, str]:
    """The part that the line names, if any, and its text without the name and marks of Markdown."""
    plain = _MARKS.sub("", line.strip())
    if line.lstrip().startswith(("**", "__")) and (part := part_in(plain, labels)):  # a label alone, in bold
        return part, ""
    found = _LABEL.match(plain)
    if found and found[1].lower() in labels:
        return labels[found[1].lower()], found[2].strip(" *_>")
    return None, plain.strip("*_ ")
