"""The text of a question as it is kept, and an id made from it."""

import re
import unicodedata

import msgspec

from rehearse import data
from rehearse.data.plain_text import printable

_QUOTES = "\"'“”‘’*_ "


class IdWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """question_ids.toml: words that no id is made of."""

    skip: frozenset[str]


def slug(text: str) -> str:
    """An id that can be typed, from the first telling words of a question.

    >>> slug("Tell me about a time you missed a deadline.")
    'missed-deadline'
    """
    skip = data.load("question_ids.toml", IdWords).skip
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = [word for word in re.findall(r"[a-z0-9]+", plain) if word not in skip]
    return "-".join(words[:4]) or "question"


def cleaned(text: str) -> str:
    """One line without quotation marks around it, and without control characters."""
    return " ".join(printable(text).split()).strip(_QUOTES)
