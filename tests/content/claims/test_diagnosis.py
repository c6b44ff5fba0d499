"""What was found out before the deeds end is no result, whoever then acted on it; the change that followed is one."""

import pytest

from rehearse.content.claims import find_results
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of

STORIES = (
    "Last autumn many readers gave up at the loan desk. I watched the desk. {} Our printer changed the card. Loans "
    "that were finished rose from 44 to 59 percent.",
    "So readers gave up at the loan desk, like every day. I watched the desk for a week and {} So I told the clerk and "
    "they changed the card, and then finished loans went from 44 to 59 percent.",
)
FOUND = (
    "I found that the card was stamped four times.",
    "I saw the card was stamped four times.",
    "we discovered that the card was stamped four times.",
    "it turned out that the card was stamped four times.",
    "the reason was that the card was stamped four times.",
    "the culprit was a card that was stamped four times.",
    "what I noticed was that the card was stamped four times.",
)
ENDS = (
    "In the end I saw that late returns fell by 30 percent.",
    "I found that late returns had dropped from 40 to 12.",
    "It turned out that late returns were down by 30 percent.",
)


def results(told: str) -> list[str]:
    text = parse(transcript_of(told))
    return [text.quote(one.hit) for one in find_results(text).metrics]


@pytest.mark.parametrize("story", STORIES)
def test_what_was_found_out_is_no_result(story: str) -> None:
    told = {found: results(story.format(found)) for found in FOUND}
    assert not {found: quotes for found, quotes in told.items() if len(quotes) != 1 or "44" not in quotes[0]}


def test_what_was_found_at_the_end_is_one() -> None:
    before = "Last autumn many readers gave up at the loan desk. I watched the desk and I changed the card. "
    assert not [end for end in ENDS if len(results(before + end)) != 1]
    assert not [end for end in ENDS if len(results(f"{before}{end} Loans rose from 44 to 59 percent.")) != 2]
