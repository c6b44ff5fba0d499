"""The frameworks are complete, and a template's parts use exactly the gaps it asks for."""

import string

import pytest

from rehearse.data.frameworks import Framework, frameworks


def test_every_name_is_unique() -> None:
    ids = [one.id for one in frameworks()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("framework", frameworks(), ids=lambda one: one.id)
def test_every_framework_tells_when_how_and_what_to_avoid(framework: Framework) -> None:
    assert all((framework.when, framework.example, framework.watch, framework.source))
    assert len(framework.steps) >= 4


@pytest.mark.parametrize("framework", [one for one in frameworks() if one.kind == "template"], ids=lambda one: one.id)
def test_a_template_asks_for_every_gap_of_its_parts_in_their_order(framework: Framework) -> None:
    used = [field for text in framework.parts.values() for _, field, _, _ in string.Formatter().parse(text) if field]
    assert used == [slot.name for slot in framework.slots]
    assert list(framework.parts) == ["situation", "task", "action", "result", "reflection"]
