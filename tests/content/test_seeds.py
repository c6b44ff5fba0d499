"""The source documents' own cases: our retelling of each always runs, the seed's own text too where ../shared is."""

import re
from collections import Counter

import pytest

from rehearse.content import judge, transcript_of
from rehearse.types import Content
from tests.content import retellings
from tests.content.seed_cases import SEEDS, Telling, as_given, cases, retold, seed

HAVE_SEEDS = SEEDS.is_dir()
TELLINGS = [pytest.param(retold(case), id=f"{case.name}, retold") for case in cases()]
if HAVE_SEEDS:
    TELLINGS += [pytest.param(as_given(case), id=f"{case.name}, as given") for case in cases()]


def judged(text: str) -> Content:
    return judge(transcript_of(text))[0]


@pytest.mark.parametrize("telling", TELLINGS)
def test_a_case_gets_its_verdict(telling: Telling) -> None:
    """The verdict, or the reason for none; the auto-fails with the words that they quote; the gravest finding."""
    case, content = telling.case, judged(telling.text)
    assert content.verdict in case.verdict
    assert case.reason in (content.not_scored_reason or "")
    assert tuple(fail.code for fail in content.auto_fails) == case.fails
    for fail, quote in zip(content.auto_fails, telling.fail_quotes, strict=True):
        assert fail.quote.startswith(quote)
    if case.first:
        assert content.findings[0].code == case.first
    if case.ownership_points is not None:
        assert content.scores["ownership_signal"].points == case.ownership_points
    if case.least_total is not None:
        assert content.total is not None
        assert content.total >= case.least_total


@pytest.mark.parametrize("telling", TELLINGS)
def test_a_case_is_credited_to_who_started_it_and_who_acted(telling: Telling) -> None:
    case, ownership = telling.case, judged(telling.text).ownership
    assert ownership.initiated in case.initiated
    assert ownership.manager_directed == ("manager" in case.initiated)
    assert case.hiding in (None, ownership.collective_hiding)


@pytest.mark.parametrize("telling", TELLINGS)
def test_a_case_s_numbers_are_read_and_no_others(telling: Telling) -> None:
    """Sizes, targets and the harm done are no results; a result without a number has none."""
    case, results = telling.case, judged(telling.text).results
    values = [metric.value for metric in results.metrics if metric.value not in telling.unread]
    assert values == list(telling.numbers)
    assert case.baseline in (None, results.baseline_to_after)


@pytest.mark.parametrize("telling", TELLINGS)
def test_a_case_shows_its_principle_and_whether_it_draws_a_lesson(telling: Telling) -> None:
    case, content = telling.case, judged(telling.text)
    names = [signal.name for signal in content.principles]
    if case.leads:
        assert names[0] == case.leads
    if case.principles:
        assert set(names[:3]) & set(case.principles)
    assert case.lesson in (None, content.parts["reflection"].present)


def test_the_table_holds_every_case_once() -> None:
    """Two candidates and five practice questions; fifteen examples, one of them double; seven answers and notes."""
    assert Counter(case.seed for case in cases()) == {"003": 7, "002": 16, "001": 7}
    numbers = {int(found[1]) for case in cases() if (found := re.match(r"002 #(\d+) ", case.name))}
    assert numbers == set(range(1, 16))
    assert len({case.name for case in cases()}) == len({case.retelling for case in cases()}) == len(cases())


def six_in_a_row(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[\w']+", text.lower().replace("’", "'"))
    return set(zip(*(words[start:] for start in range(6)), strict=False))


@pytest.mark.skipif(not HAVE_SEEDS, reason="../shared/seeds is not here to compare with")
def test_no_six_words_in_a_row_of_a_retelling_are_a_seed_s() -> None:
    theirs = six_in_a_row(" ".join(seed(number) for number in ("000", "001", "002", "003", "004")))
    ours = [text for case in cases() for text in (case.retelling, case.begin, *case.quotes_theirs)]
    ours += [str(value) for name, value in vars(retellings).items() if name.isupper()]
    assert [shared for text in ours for shared in six_in_a_row(text) & theirs] == []
