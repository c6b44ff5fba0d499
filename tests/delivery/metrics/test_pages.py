"""Every metric keeps the promise of its page: a target, a value or a reason, advice, and how it is followed."""

import pkgutil
from itertools import pairwise

import msgspec
import pytest

import rehearse.delivery.metrics as package
from rehearse.data.progress_measures import measures
from rehearse.data.reasons import NO_SITUATION, NO_STORY
from rehearse.data.rubric import rubric
from rehearse.data.targets import Target, read_targets
from rehearse.delivery import bands
from rehearse.delivery.metrics import ALL
from rehearse.delivery.metrics.page import SINGLE, MetricPage, Source, is_high, unless_single
from rehearse.types import Delivery, Metric
from tests import builders_report as reports

SOURCE = Source(reports.full().delivery)
PAGES = pytest.mark.parametrize("page", ALL, ids=lambda page: page.id)


@PAGES
def test_a_page_has_a_target_with_a_label_a_unit_and_a_source(page: MetricPage) -> None:
    target = read_targets().of(page.id)
    assert isinstance(target, Target)
    assert target.label
    assert target.unit
    assert len(target.source) > 10


@PAGES
def test_a_value_is_banded_and_a_missing_one_has_its_reason(page: MetricPage) -> None:
    targets = read_targets()
    measured = bands.banded(page, 1.0, targets, SOURCE)
    missing = bands.banded(page, None, targets, SOURCE, "no reason")
    assert (measured.id, measured.reason) == (page.id, "")
    assert measured.band != "unmeasured"
    assert (missing.band, missing.reason) == ("unmeasured", "no reason")


@PAGES
def test_whatever_can_leave_its_band_has_advice(page: MetricPage) -> None:
    target = read_targets().of(page.id)
    has_band = target.ok_min is not None or target.ok_max is not None
    assert has_band == (page.advice is not None)
    if page.advice is not None:
        metric = bands.banded(page, 1000.0, read_targets(), SOURCE)
        assert page.advice(metric, reports.full().delivery).endswith(".")


@PAGES
def test_what_is_followed_is_a_measure_of_progress(page: MetricPage) -> None:
    known = {measure.name for measure in measures().measure} | {"response_latency_s"}  # stored, not shown
    assert page.followed is None or page.followed in known


def test_ids_are_unique_and_no_two_pieces_of_advice_are_equally_urgent() -> None:
    assert len({page.id for page in ALL}) == len(ALL)
    by_urgency = sorted(ALL, key=lambda page: page.urgency)
    alike = [(one.id, other.id) for one, other in pairwise(by_urgency) if one.urgency == other.urgency]
    assert not alike, f"equally urgent: {alike}; the first free urgency is {by_urgency[-1].urgency + 1}"


def test_every_file_of_the_folder_gives_a_page_to_the_tuple() -> None:
    files = {module.name for module in pkgutil.iter_modules(package.__path__)} - {"page"}
    assert {page.value.__module__.rpartition(".")[2] for page in ALL} == files


def delivery(**labels: str) -> Delivery:
    """A delivery that is far too long, with a label of the user's own."""
    found = reports.full().delivery
    slow = msgspec.structs.replace(found.metrics[0], band="attention", value=300.0, **labels)
    return msgspec.structs.replace(found, metrics=(slow, *found.metrics[1:]))


def test_advice_does_not_hang_on_the_label() -> None:
    """A label of one's own in targets.toml used to lose the advice."""
    assert bands.next_fix(delivery(name="my time")) == bands.next_fix(delivery())
    assert (bands.next_fix(delivery(name="my time")) or "").startswith("Shorten the answer")


def test_which_side_a_value_lies_on_is_read_from_the_edges_and_not_from_the_text() -> None:
    """The text of a target used to be parsed: "75 to 105 seconds" gave the wrong side."""
    short = Metric("duration", 40.0, "s", "attention", "75 to 105 seconds", id="duration", low=75.0, high=105.0)
    assert not is_high(short)
    assert is_high(msgspec.structs.replace(short, value=110.0))
    assert not is_high(msgspec.structs.replace(short, value=110.0, high=None))


def test_a_long_situation_is_worth_attention_by_its_seconds_too() -> None:
    report = reports.full()
    assert report.content is not None
    part = msgspec.structs.replace(report.content.parts["situation"], share=0.2, seconds=31.0)
    content = msgspec.structs.replace(report.content, parts={**report.content.parts, "situation": part})
    judged = bands.with_content(report.delivery, content, read_targets()).metrics[-1]
    assert (judged.id, judged.value, judged.band) == ("situation_share", 20.0, "attention")


def test_an_answer_without_a_score_has_no_situation_share() -> None:
    report = reports.not_scored()
    assert report.content is not None
    judged = bands.with_content(report.delivery, report.content, read_targets()).metrics[-1]
    assert (judged.value, judged.reason) == (None, NO_STORY)


def test_a_missing_situation_is_no_short_one() -> None:
    report = reports.full()
    assert report.content is not None
    part = msgspec.structs.replace(report.content.parts["situation"], present=False, words=0, share=0.0, seconds=0.0)
    content = msgspec.structs.replace(report.content, parts={**report.content.parts, "situation": part})
    judged = bands.with_content(report.delivery, content, read_targets()).metrics[-1]
    assert (judged.value, judged.band, judged.reason) == (None, "unmeasured", NO_SITUATION)


def test_reports_that_are_older_than_the_ids_get_them_by_their_labels() -> None:
    old = reports.full().delivery
    bare = msgspec.structs.replace(old, metrics=tuple(msgspec.structs.replace(m, id="") for m in old.metrics))
    assert [m.id for m in bands.identified(bare, read_targets()).metrics] == [m.id for m in old.metrics]


@pytest.mark.parametrize(
    ("seconds", "count", "band"), [(4.0, 0, "ok"), (4.0, 1, "unmeasured"), (4.0, 2, "attention"), (20.0, 1, "ok")]
)
@pytest.mark.parametrize("name", ["fillers", "filler_phrases"])
def test_a_single_filler_in_a_few_seconds_is_no_rate(name: str, seconds: float, count: int, band: str) -> None:
    (page,) = (one for one in ALL if one.id == name)
    rate = count / seconds * 60
    found = reports.full().delivery
    counted = msgspec.structs.replace(
        found.fillers, sounds=count, phrases=count, per_minute=rate, phrases_per_minute=rate
    )
    source = Source(msgspec.structs.replace(found, duration_s=seconds, fillers=counted))
    judged = bands.banded(page, page.value(source), read_targets(), source)
    assert judged.band == band
    assert (judged.reason == SINGLE) == (band == "unmeasured")


def test_a_rate_of_a_single_one_is_given_where_the_answer_is_long_enough_for_points() -> None:
    least_s = rubric().gates.least_seconds
    long, short = (msgspec.structs.replace(SOURCE.delivery, duration_s=least_s - less) for less in (0, 0.1))
    assert (unless_single(2.0, 1, long), unless_single(2.0, 1, short)) == (2.0, None)


def test_a_stricter_target_of_ones_own_holds_for_a_single_filler_too() -> None:
    found = reports.full().delivery
    one = msgspec.structs.replace(found.fillers, sounds=1, per_minute=1.0)
    (page,) = (page for page in ALL if page.id == "fillers")
    source = Source(msgspec.structs.replace(found, duration_s=60.0, fillers=one))
    strict = read_targets()
    strict = msgspec.structs.replace(strict, fillers=msgspec.structs.replace(strict.fillers, ok_max=0.5, note_max=0.8))
    assert bands.banded(page, page.value(source), strict, source).band == "attention"
