"""Where a quote can begin without reading as cut off: at the words behind a bar, and nowhere else."""

import pytest

from rehearse.content.clauses import starts
from rehearse.content.text import parse
from rehearse.content.text.sentences import transcript_of
from tests.timing import grows_at_most


def barred(text: str) -> str:
    reading = parse(transcript_of(text))
    begins = starts(reading)
    return " ".join(("|" if at in begins else "") + word.text for at, word in enumerate(reading.words))


@pytest.mark.parametrize(
    "said",
    [
        "|The thing I'd do differently is bring her in |before |I had the answer.",
        "|The first thing I noticed was |that |it hummed.",
        "|Our results are O of one, |and |nobody knew.",
        "|My manager asked me to look into it. |I did.",
        "|Sixty wards are changed |and |the hospital saves a week.",
        "|The next day |I counted the boxes |and |moved them, |because |the van was late.",
        "|It was my own idea |and |then |I counted people.",
        "|I asked them |how |I could have known.",
    ],
)
def test_a_quote_can_begin_where_a_clause_does(said: str) -> None:
    assert barred(said.replace("|", "")) == said


@pytest.mark.parametrize(("said", "cut_off"), [("What stayed with me is that nobody asks.", "stayed"),
                                               ("Nobody measured it by driver.", "measured")])  # fmt: skip
def test_no_quote_can_begin_behind_the_subject(said: str, cut_off: str) -> None:
    assert f"|{cut_off}" not in barred(said)


def test_what_leads_in_over_and_over_is_read_in_linear_time() -> None:
    small, large = (parse(transcript_of("and so but really then yet " * times)) for times in (300, 1500))
    assert grows_at_most(8, lambda: starts(small), lambda: starts(large))
