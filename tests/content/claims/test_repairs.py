"""A slip of the tongue around a number is no result."""

import pytest

from rehearse.content import judge, transcript_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The error rate fell from twelve percent to five, no sorry, four percent.", "12% -> 4%"),
        ("we cut the queue by twenty, wait no, thirty percent", "-30%"),
        ("It went from 40 minutes to 15, I mean 12 minutes.", "40 min -> 12 min"),
    ],
)
def test_only_the_corrected_number_counts(text: str, value: str) -> None:
    assert [metric.value for metric in judge(transcript_of(text))[0].results.metrics] == [value]


def test_two_numbers_with_an_ordinary_no_between_them_both_stand() -> None:
    """Here "no" belongs to the story."""
    content, _ = judge(transcript_of("Complaints fell by 20% with no extra staff and sales rose by 10%."))
    assert [metric.value for metric in content.results.metrics] == ["-20%", "+10%"]
