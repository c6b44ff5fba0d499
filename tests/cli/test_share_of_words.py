"""The situation's share of the words is one figure, whoever prints it."""

import re
from pathlib import Path

import pytest

from tests.cli.running import printed, rehearse

SCENE = "Last spring I looked after the boats of a sailing school, and two hulls were taking water."
MORE = " There was a long quay with a crane, and there were four sheds behind it."
REST = (
    " I hauled both of them out, I sanded the seams and I filled them with resin. I painted a number on each hull and "
    "I wrote the repairs on a board. As a result the school used 14 boats again, up from 9. I learned to look at the "
    "hulls every month."
)
SHARE = re.compile(r"(?:situation|set-up)[^%\n]*?(\d[\d.]*)\s?%", re.IGNORECASE)


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("longer", [0, 1, 2])
def test_points_parts_measures_and_rules_print_the_same_share(tmp_path: Path, longer: int) -> None:
    answer = tmp_path / "answer.txt"
    answer.write_text(SCENE + MORE * longer + REST, encoding="utf-8")
    share = printed(rehearse("check", str(answer), "--json"))["report"]["content"]["parts"]["situation"]["share"]
    page = tmp_path / "page.html"
    assert rehearse("check", str(answer), "--html", str(page)).exit_code == 0
    plain = re.sub(r"<script.*?</script>|<style.*?</style>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    said = {
        "terminal": rehearse("check", str(answer), "--full").stdout,
        "markdown": rehearse("check", str(answer), "--markdown", "-").stdout,
        "page": " ".join(re.sub(r"<[^>]+>", " ", plain).split()),
    }
    for where, text in said.items():
        figures = [one for one in SHARE.findall(text) if one != "25"]
        assert len(figures) >= 3, where
        assert set(figures) == {f"{100 * share:.1f}"}, where
