import msgspec
import pytest

from rehearse.data.method_settings import measuring
from rehearse.delivery import dismiss, fillers, measure
from rehearse.errors import UsageError
from rehearse.types import Filler, Provenance, Report
from tests.delivery.voices import Take


@pytest.fixture
def report() -> Report:
    """A report of a short take with six ums, one of them inferred, in ten seconds."""
    take = Take().pause(0.3).word("we").word("moved").word("it.").pause(9.0)
    delivery, _ = measure(take.audio, take.speech, take.transcript)
    items = tuple(
        Filler("um", float(at_s), at_s + 0.3, "sound", "inferred" if at_s == 5 else "heard") for at_s in range(6)
    )
    counted = fillers.counted(items, (), (delivery.duration_s or 0) / 60, measuring().fillers)
    return Report(
        provenance=Provenance("0", "0", None, "2026-01-01T00:00:00Z", None),
        question=None,
        warnings=(),
        live=None,
        audio=None,
        transcript=take.transcript,
        delivery=msgspec.structs.replace(delivery, fillers=counted),
        content=None,
    )


def test_the_numbers_follow_and_the_item_stays_marked(report: Report) -> None:
    before, after = report.delivery.fillers, dismiss(report, 6).delivery.fillers
    assert (before.sounds, after.sounds) == (6, 5)
    assert (before.inferred, after.inferred) == (1, 0)
    assert after.per_minute == pytest.approx((before.per_minute or 0) * 5 / 6, abs=0.01)
    assert [item.dismissed for item in after.items] == [False] * 5 + [True]
    assert after.bursts[0].count == 5


def test_the_bands_follow(report: Report) -> None:
    left = report
    for number in range(1, 7):
        left = dismiss(left, number)
    values = {metric.name: (metric.value, metric.band) for metric in left.delivery.metrics}
    assert values["um and uh"] == (0.0, "ok")


def test_a_dismissal_can_be_taken_back(report: Report) -> None:
    assert dismiss(dismiss(report, 2), 2, dismissed=False).delivery.fillers == report.delivery.fillers


@pytest.mark.parametrize("number", [0, 7, -1])
def test_a_number_that_does_not_exist_is_an_error(report: Report, number: int) -> None:
    with pytest.raises(UsageError, match="this answer has 6 fillers"):
        dismiss(report, number)


def test_where_there_are_no_fillers_none_can_be_looked_up(report: Report) -> None:
    none = msgspec.structs.replace(report.delivery.fillers, items=())
    report = msgspec.structs.replace(report, delivery=msgspec.structs.replace(report.delivery, fillers=none))
    with pytest.raises(UsageError, match="this answer has no fillers") as refused:
        dismiss(report, 1)
    assert refused.value.hint == ""
