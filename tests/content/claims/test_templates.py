"""Result shapes and numbers that are no result, each in the words of 25 trades; the failure rate is printed.

By default every shape is tried in two trades; `-m slow` tries all. A single miss names the story.
"""

import pytest

from rehearse.content.claims import find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of
from tests.content.claims.endings import NO_RESULTS, RESULTS
from tests.content.claims.vocabulary import TRADES, Trade, ending, story

MOST_UNHEARD, MOST_TAKEN = 0.05, 0.05  # shares; the bars for language nobody wrote this for are 0.15 and 0.10


def misses(templates: tuple[str, ...], trades: tuple[Trade, ...], *, result: bool) -> list[str]:
    """The endings in which a result is unheard, or found where there is none."""
    missed = []
    for template in templates:
        for trade in trades:
            found = find_results(parse(transcript_of(story(template, trade)))).metrics
            if bool(found) != result:
                missed.append(f"{ending(template, trade)} {[one.value for one in found]}")
    return missed


def held(templates: tuple[str, ...], trades: tuple[Trade, ...], most: float, *, result: bool) -> None:
    """Print the failure rate, and fail beyond the most allowed."""
    missed = misses(templates, trades, result=result)
    of = len(templates) * len(trades)
    print(f"{'unheard' if result else 'taken for a result'}: {len(missed)} of {of} ({len(missed) / of:.3f})")
    assert len(missed) <= most * of, missed[:20]


def sampled(at: int) -> tuple[Trade, ...]:
    return TRADES[at::13]


@pytest.mark.parametrize("template", RESULTS)
def test_a_result_is_heard_in_the_words_of_any_trade(template: str) -> None:
    assert misses((template,), sampled(len(template) % 13), result=True) == []


@pytest.mark.parametrize("template", NO_RESULTS)
def test_effort_size_plan_and_schedule_are_no_result_in_any_trade(template: str) -> None:
    assert misses((template,), sampled(len(template) % 13), result=False) == []


@pytest.mark.slow
def test_few_results_are_unheard_over_all_trades() -> None:
    held(RESULTS, TRADES, MOST_UNHEARD, result=True)


@pytest.mark.slow
def test_few_numbers_are_taken_for_results_over_all_trades() -> None:
    held(NO_RESULTS, TRADES, MOST_TAKEN, result=False)
