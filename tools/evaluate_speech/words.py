"""Words in the form that is scored: lower case, no punctuation, numbers spelt out, fillers removed."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import msgspec

from tools.scoring.spoken_forms import cardinal


class Spelling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """spelling.toml."""

    fillers: tuple[str, ...]
    same: dict[str, str]


@cache
def spelling() -> Spelling:
    """The forms that count as the same."""
    return msgspec.toml.decode(Path(__file__).with_name("spelling.toml").read_bytes(), type=Spelling)


def said(text: str) -> str:
    """A number as it is usually said; from 1100 to 1999 and 2010 to 2099 as a year."""
    number = int(text)
    if (1100 <= number <= 1999 or 2010 <= number <= 2099) and number % 100:
        low = number % 100
        return f"{cardinal(number // 100)} {'oh ' if low < 10 else ''}{cardinal(low)}"
    return cardinal(number) if number < 10**9 else text


def words_of(text: str, fillers: bool = False) -> list[str]:
    """The words of a text; um and uh only on request."""
    text = re.sub(r"\[[^\]]*\]|<[^>]*>|♪", " ", text.lower()).replace("’", "'")
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    text = re.sub(r"\$(\d+)", r"\1 dollars", text).replace("%", " percent ").replace("&", " and ")
    text = re.sub(r"\b([a-z])\.(?=[a-z]\b)", r"\1", text)
    text = re.sub(r"(\d+)(?:st|nd|rd|th)\b", r"\1", text)
    text = re.sub(r"\d+", lambda match: f" {said(match[0])} ", text).replace("'", "").replace("-", " ")
    words = [w for raw in re.findall(r"[^\W_]+", text) for w in spelling().same.get(raw, raw).split()]
    return words if fillers else [w for w in words if w not in spelling().fillers]


def is_filler(text: str) -> bool:
    """Whether a word is um, uh or the like."""
    return words_of(text, fillers=True)[:1] != [] and not words_of(text)
