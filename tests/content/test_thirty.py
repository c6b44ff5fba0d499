"""Thirty answers from thirty trades, labelled before they were judged for the first time, stay judged as well.

The first run stands on the page of the evaluation. Their writer knew the rules; the floors hold what is reached now.
"""

from functools import cache
from pathlib import Path

import msgspec
import pytest

from rehearse.content import judge, transcript_of
from rehearse.types import Content
from tools.evaluate_content.measures import spearman

LEAST_CORRELATION = 0.8
LEAST_RIGHT = {"manager_directed": 30, "metric": 28, "collective_hiding": 29, "reflection": 26}  # of 30


class Labelled(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An answer with its labels by hand; score: 0-100."""

    id: str
    kind: str
    score: int
    manager_directed: bool
    metric: bool
    collective_hiding: bool
    reflection: bool
    text: str


@cache
def judged() -> tuple[tuple[Labelled, Content], ...]:
    path = Path(__file__).parent / "unseen" / "thirty.json"
    answers = msgspec.json.decode(path.read_bytes(), type=tuple[Labelled, ...])
    return tuple((one, judge(transcript_of(one.text))[0]) for one in answers)


def flags(content: Content) -> dict[str, bool]:
    return {
        "manager_directed": content.ownership.manager_directed,
        "metric": bool(content.results.metrics),
        "collective_hiding": content.ownership.collective_hiding,
        "reflection": content.parts["reflection"].present,
    }


def test_the_points_rank_the_answers_as_by_hand() -> None:
    scored = [(float(one.score), float(content.total)) for one, content in judged() if content.total is not None]
    assert len(scored) >= 28
    assert spearman(scored) >= LEAST_CORRELATION


@pytest.mark.parametrize("name", LEAST_RIGHT)
def test_what_is_in_an_answer_is_found(name: str) -> None:
    missed = [one.id for one, content in judged() if getattr(one, name) != flags(content)[name]]
    assert len(judged()) - len(missed) >= LEAST_RIGHT[name], missed


def test_only_strong_answers_are_called_a_hire() -> None:
    hired = {one.kind for one, content in judged() if content.verdict in ("hire", "strong hire")}
    assert hired == {"strong"}
