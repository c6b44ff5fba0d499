"""The studio's own templates, scripts and styles."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from rehearse.data.questions import bank
from rehearse.report.headline import brief
from rehearse.report.page.environment import escaping
from rehearse.store.summary import FOLLOW_UP
from rehearse.studio.days import when

if TYPE_CHECKING:
    from jinja2 import Environment

    from rehearse.store.summary import Summary


@cache
def _environment() -> Environment:
    made = escaping("rehearse.studio")
    made.filters["verdict"] = _verdict
    made.filters["when"] = when
    made.filters["goes_back_to"] = _goes_back_to
    return made


def _verdict(take: Summary) -> str:
    """The verdict as in the terminal's tables, which also say when a hire has the wrong length."""
    return brief(take.verdict, take.duration_verdict, take.measures.get("duration_s"), take.target_s)


def _goes_back_to(take: Summary) -> str:
    """The question whose answer a follow-up asked about; empty for any other take, and for one the bank has lost."""
    asked = (take.question_id or "").removesuffix(FOLLOW_UP) if take.is_follow_up else ""
    return next((question.text for question in bank() if question.id == asked), "")


def render(template: str, here: str, **values: Any) -> str:
    """A page from the folder `page`; `here` is the path that the navigation marks as current."""
    return _environment().get_template(template).render(here=here, **values)


def static(name: str) -> bytes:
    """A style sheet or script of that folder, or the style or script that reports have. Raises FileNotFoundError."""
    package = "rehearse.report.page" if name in ("style.css", "script.js") else "rehearse.studio.page"
    return files(package).joinpath(name).read_bytes()
