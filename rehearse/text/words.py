"""The normal form of a word: lower case, straight apostrophes, no surrounding punctuation."""

from __future__ import annotations

import re

_EDGE = "\"'“”‘’«»()[]{}<>*_`.,;:!?…—–-"
_OPENING = re.compile(r"^[\"'“”‘’«(\[{<*_`—–…-]+|^\.+(?=\D)")
_CLOSING = re.compile(r"[\"'“”‘’»)\]}>*_`.,;:!?…—–-]+$")
_SIGNS = re.compile(r"^[^\w']+|[^\w']+$")


def fold(word: str) -> str:
    """The normal form of a word, which keeps the signs of numbers ("$1.2m", "~40%"); empty for punctuation alone."""
    plain = word.replace("’", "'").replace("‘", "'").lower()
    plain = _CLOSING.sub("", _OPENING.sub("", plain))
    return plain if plain.strip(_EDGE) or plain in {"$", "%", "~"} else ""


def spoken_form(word: str) -> str:
    """The normal form without the signs of numbers."""
    return _SIGNS.sub("", fold(word))
