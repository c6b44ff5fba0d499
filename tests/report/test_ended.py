"""A text that is cut ends with a whole word, and never with a number that could go on."""

import pytest
from rich.cells import cell_len
from rich.text import Text

from rehearse.report.terminal.style import ended, shortened


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("the ferry leaves at dawn", 24, "the ferry leaves at dawn"),
        ("the ferry leaves at dawn", 23, "the ferry leaves at…"),
        ("the ferry leaves at dawn", 20, "the ferry leaves at…"),
        ("the ferry leaves at dawn", 16, "the ferry…"),
        ("it fell to 2041 crates", 14, "it fell to…"),
        ("a quarterly-figures-of-the-harbour.wav", 20, "a quarterly-figures…"),
        ("voyage-of-the-albatross.wav", 12, "voyage-of-t…"),
    ],
)
def test_it_ends_with_a_whole_word_where_that_leaves_half_of_it(text: str, columns: int, shown: str) -> None:
    assert shortened(text, columns) == shown


def test_wide_characters_count_twice() -> None:
    for columns in range(4, 30):
        assert cell_len(shortened("船が港を出る the ferry 船が港を出る", columns)) <= columns
        assert ended(Text("船が港を出る"), columns).plain.endswith("…")
