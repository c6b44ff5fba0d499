"""The atom of the corpus: a stretch of text with how it is written and how it is spoken."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_TRAILING = re.compile(r"[.,?!;:]+$")
#: Words that keep their capital inside a sentence.
_ALWAYS_CAPITAL = re.compile(r"^(I|I'[a-z]+|[A-Z]{2,}.*|[A-Z]/[A-Z].*)$")


@dataclass(frozen=True)
class Unit:
    """One written word or number, and the words that a voice speaks for it; punctuation is part of both."""

    written: str
    spoken: str
    proper: bool = False

    def ended(self, mark: str) -> Unit:
        """The same unit closed by this punctuation mark instead of its own ("" opens it)."""
        return replace(
            self, written=_TRAILING.sub("", self.written) + mark, spoken=_TRAILING.sub("", self.spoken) + mark
        )

    def capital(self) -> Unit:
        """The same unit as the first of a sentence."""
        return replace(self, written=self.written[:1].upper() + self.written[1:])

    def lower(self) -> Unit:
        """The same unit inside a sentence."""
        if self.proper or _ALWAYS_CAPITAL.match(_TRAILING.sub("", self.written)):
            return self
        return replace(self, written=self.written[:1].lower() + self.written[1:])

    @property
    def mark(self) -> str:
        """The punctuation that closes the unit, or ""."""
        found = _TRAILING.search(self.written)
        return found.group() if found else ""


Units = tuple[Unit, ...]


def words(text: str) -> Units:
    """Plain text as units that are spoken as they are written."""
    return tuple(Unit(w, w) for w in text.split())


def written(units: Units) -> str:
    """What the transcript says."""
    return " ".join(u.written for u in units)


def spoken(units: Units) -> str:
    """What the voice is given."""
    return " ".join(u.spoken for u in units)


def plain_words(text: str) -> list[str]:
    """Lower-case words and numbers without punctuation: what five-word runs and word errors are counted on."""
    return re.findall(
        r"[a-z0-9$%][a-z0-9$%.,']*[a-z0-9%]|[a-z0-9$%]", text.lower().replace("\u2019", "'").replace("-", " ")
    )
