"""The frameworks are complete, and a template's parts use exactly the gaps it asks for."""

import string

import pytest

from rehearse.data.frameworks import Framework, find_framework, frameworks


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


TAUGHT = {
    "rice": ("Reach", "Impact", "Confidence", "Effort", "reach × impact × confidence ÷ effort"),
    "guardrails": ("completions", "response time", "errors", "complaints", "recommendation score"),
    "model-metric": (
        "decision the model serves", "precision and recall", "ROC", "absolute error", "percentage", "root mean square",
        "calibration", "how long an answer takes",
    ),
    "causality": ("chance decides", "CUPED", "difference in differences", "propensity"),
    "cost-benefit": ("cost", "benefit"),
    "risk-urgency": ("Risk", "Urgency"),
    "star": ("Situation", "Task", "Action", "Result", "Reflection"),
    "prioritisation": ("criteria", "scores", "had to wait"),
    "apology": ("cost the other person", "without a reason", "at once", "happening again"),
}  # fmt: skip


@pytest.mark.parametrize("name", TAUGHT)
def test_a_framework_holds_every_part_that_seed_002_names(name: str) -> None:
    steps = " ".join(find_framework(name).steps)
    assert [part for part in TAUGHT[name] if part not in steps] == []
