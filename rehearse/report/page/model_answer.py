"""The model answer to the question beside the user's own, part by part; the page keeps it folded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.data.model_answers import model_answer
from rehearse.report.wording import PARTS

if TYPE_CHECKING:
    from rehearse.types import Report


@dataclass(frozen=True)
class BesideRow:
    """One part of the story: its name, what was said for it (empty: nothing), and the model's words."""

    part: str
    label: str
    own: str
    model: str


def beside(report: Report) -> tuple[BesideRow, ...]:
    """One row per part; no rows for a question without a model answer, or where nothing was said."""
    model = model_answer(report.question.id) if report.question else None
    if model is None or report.transcript is None or report.content is None:
        return ()
    sentences = report.sentences_by_part
    own = {part: " ".join(one.text for one in sentences if one.part == part) for part in model.parts}
    return tuple(BesideRow(part, PARTS[part], own[part], text) for part, text in model.parts.items())
