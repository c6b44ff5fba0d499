"""What msgspec finds wrong with a file, in words of the file: which key it is, and what its value must be."""

import re

from rehearse.data.near import one_of

_ENUM = re.compile(r"Invalid enum value '?(.*?)'?(?: - at `\$\.(.+)`)?$")
_TYPE = re.compile(r"Expected `([^`]+)`, got `([^`]+)`(?: - at `\$\.(.+)`)?$")
_UNKNOWN = re.compile(r"Object contains unknown field `(.+?)`(?: - at `\$\.(.+)`)?$")
_KINDS = {"int": "a whole number", "float": "a number", "str": "text in quotes", "bool": "true or false",
          "array": "a list", "null": "nothing"}  # fmt: skip


def plain(mistake: str, *, table: str = "a table") -> str:
    """The mistake in plain words; as it is where it is another. table: what the file's format calls one.

    >>> plain("Expected `float | null`, got `str` - at `$.think_s`")
    'think_s must be a number, not text in quotes'
    >>> plain("Expected `object`, got `array`", table="an object")
    'it must be an object, not a list'
    """
    kinds = _KINDS | {"object": table}
    if found := _ENUM.match(mistake):
        return f'{found[2] or "a value"} cannot be "{found[1]}"'
    if found := _TYPE.match(mistake):
        wanted = [kinds.get(kind, kind) for kind in found[1].split(" | ") if kind != "null"]
        return f"{found[3] or 'it'} must be {one_of(wanted)}, not {kinds.get(found[2], found[2])}"
    if found := _UNKNOWN.match(mistake):
        return f"it has no key {f'{found[2]}.' if found[2] else ''}{found[1]}"
    return mistake
