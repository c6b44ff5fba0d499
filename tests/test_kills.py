"""Programs killed at random moments lose nothing that was promised, and the store always opens."""

from pathlib import Path

import pytest

from tests.kills import COMMANDS, kills


@pytest.mark.soak
@pytest.mark.model
def test_kills_at_random_moments_lose_nothing_that_was_promised(tmp_path: Path) -> None:
    found = kills(tmp_path, 40, seed=3)
    assert [one for one in found if one.broken] == []
    assert {one.command for one in found} == set(COMMANDS)
