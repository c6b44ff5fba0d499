"""Promises of the tiers: what one of them leaves out, another runs."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import MOST_CASES

LISTS = Path(__file__).parent / "content" / "story" / "test_conclusions.py"


def cases(tier: str) -> list[str]:
    """The names of the tests of one file in a tier."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", "-m", tier, str(LISTS)]
    said = subprocess.run(command, cwd=LISTS.parents[3], capture_output=True, text=True, check=False).stdout
    return [line for line in said.splitlines() if "::" in line]


@pytest.mark.slow
def test_what_the_default_tier_leaves_out_of_a_long_list_the_slow_one_runs() -> None:
    by_default, slow, whole = cases("not slow and not soak"), cases("slow"), cases("slow or not slow")
    assert sorted(by_default + slow) == sorted(whole)
    most = Counter(name.partition("[")[0] for name in by_default).most_common(1)[0][1]
    assert most == MOST_CASES < Counter(name.partition("[")[0] for name in whole).most_common(1)[0][1]
