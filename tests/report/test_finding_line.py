"""Promises of a finding in one line: the words of what is wrong are whole, the quote is cut, the code comes last."""

import pytest
from rich.console import Console
from rich.text import Text

from rehearse.content.rules import ALL
from rehearse.content.rules.rule import Rule
from rehearse.data.rule_names import in_words
from rehearse.report.terminal.finding_line import FindingLine

LONG = "we decided to paint the fence and to order 20 new posts because the old ones had been eaten by the goat"


def lines(habit: str, quote: str, code: str, width: int, *, short: bool = False) -> list[str]:
    screen = Console(width=width, color_system=None)
    with screen.capture() as kept:
        screen.print(FindingLine(Text(f"1:02  {habit}"), quote, code, short=short))
    return kept.get().splitlines()


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_every_habit_has_room_on_one_line_of_80_columns_and_two_of_50(rule: Rule) -> None:
    (wide,) = lines(in_words(rule.name), LONG, rule.code, 78)
    assert wide.startswith(f"1:02  {in_words(rule.name)}  “we decided to")
    assert wide.endswith(f"…”  {rule.code}")
    first, second = lines(in_words(rule.name), LONG, rule.code, 48)
    assert first == f"1:02  {in_words(rule.name)}"
    assert second.endswith(f"…”  {rule.code}")
    assert max(map(len, (wide, first, second))) <= 78


def test_a_quote_ends_with_a_whole_word_and_never_with_a_number() -> None:
    for width in range(30, 100):
        (*_, last) = lines("vague verbs", LONG, "SPEC001", width)
        kept = last[last.index("“") + 1 : last.index("”")]
        assert LONG.startswith(kept.removesuffix("…"))
        assert kept == LONG or LONG[len(kept) - 1] == " "
        assert not kept.endswith("20…")


def test_where_lines_are_short_the_quote_is_cut_and_what_is_whole_stays_so() -> None:
    assert lines("vague verbs", LONG, "SPEC001", 48, short=True) == ["1:02  vague verbs  “we decided to…”  SPEC001"]
    assert lines("vague verbs", "we met", "SPEC001", 48) == ["1:02  vague verbs  “we met”  SPEC001"]
    assert lines("vague verbs", "", "SPEC001", 48) == ["1:02  vague verbs  SPEC001"]
