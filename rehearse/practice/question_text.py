"""The text of a question as it is kept, an id made from it, and lists of names in one cell or line."""

import re
import unicodedata
from collections.abc import Iterable

import msgspec

from rehearse import data
from rehearse.data.plain_text import printable
from rehearse.errors import UsageError

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_QUOTES = "\"'“”‘’*_ "
_PAIRS = ("**", "__", "*", "_", '"', "'", "“”", "‘’")  # what encloses a text: quotation marks, and Markdown's emphasis
_BETWEEN_LETTERS = re.compile(r"(?<=\w)['’](?=\w)")  # an apostrophe, which ends no quotation
_ESCAPED = re.compile(r"\\([\\|])")
_PART = re.compile(r"((?:\\[\\|]|[^|])*)(?:\||$)")
LONGEST = 2_000  # characters of a question; those that come with the program have 160 at most


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
    """One line without control characters, and without quotation marks or emphasis around the whole of it.

    >>> cleaned('"Why us?"'), cleaned('"Why" and *how*?')
    ('Why us?', '"Why" and *how*?')
    """
    line = " ".join(printable(text).split())
    if not line.strip(_QUOTES):
        return ""
    while len(line) <= LONGEST and (inner := _inside(line)) is not None:
        line = inner
    return line


def _inside(line: str) -> str | None:
    """The text inside marks that enclose the whole line; None without them, or if they belong to two quotations."""
    for pair in _PAIRS:
        first, last = (pair, pair) if pair[0] == pair[-1] else (pair[0], pair[1])
        inner = line.removeprefix(first).removesuffix(last)
        if len(line) == len(inner) + len(first) + len(last):
            words = _BETWEEN_LETTERS.sub("", inner)
            if first not in words and last not in words:
                return inner.strip()
    return None


def one_line(names: Iterable[str], between: str = "|") -> str:
    r"""The names divided by bars; a bar within a name is escaped, so that `several` reads the same names.

    >>> one_line(["a|b", "c"])
    'a\\|b|c'
    """
    return between.join(name.replace("\\", r"\\").replace("|", r"\|") for name in names)


def several(line: str) -> tuple[str, ...]:
    """The names in a line that are divided by bars, each cleaned, without the empty ones."""
    parts = (_ESCAPED.sub(r"\1", part) for part in _PART.findall(line))
    return tuple(name for name in map(cleaned, parts) if name)


def short_enough(text: str, where: str) -> str:
    """The text. Raises UsageError for one longer than any question; where: "Line 3", for instance."""
    if len(text) > LONGEST:
        raise UsageError(f"{where}: {len(text):,} characters are too many; at most {LONGEST:,} fit.", "Shorten it.")
    return text
