"""What changed since the take before: the words under the time, on whatever width."""

import msgspec
import pytest

from rehearse.report import to_html, to_markdown
from rehearse.report.since_wording import items
from rehearse.types import Moved, Since
from tests import builders_report as reports
from tests.report.printed import SINCE, printed

replace = msgspec.structs.replace


def said(since: Since) -> str:
    return " · ".join(item.text for item in items(since))


@pytest.mark.parametrize(
    ("since", "line"),
    [
        (SINCE, "▲ 72 → 88 points · ▲ 2:05 → 1:28 · ▼ um/uh 2.0 → 6.1 a minute"),
        (replace(SINCE, points=Moved(80.0, 80.0, "same")), "80 points as before · ▲ 2:05 → 1:28 · ▼ um/uh 2.0 → 6.1"),
        (replace(SINCE, duration_s=Moved(88.0, 92.0, None)), "▲ 72 → 88 points · 1:28 → 1:32 · ▼"),
        (replace(SINCE, points=Moved(72.0, 88.0, None), same_rubric=False), "72 → 88 points (other rubric) · ▲ 2:05"),
        (replace(SINCE, points=Moved(72.0, 72.0, None), same_rubric=False), "72 points as before (other rubric) · ▲"),
        (replace(SINCE, same_target=False), "▲ 72 → 88 points · ▲ 2:05 → 1:28 (other target) · ▼"),
        (replace(SINCE, duration_s=None, fillers_per_minute=Moved(0.0, 0.0, "same")), "▲ 72 → 88 points"),
    ],
)
def test_each_measure_has_both_values_and_a_mark_only_where_one_is_better(since: Since, line: str) -> None:
    assert said(since).startswith(line)


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (80, ["vs take 3: ▲ 72 → 88 points · ▲ 2:05 → 1:28 · ▼ um/uh 2.0 → 6.1 a minute"]),
        (50, ["vs take 3: ▲ 72 → 88 points · ▲ 2:05 → 1:28", "  ▼ um/uh 2.0 → 6.1 a minute"]),
        (40, ["vs take 3: ▲ 72 → 88 points", "  ▲ 2:05 → 1:28", "  ▼ um/uh 2.0 → 6.1 a minute"]),
    ],
)
def test_a_narrow_screen_has_all_measures_in_several_lines(width: int, shown: list[str]) -> None:
    for form in ("short", "full"):
        lines = printed(reports.full(), width, form, since=SINCE).splitlines()
        under_time = next(place for place, line in enumerate(lines) if "(target 1:30)" in line) + 1
        assert lines[under_time : under_time + len(shown)] == shown


def test_a_page_says_in_words_what_is_better() -> None:
    line = "Since take 3: 72 → 88 points (better) · 2:05 → 1:28 (better) · um/uh 2.0 → 6.1 a minute (worse)"
    assert f"<p>{line}</p>" in to_html.render(reports.full(), since=SINCE)
    assert "Since take" not in to_html.render(reports.full())


def test_a_note_says_it_under_its_summary() -> None:
    blocks = to_markdown.render(reports.full(), SINCE).split("\n\n")
    line = "Since take 3: 72 → 88 points (better) · 2:05 → 1:28 (better) · um/uh 2.0 → 6.1 a minute (worse)."
    assert blocks[2] == line
    assert "(target 1:30)" in blocks[1]
    assert "Since take" not in to_markdown.render(reports.full())


def test_in_ascii_better_and_worse_are_told_apart() -> None:
    (line,) = (one for one in printed(reports.full(), encoding="ascii", since=SINCE).splitlines() if "vs take" in one)
    assert line == "vs take 3: ^ 72 > 88 points . ^ 2:05 > 1:28 . v um/uh 2.0 > 6.1 a minute"
