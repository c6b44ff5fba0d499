"""Changing one value in the text of a TOML file; everything else in it stays as it is."""

from __future__ import annotations

import re


def edited(text: str, table: str, key: str, value: str | None) -> str:
    r"""The TOML text with `key = value` in that table (empty: before the first table), or without the key.

    >>> edited("[duration]\ntarget = 90.0  # mine\n", "duration", "target", "120.0")
    '[duration]\ntarget = 120.0\n'
    """
    lines = text.splitlines()
    heads = [at for at, line in enumerate(lines) if re.match(r"\s*\[", line)]
    if table:
        start = next((at + 1 for at in heads if lines[at].split("#")[0].strip() == f"[{table}]"), None)
        if start is None:
            lines += [*([""] if lines else []), f"[{table}]"]
            start = len(lines)
    else:
        start = 0
    end = next((at for at in heads if at >= start), len(lines))
    found = next((at for at in range(start, end) if re.match(rf"\s*{re.escape(key)}\s*=", lines[at])), None)
    new = [] if value is None else [f"{key} = {value}"]
    if found is None:
        while end > start and not lines[end - 1].strip():
            end -= 1
        lines[end:end] = new
    else:
        lines[found : _behind(lines, found)] = new
    return "".join(f"{line}\n" for line in lines)


def _behind(lines: list[str], at: int) -> int:
    """The line after the value that begins in line `at`: a list may go on over several."""
    last = at
    while lines[at].split("=", 1)[1].lstrip().startswith("[") and "]" not in lines[last] and last + 1 < len(lines):
        last += 1
    return last + 1
