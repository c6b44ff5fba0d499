"""What to do about a result that sounds unsure: only where a figure was said is there one to look up."""

import pytest

from rehearse.content import judge, transcript_of

STORY = (
    "I restore clocks. A family brought me a clock from their hall, and its bell was cracked. I cast a new bell, I "
    "filed it for two days and I hung it with a new pin. {last} I learned to listen before I file."
)


@pytest.mark.parametrize(
    ("last", "looks_up"),
    [
        ("In the end it sort of worked out, I'd say, everyone felt okay about it.", False),
        ("I guess it was kind of fine for them in the end.", False),
        ("After that it lost maybe 2 minutes a week instead of 20, or something.", True),
    ],
)
def test_a_figure_is_to_be_looked_up_only_where_one_was_said(last: str, looks_up: bool) -> None:
    content = judge(transcript_of(STORY.format(last=last)))[0]
    advice = next(one.suggestion for one in content.findings if one.code == "RES005")
    assert advice.startswith("Look the figure up") == looks_up


def test_a_result_taken_back_earns_nothing_as_a_part_of_the_story_either() -> None:
    """The one row paid “result: it sort of worked out” beside the other's “no result”."""
    told = [
        "In the end it sort of worked out, I'd say, everyone felt okay about it.",
        "In the end it worked out, and the family hung it back in the hall.",
    ]
    softened, plain = (judge(transcript_of(STORY.format(last=last)))[0].scores["structure_star"] for last in told)
    assert "no_change" in {reason.id for reason in softened.reasons}
    assert "no_change" not in {reason.id for reason in plain.reasons}
    assert softened.points < plain.points
