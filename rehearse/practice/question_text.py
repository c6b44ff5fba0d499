"""The text of a question as it is kept, and an id made from it."""

import re
import unicodedata

import msgspec

from rehearse import data
from rehearse.data.plain_text import printable

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_QUOTES = "\"'“”‘’*_ "


class IdWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """question_ids.toml: words that no id is made of."""

    skip: frozenset[str]


def typable(name: str) -> bool:
    """Whether an id can stand in a shell's line and in an address as it is."""
    return _ID.fullmatch(name) is not None


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
