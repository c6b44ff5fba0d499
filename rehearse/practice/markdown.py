"""What stories and questions share of Markdown: headings, list items, tags, principles; each in linear time."""

import re
from collections.abc import Iterable, Mapping

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_CLOSING = re.compile(r"(?:(?<=\s)|^)#+$")  # "## A ##"; that of "## C#" belongs to the text
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])\s+(.*)")
_TAG = re.compile(r"#(?=[\w-]*[^\W\d_])[\w-]+")  # with a letter: "#42" is the number of something
_ESCAPED_TAG = re.compile(r"\\+#[\w-]+")
_SHORTEST = 8  # letters of a principle's name that is given by its beginning
_SHORTEST_WORD = 4  # letters of a word that tells which principle is meant


def heading(line: str) -> tuple[int, str] | None:
    """Level and text of a heading; None for any other line."""
    found = _HEADING.fullmatch(line.rstrip())
    return (len(found[1]), _CLOSING.sub("", found[2]).rstrip()) if found else None


def item(line: str) -> str | None:
    """The text of a bullet or number at the left margin; None for any other line."""
    found = _ITEM.fullmatch(line)
    return found[1] if found else None


def without_tags(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without the tags at its end, and these; a backslash before the # makes it a word of the text.

    >>> without_tags("When did you say no? #conflict #hard-talk")
    ('When did you say no?', ('conflict', 'hard-talk'))
    """
    words = text.split()
    at = len(words)
    while at and _TAG.fullmatch(words[at - 1]):
        at -= 1
    if not at:
        return text, ()
    if _ESCAPED_TAG.fullmatch(words[at - 1]):
        words[at - 1] = words[at - 1][1:]
    elif at == len(words):
        return text, ()
    return " ".join(words[:at]), tuple(word[1:].lower() for word in words[at:])


def with_tags(text: str, tags: Iterable[str]) -> str:
    """The text with the tags behind it; `without_tags` gives both back where each tag is one that it knows."""
    before, blank, last = text.rpartition(" ")
    if _TAG.fullmatch(last) or _ESCAPED_TAG.fullmatch(last):
        text = f"{before}{blank}\\{last}"
    return text + "".join(f" #{tag}" for tag in tags)


def key(name: str) -> str:
    """A principle's name as people write it in headings: letters only; no "and", no "the", no s of a genitive."""
    return "".join(word for word in re.findall(r"[a-z]+", name.lower()) if word not in ("and", "the", "s"))


def principle(text: str, principles: Mapping[str, str]) -> str | None:
    """The principle that a heading names, in full or by its beginning ("Have Backbone"); `principles` are by `key`."""
    wanted = key(text)
    if wanted in principles:
        return principles[wanted]
    if len(wanted) < _SHORTEST:
        return None
    return next((name for known, name in principles.items() if known.startswith(wanted)), None)


def principle_by_words(text: str, principles: Mapping[str, str]) -> str | None:
    """As `principle`; else the only principle whose name holds all of the words, a telling one among them ("trust")."""
    if (found := principle(text, principles)) is not None:
        return found
    words = set(text.lower().split())
    holding = [name for name in principles.values() if words and words <= set(re.findall(r"[\w']+", name.lower()))]
    return holding[0] if len(holding) == 1 and max(map(len, words)) >= _SHORTEST_WORD else None


class Names:
    """Names that are taken, and free ones made from them by a number; a thousand of one kind take linear time."""

    def __init__(self, taken: set[str]) -> None:
        self._taken, self._next = taken, dict[str, int]()

    def free(self, name: str) -> str:
        """The name itself, or with -2, -3 …; it is taken from now on."""
        made, number = name, self._next.get(name, 2)
        while made in self._taken:
            made, number = f"{name}-{number}", number + 1
        self._next[name] = number
        self._taken.add(made)
        return made
