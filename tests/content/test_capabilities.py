"""A sample of the capability suite: each capability holds the level once measured."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from tools.capabilities.generate import all_cases
from tools.capabilities.run import run, sample

FLOORS = tomllib.loads((Path(__file__).with_name("capability_floors.toml")).read_text(encoding="utf-8"))


@pytest.mark.slow
def test_no_capability_falls_below_its_floor() -> None:
    """The whole suite is run by `make evaluate-content`; raise a floor when its capability has been mended."""
    outcomes = run(sample(all_cases(), FLOORS["share"]))
    cases = Counter(one.case.capability for one in outcomes)
    passed = Counter(one.case.capability for one in outcomes if not one.misses)
    assert set(cases) == set(FLOORS["floor"])
    low = {
        name: f"{passed[name]} of {cases[name]}"
        for name, floor in FLOORS["floor"].items()
        if passed[name] / cases[name] < floor
    }
    assert not low, f"below the floor: {low}"
