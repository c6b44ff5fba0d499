"""The lines about the delivery on a terminal: each miss once, and nothing that contradicts another line."""

from msgspec.structs import replace

from rehearse.report.to_terminal import Form
from tests import builders_report as reports
from tests.report.printed import printed

FORMS: tuple[Form, ...] = ("short", "full")


def test_a_pause_inside_a_clause_that_misses_its_target_stands_beside_the_longest_pause() -> None:
    """“✓ … the longest 1.2 s” above “! Longest pause inside a clause 1.1 s” read as a contradiction."""
    delivery = reports.full().delivery
    assert delivery.pauses is not None
    pauses = replace(delivery.pauses, items=tuple(replace(one, place="boundary") for one in delivery.pauses.items))
    metrics = tuple(
        replace(one, value=1.1, band="note" if one.id == "pause_in_clause" else "ok") for one in delivery.metrics
    )
    said = " ".join(
        printed(
            replace(reports.full(), delivery=replace(delivery, pauses=pauses, metrics=metrics)), form="short"
        ).split()
    )
    assert "between phrases; the longest inside a clause 1.1 s, target at most 1 s" in said
    assert "! Longest pause" not in said


def test_the_marks_are_explained_under_the_measures() -> None:
    assert "✓ ok, ! a little off, ✗ far off, – not measured" in printed(reports.full(), form="full")


def test_filler_phrases_that_miss_their_target_are_said_once() -> None:
    delivery = reports.full().delivery
    (um,) = (one for one in delivery.metrics if one.id == "fillers")
    phrases = replace(um, id="filler_phrases", name="filler phrases", value=18.0, target="at most 5 /min", high=5.0)
    for metrics, ends in (
        ((phrases,), "1 filler phrase (18 /min), target phrases at most 5 /min"),
        ((um, phrases), "target um/uh at most 3 /min, phrases at most 5 /min"),
    ):
        report = replace(reports.full(), delivery=replace(delivery, metrics=metrics))
        said = " ".join(printed(report, form="short").split())
        assert f"{ends} Pace" in said
        assert said.lower().count("filler phrase") == 1


def test_a_single_window_has_no_curve_and_no_slowest_and_fastest() -> None:
    report = reports.full()
    assert report.delivery.pace is not None
    short = replace(report.delivery, pace=report.delivery.pace[:1], slowest=None, fastest=None)
    for form in FORMS:
        said = printed(replace(report, delivery=short), form=form)
        assert "slowest" not in said
        assert "▁" not in said
