"""Hints of the command line as the studio shows them."""

import pytest

from rehearse.studio.hints import for_the_browser


@pytest.mark.parametrize(
    ("hint", "shown", "address"),
    [
        ("`rehearse list` shows your takes.", "", "/attempts"),
        ("`rehearse mock --list` shows them.", "", "/mock"),
        ("Say which: a, b; `rehearse questions list x` shows all.", None, "/questions"),
        ("`rehearse list` shows them. Close the file first.", None, "/attempts"),
        ("Type `rehearse models install tiny.en`.", None, None),
        ("Wait until it is done.", None, None),
        ("", None, None),
    ],
)
def test_a_command_becomes_a_link_to_the_page_that_does_the_same(
    hint: str, shown: str | None, address: str | None
) -> None:
    """Whatever else the hint says stays."""
    said, page = for_the_browser(hint)
    assert said == (hint if shown is None else shown)
    assert (page.address if page else None) == address
