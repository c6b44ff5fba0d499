"""What msgspec finds wrong with a file, in words of the file: which key it is, and what its value must be."""

import re
from typing import Any

from rehearse.data.near import near, one_of

_AT = r"(?: - at `\$\.?(.+?)`)?$"
_ENUM = re.compile(rf"Invalid enum value '?(.*?)'?{_AT}")
_TYPE = re.compile(rf"Expected `([^`]+)`, got `([^`]+)`{_AT}")
_UNKNOWN = re.compile(rf"Object contains unknown field `(.+?)`{_AT}")
_MISSING = re.compile(rf"Object missing required field `(.+?)`{_AT}")
_BYTE = re.compile(r"JSON is malformed: (.+) \(byte (\d+)\)$")
_ENDED = "Input data was truncated"
_CODEC = re.compile(r"'utf-8' codec can't .*")
_INDEX = re.compile(r"\.?([^.\[\]]+)\[(\d+)\]")
_KINDS = {"int": "a whole number", "float": "a number", "str": "text in quotes", "bool": "true or false",
          "array": "a list", "null": "nothing"}  # fmt: skip
_MOST_KEYS = 10  # that are listed; of more, those like the unknown one


def plain(mistake: object, *, table: str = "a table", kind: type | None = None, content: bytes = b"") -> str:
    """The mistake in plain words; as it is where it is another.

    table: what the file's format calls one. kind: what the file was read as, so that the keys it may have can be
    listed. content: the file, so that the line of a slip in JSON can be named.

    >>> plain("Expected `float | null`, got `str` - at `$.think_s`")
    'think_s must be a number, not text in quotes'
    >>> plain("Object missing required field `id` - at `$.question[0]`")
    'question 1 has no key "id"'
    """
    kinds, said = _KINDS | {"object": table}, str(mistake)
    if found := _ENUM.match(said):
        return f'{_place(found[2]) or "a value"} cannot be "{found[1]}"{_choices(kind, found[2] or "")}'
    if found := _TYPE.match(said):
        wanted = [kinds.get(name, name) for name in found[1].split(" | ") if name != "null"]
        return f"{_place(found[3]) or 'it'} must be {one_of(wanted)}, not {kinds.get(found[2], found[2])}"
    if found := _UNKNOWN.match(said):
        key = f"{found[2]}.{found[1]}" if found[2] and "[" not in found[2] else found[1]
        return f'the key "{key}" is not known{_known(found[1], _keys(kind, found[2] or ""))}'
    if found := _MISSING.match(said):
        return f'{_place(found[2]) or "it"} has no key "{found[1]}"'
    return _broken(said, content)


def _place(path: str | None) -> str:
    """Where in the file it is, counted as people count.

    >>> _place("question[0].tags[1]"), _place("duration.target")
    ('tags 2 of question 1', 'duration.target')
    """
    path = path or ""
    steps = [(found[1], int(found[2]) + 1) for found in _INDEX.finditer(path)]
    rest = _INDEX.sub("", path).lstrip(".")
    return " of ".join([*([rest] if rest else []), *(f"{name} {number}" for name, number in reversed(steps))])


def _known(wrong: str, keys: tuple[str, ...]) -> str:
    """Which keys there are, as the end of the sentence."""
    if not keys:
        return ""
    if len(keys) > _MOST_KEYS:
        meant = near(wrong, keys)
        return f"; perhaps {one_of(meant)} is meant" if meant else ""
    return f"; the known key{' is' if len(keys) == 1 else 's are'} {', '.join(keys)}"


def _choices(kind: type | None, path: str) -> str:
    """Which values there are at this place of a file, as the end of the sentence."""
    values = [value for value in getattr(_type_at(kind, path), "values", ()) if isinstance(value, str)]
    return f"; it can be {one_of(values)}" if values else ""


def _keys(kind: type | None, path: str) -> tuple[str, ...]:
    """The keys that the table at this place of a file may have; none where it is not known."""
    return tuple(field.encode_name for field in getattr(_type_at(kind, path), "fields", ()))


def _type_at(kind: type | None, path: str) -> Any:
    """What is read at this place of a file, as msgspec describes it; None where it is not known."""
    if kind is None:
        return None
    import msgspec

    at: Any = msgspec.inspect.type_info(kind)
    for name in re.sub(r"\[.*?\]", "", path).split("."):
        at = next((field.type for field in getattr(at, "fields", ()) if field.encode_name == name), at) if name else at
        options = getattr(at, "types", (at,))  # of a value that may be missing
        at = next((one for one in options if not isinstance(one, msgspec.inspect.NoneType)), at)
        at = getattr(at, "item_type", getattr(at, "value_type", at))
    return at


def _broken(said: str, content: bytes) -> str:
    """What is wrong with the form of the file, and in which line."""
    if found := _BYTE.match(said):
        line = content.count(b"\n", 0, int(found[2])) + 1
        return f"line {line} is not valid JSON ({found[1]})" if content else f"it is not valid JSON ({found[1]})"
    if said == _ENDED:
        return "it ends before its last bracket or quotation mark is closed" if content.strip() else "it is empty"
    if _CODEC.match(said):
        return "it is not text in UTF-8"
    return "it is nested too deeply" if "recursion depth" in said else said
