"""Replace the generated parts of a page, which are between `<!-- begin NAME -->` and `<!-- end NAME -->`."""

import re
from collections.abc import Callable, Mapping


def replaced(text: str, parts: Mapping[str, Callable[[], str]]) -> str:
    """The text with every marked part replaced by its function's result."""
    for name, make in parts.items():
        marked = re.compile(rf"(<!-- begin {name} -->\n).*?(<!-- end {name} -->)", re.S)
        text = marked.sub(lambda found, make=make: f"{found[1]}{make()}\n{found[2]}", text)  # type: ignore[misc]
    return text
