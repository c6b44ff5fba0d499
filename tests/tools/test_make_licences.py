"""Everything the program needs to run has a licence that goes with MIT, and the page says which."""

import re

import pytest

from tools.make_licences import PAGE, closure, licence

COPYLEFT = re.compile(r"\b(?:A?GPL|General Public License|GNU Affero)", re.IGNORECASE)
LESSER = re.compile(r"\bLGPL|Lesser|MPL|as you choose", re.IGNORECASE)


@pytest.mark.parametrize("name", closure())
def test_no_package_is_under_the_gpl_alone_and_none_without_a_licence(name: str) -> None:
    said = licence(name)
    assert said != "not stated"
    assert LESSER.search(said) or not COPYLEFT.search(said), said


def test_the_page_names_every_package_with_its_licence() -> None:
    written = PAGE.read_text(encoding="utf-8")
    missing = [name for name in closure() if f"| {name} | {licence(name)} |" not in written]
    assert not missing, "type: python -m tools.make_licences"
    assert "x264" in written
