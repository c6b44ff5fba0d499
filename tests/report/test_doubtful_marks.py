"""Every word that may be misheard is marked among the words, as the report promises, fillers too."""

import msgspec
import pytest

from rehearse.types import Report
from tests import builders_report as reports
from tests.report.printed import printed

replace = msgspec.structs.replace


def doubted(every: int) -> tuple[Report, int]:
    """The full report with every so many of its words doubtful, and how many these are."""
    report = reports.full()
    assert report.transcript is not None
    words = tuple(
        replace(word, doubtful=at % every == 0, probability=0.3) for at, word in enumerate(report.transcript.words)
    )
    return replace(report, transcript=replace(report.transcript, words=words)), sum(word.doubtful for word in words)


@pytest.mark.parametrize("every", [1, 2, 3, 5, 7])
def test_each_doubtful_word_has_its_mark_inside_the_brackets_of_a_filler_too(every: int) -> None:
    report, count = doubted(every)
    said = printed(report, form="words").split("[um] filler")[0]
    assert said.count("(?)") == count
    if every == 1:
        assert "(?)]" in said
