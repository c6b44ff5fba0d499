"""Answers of many trades, labelled without sight of the rules, stay judged as well as at their first run.

The floors hold the first run less a little; the page of the evaluation has both runs and all measures.
"""

from functools import cache

import pytest

from rehearse.types import Content
from tools.evaluate_content.measures import spearman
from tools.evaluate_content.trades import figures
from tools.evaluate_content.trades_data import Labelled, judged, read_answers, run

LEAST_CORRELATION = 0.85
LEAST_SHARE = {
    "neutral sentences that keep the verdict at every place": 0.83,
    "assignments recognised": 0.62,
    "own initiative recognised": 0.67,
    "own initiative not taken for an assignment": 1.0,
    "results with a number found": 0.76,
    "numbers that are not results left alone": 0.88,
    "own steps found (recall)": 0.84,
    "found steps that are steps (precision)": 0.95,
}


@cache
def answers() -> tuple[tuple[Labelled, Content], ...]:
    return tuple((one, judged(one.text)) for one in read_answers())


def test_the_points_rank_the_answers_as_by_hand() -> None:
    pairs = [(float(one.total), float(content.total)) for one, content in answers() if content.total is not None]
    assert len(pairs) >= 29
    assert spearman(pairs) >= LEAST_CORRELATION


def test_assigned_work_and_hiding_are_told_from_everything_else() -> None:
    wrong = [
        one.id
        for one, content in answers()
        if (one.initiated == "manager", one.hiding)
        != (content.ownership.manager_directed, content.ownership.collective_hiding)
    ]
    assert not wrong


def test_no_weak_answer_is_called_a_hire() -> None:
    assert not [one.id for one, content in answers() if one.total < 50 and content.verdict in ("hire", "strong hire")]


@pytest.mark.slow
def test_sentences_of_every_kind_stay_understood() -> None:
    measures = figures(run(), "today").measures
    for name, least in LEAST_SHARE.items():
        (even, even_of), (odd, odd_of) = measures[name]
        assert (even + odd) / (even_of + odd_of) >= least, name
