"""Text from outside: decoded whatever program saved it, and freed of what could control a terminal."""

import codecs
import re
import sys
import unicodedata
from pathlib import Path

from rehearse.errors import UsageError

NO_SUCH_FILE = "Check the name; quote it if it has spaces."
LONGEST_MB = 64  # of a text file; an hour's transcript with word times is about 1 MB
_MARKS = (  # byte order marks; UTF-32 before UTF-16, whose mark begins it
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (  # what a file begins with that is no plain text, and its name
    (b"{\\rtf", "RTF"),
    (b"PK\x03\x04", "a zip archive (or a Word document)"),
    (b"%PDF", "PDF"),
    (b"\xd0\xcf\x11\xe0", "a Word document"),
)
_SEQUENCE = re.compile(  # what colours a terminal, moves its cursor or sets its title (ECMA-48)
    r"(?:\x1b\[|\x9b)[0-?]{0,40}[ -/]{0,9}[@-~]|(?:\x1b\]|\x9d)[^\x07\x1b\x9c\n]{0,999}(?:\x07|\x1b\\|\x9c)"
    r"|\x1b(?:[ -/]{1,9}[0-~]|[0-?])"
)
_SPACES = dict.fromkeys(map(ord, "\n\r\t\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029"), " ")

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # categories of what breaks a line, steers, or is no character
_HALVES = re.compile("[\ud800-\udfff]")
_FORMULA = tuple("=+-@＝＋－＠")  # the wide ones count in some languages
_STEERING = re.compile(  # of the characters that JSON lets stand: control, direction, line ends, soft hyphens, tags
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)


def printable(text: str) -> str:
    r"""The text on one line without control and format characters; what breaks a line becomes a space.

    The joiner that holds an emoji together stays.

    >>> printable("a\x1b[2Jb\nc")
    'ab c'
    """
    if text.isprintable():  # no control, format, private or unassigned character, and no space but the usual
        return text
    spaced = without_sequences(text).translate(_SPACES)
    return "".join(char for char in spaced if char == "\u200d" or unicodedata.category(char) not in _UNSEEN)


def without_sequences(text: str) -> str:
    r"""The text without what steers a terminal, as programs leave it in what they write.

    >>> without_sequences("the \x1b[1;31mred\x1b[0m one")
    'the red one'
    """
    return _SEQUENCE.sub("", text) if "\x1b" in text or "\x9b" in text or "\x9d" in text else text


def visible(text: object) -> str:
    r"""A file's name, or what was typed, on one line: what breaks it or steers a terminal is shown as it is escaped.

    >>> print(visible("no\nte\x1b.mp3"))
    no\nte\x1b.mp3
    """
    name = str(text)
    if name.isprintable():
        return name
    return "".join(
        char.encode("unicode_escape").decode() if char != "\u200d" and unicodedata.category(char) in _UNSEEN else char
        for char in readable(name)
    )


def readable(name: str) -> str:
    r"""A name or a word that the system handed over, as text that can be written.

    Bytes that are no UTF-8, which Python keeps as halves of characters, are read as Windows-1252.

    >>> readable("caf\udce9")
    'café'
    """
    if name.isascii():
        return name
    return _HALVES.sub(lambda half: bytes([ord(half[0]) & 0xFF]).decode("cp1252", "replace"), name)


def escaped(json_text: str) -> str:
    r"""JSON with every character that could steer a terminal written as its number: the same value, safe to print.

    >>> escaped('"\u202e"') == '"' + chr(92) + 'u202e"'
    True
    """
    if json_text.isascii() and "\x7f" not in json_text:
        return json_text
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", json_text)


def cell(value: str) -> str:
    """A text as a table cell that no spreadsheet takes for a formula; `uncell` removes the mark again."""
    shown = printable(value)
    return f"'{shown}" if shown.lstrip("'")[:1] in _FORMULA else shown


def uncell(text: str) -> str:
    """The text of a cell that `cell` made; any other stays as it is."""
    return text[1:] if text[:1] == "'" and text.lstrip("'")[:1] in _FORMULA else text


def read_text(path: Path) -> str:
    """The text of a file, or of standard input for "-"; see `decoded`.

    Raises UsageError for a file that cannot be read or is not text.
    """
    if str(path) == "-":
        return decoded(sys.stdin.buffer.read(), "What was typed")
    try:
        if path.is_file() and path.stat().st_size > LONGEST_MB * 1_000_000:
            raise UsageError(f"{path} is larger than {LONGEST_MB} MB.", "Give the part that belongs to one answer.")
        if not path.is_file() and path.exists():
            raise UsageError(f"{path} cannot be read: it is not a file.", "Name a file.")
        content = path.read_bytes()
    except (OSError, ValueError) as error:  # a name with a zero byte is a ValueError
        reason = getattr(error, "strerror", None) or str(error)
        hint = NO_SUCH_FILE if isinstance(error, FileNotFoundError) else ""
        raise UsageError(f"{path} cannot be read: {reason.lower()}.", hint) from error
    return decoded(content, str(path))


def decoded(content: bytes, name: str) -> str:
    """Text by its byte order mark, as UTF-8, or as Windows-1252 where it cannot be UTF-8.

    Raises UsageError, with `name` in its message, for binary data and for documents with mark-up (RTF, Word, PDF).
    """
    for start, kind in _FORMATS:
        if content.startswith(start):
            raise UsageError(f"{name} is {kind}, not plain text.", "Save it as plain text (.txt) in UTF-8.")
    mark = next((encoding for start, encoding in _MARKS if content.startswith(start)), None)
    try:
        text = content.decode(mark or "utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        text = _windows(content, name, error) if mark is None else ""
        if mark is not None:
            raise _no_text(name) from error
    if "\0" in text:
        raise _no_text(name)
    return without_sequences(text)


def _windows(content: bytes, name: str, error: UnicodeDecodeError) -> str:
    """Text in Windows-1252, which leaves five bytes undefined; most of a text is ASCII."""
    high = sum(byte >= 0x80 for byte in content)
    control = sum(byte < 0x20 and byte not in b"\t\n\r\f" for byte in content)
    if control or high > 0.3 * len(content):
        raise _no_text(name) from error
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        raise _no_text(name) from error


def _no_text(name: str) -> UsageError:
    return UsageError(f"{name} is not text in UTF-8.", "For a recording use `rehearse analyze`.")
