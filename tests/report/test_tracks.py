"""The timeline: everything over one axis of time, to scale."""

import re
from typing import get_args

import msgspec
import pytest

from rehearse.report import to_html
from rehearse.report.heard_wording import EVIDENCE
from rehearse.report.page.tracks import tracks
from rehearse.report.sound import Sound
from rehearse.types import Filler, Pause, Pauses, Report
from tests import builders_report as reports

BAND = (120.0, 170.0)
SOUND = Sound(77.8, (0.0, 1.0, 0.5), ((1.0, 0.0), (1.02, 2.0), (5.0, 40.0)), b"")


def share(percent: str) -> float:
    return float(percent.rstrip("%"))


def test_places_are_to_scale() -> None:
    report = reports.full()
    drawn = tracks(report, None, BAND)
    assert drawn is not None
    assert drawn.extent_s == 90.0
    longest = max(drawn.pauses, key=lambda bar: share(bar.width))
    assert share(longest.x) == pytest.approx(100 * longest.start_s / 90, abs=0.01)
    assert share(longest.width) == pytest.approx(100 * 2.4 / 90, abs=0.1)


def lasting(report: Report, recording_s: float) -> Report:
    assert report.audio is not None
    return msgspec.structs.replace(report, audio=msgspec.structs.replace(report.audio, duration_s=recording_s))


def test_the_sound_ends_where_the_recording_ends_and_the_target_lies_at_its_place() -> None:
    """The answer may be a part of it; without any speech, there is the sound all the same."""
    long = lasting(reports.full(), 180.0)
    silent = msgspec.structs.replace(long, delivery=msgspec.structs.replace(long.delivery, duration_s=None))
    for report in (long, silent):
        drawn = tracks(report, None, BAND)
        assert drawn is not None
        assert (drawn.sound_width, drawn.target_x) == ("100.00%", "50.00%")


def test_a_part_is_named_where_its_name_fits_and_lettered_where_not() -> None:
    drawn = tracks(reports.full(), None, BAND)
    assert drawn is not None
    assert [bar.label for bar in drawn.parts] == ["S", "T", "Action", "Result", "+"]


def test_heard_and_inferred_fillers_differ_in_kind() -> None:
    drawn = tracks(reports.full(), None, BAND)
    assert drawn is not None
    assert [mark.kind for mark in drawn.fillers] == ["both", "heard", "heard", "heard", "inferred"]


def test_the_legend_names_every_kind_of_filler_that_is_drawn_and_no_other() -> None:
    report = reports.full()
    items = report.delivery.fillers.items
    assert {one.evidence for one in items} == set(EVIDENCE) == set(get_args(Filler.__annotations__["evidence"]))
    for kept in (set(EVIDENCE), {"both"}, {"heard", "inferred"}, set[str]()):
        fillers = msgspec.structs.replace(
            report.delivery.fillers, items=tuple(one for one in items if one.evidence in kept)
        )
        delivery = msgspec.structs.replace(report.delivery, fillers=fillers)
        page = to_html.render(msgspec.structs.replace(report, delivery=delivery))
        figure = page.partition("<figure")[2].partition("</figure>")[0]
        drawn, _, legend = figure.partition("<figcaption>")
        assert set(re.findall('class="fillermark ([a-z]+)"', drawn)) == kept
        assert re.findall('class="fillermark ([a-z]+)"', legend) == [kind for kind in EVIDENCE if kind in kept]
        assert all((f" {said}</span>" in legend) == (kind in kept) for kind, said in EVIDENCE.items())


def test_a_pause_of_a_quarter_of_a_second_is_nowhere_called_less() -> None:
    report = reports.full()
    pauses = Pauses((Pause(3.0, 3.25, 0.25, "boundary"),))
    delivery = msgspec.structs.replace(report.delivery, pauses=pauses)
    page = to_html.render(msgspec.structs.replace(report, delivery=delivery))
    assert "silence of 0.3 s at 0:03" in page
    assert "0.2 s" not in page


def test_a_pitch_curve_is_broken_where_the_voice_rests_and_where_its_tracker_slips() -> None:
    """A hiss that was taken for a voice three octaves up flattened the curve, or stood in it as a spike."""
    steady = tuple((0.1 * at / 5, float(at % 3)) for at in range(10))
    for slip, paths in ((40.0, 2), (-40.0, 2), (11.0, 1)):
        heard = (*steady[:5], (steady[5][0], slip), (steady[6][0], slip), *steady[7:])
        drawn = tracks(reports.full(), Sound(1.0, (1.0,), heard, b""), BAND)
        assert drawn is not None
        assert drawn.pitch is not None
        assert len(drawn.pitch.paths) == paths, slip
        assert "40" not in drawn.pitch.title
    drawn = tracks(reports.full(), Sound(1.0, (1.0,), ((0.1, 40.0),), b""), BAND)
    assert drawn is not None
    assert drawn.pitch is None, "nothing of it can be believed"


def test_no_curve_is_drawn_of_a_pitch_that_was_not_measured() -> None:
    """A page drew the curve of a hoarse voice and said below it that too little of it had a pitch."""
    report = reports.full()
    unmeasured = msgspec.structs.replace(report, delivery=msgspec.structs.replace(report.delivery, pitch=None))
    drawn = tracks(unmeasured, SOUND, BAND)
    assert drawn is not None
    assert drawn.pitch is None
    assert drawn.wave


def test_the_outline_of_the_sound_fills_its_box() -> None:
    drawn = tracks(reports.full(), SOUND, BAND)
    assert drawn is not None
    assert drawn.wave.startswith("M0.0,50.0 333.3,0.0")


@pytest.mark.parametrize("duration_s", [5.0, 91.0, 150.0, 2400.0])
def test_the_axis_has_at_most_a_dozen_and_one_moments_and_none_beside_the_target(duration_s: float) -> None:
    drawn = tracks(lasting(reports.full(), duration_s), None, BAND)
    assert drawn is not None
    assert 1 <= len(drawn.ticks) <= 13
    assert min(abs(share(tick.x) - share(drawn.target_x)) for tick in drawn.ticks) > 5


def test_a_written_answer_has_no_timeline() -> None:
    assert tracks(reports.text_only(), None, BAND) is None
