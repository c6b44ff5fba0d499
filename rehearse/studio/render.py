"""The studio's own templates, scripts and styles."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from rehearse.report.page.environment import escaping

_environment = cache(escaping)


def render(template: str, here: str, **values: Any) -> str:
    """A page of the folder `page`; `here` is the path that the navigation marks."""
    return _environment("rehearse.studio").get_template(template).render(here=here, **values)


def static(name: str) -> bytes:
    """A style sheet or script of that folder, or the style that reports have. Raises FileNotFoundError."""
    package = "rehearse.report.page" if name == "style.css" else "rehearse.studio.page"
    return files(package).joinpath(name).read_bytes()
