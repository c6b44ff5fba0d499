"""Promises of what to ask and what to write down."""

from typing import get_args

from rehearse.data.to_ask import Outcome, to_ask


def test_every_outcome_has_its_prompts_and_every_list_something_in_it() -> None:
    found = to_ask()
    assert {one.outcome for one in found.after} == set(get_args(Outcome))
    assert all(one.prompts for one in found.after)
    assert all(one.questions for one in found.ask)
