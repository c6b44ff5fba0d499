"""The one normal form of a word: lower case, straight apostrophes, no punctuation around it."""

from __future__ import annotations

import re

_EDGE = "\"'“”‘’«»()[]{}<>*_`.,;:!?…—–-"
_OPENING = re.compile(r"^[\"'“”‘’«(\[{<*_`—–…-]+|^\.+(?=\D)")
_CLOSING = re.compile(r"[\"'“”‘’»)\]}>*_`.,;:!?…—–-]+$")
_SIGNS = re.compile(r"^[^\w']+|[^\w']+$")


def fold(word: str) -> str:
    """A word's normal form; signs that belong to numbers stay ("$1.2m", "~40%"). Empty for punctuation alone."""
    plain = word.replace("’", "'").replace("‘", "'").lower()
    plain = _CLOSING.sub("", _OPENING.sub("", plain))
    return plain if plain.strip(_EDGE) or plain in {"$", "%", "~"} else ""


def spoken_form(word: str) -> str:
    """The normal form without the signs of numbers: what is left to pronounce."""
    return _SIGNS.sub("", fold(word))
