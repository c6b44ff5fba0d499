"""Promises of --target: bands, the rule on length and the timer's lights scale with it, and a take keeps its own."""

from pathlib import Path

import msgspec
import pytest

from rehearse.cli.live.screen import lights_s
from rehearse.cli.target_option import target_s
from rehearse.content import judge
from rehearse.data.own_settings import aimed_at, shipped
from rehearse.data.targets import aimed, read_targets
from rehearse.errors import UsageError
from rehearse.pipeline import Job, analyze
from rehearse.practice.progress import progress
from rehearse.practice.rejudge import again
from rehearse.store.attempts import Store
from rehearse.types import Attempt, Transcript, Word
from tests import builders_report as reports
from tests.cli.running import printed, rehearse
from tests.fixtures import fixture


@pytest.mark.parametrize(
    ("typed", "seconds"), [("60", 60), ("180", 180), ("junior", 120), ("Senior", 180), (None, None)]
)
def test_lengths_and_levels_are_seconds(typed: str | None, seconds: float | None) -> None:
    assert target_s(typed) == seconds


def test_another_length_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError) as refused:
        target_s("75")
    assert "60, 90, 120, 180, junior, senior" in refused.value.hint
    assert "`rehearse config set targets.duration.target 75`" in refused.value.hint, "which takes any length"
    for typed in ("5", "3601", "99999999999999999999"):
        with pytest.raises(UsageError) as refused:
            target_s(typed)
        assert "config set" not in refused.value.hint, "which would refuse it, too"


@pytest.mark.parametrize("seconds", [60.0, 120.0, 180.0])
def test_every_band_that_counts_seconds_of_the_answer_scales(seconds: float) -> None:
    usual, scaled = read_targets(), aimed(read_targets(), seconds)
    assert scaled.duration.scaled().ok_max == pytest.approx((usual.duration.ok_max or 0) * seconds / 90)
    assert scaled.situation_share.attention_s == pytest.approx(usual.situation_share.attention_s * seconds / 90)
    assert scaled.speech_rate == usual.speech_rate
    assert lights_s(seconds) == pytest.approx([light * seconds / 90 for light in lights_s(None)])


def test_what_is_too_long_for_a_junior_is_not_for_a_senior() -> None:
    text = "Then the next crate came and it was full of plates as well. " * 12  # 144 s, a word a second
    words = tuple(Word(word, at * 1.0, at + 0.5) for at, word in enumerate(text.split()))
    said = Transcript(" ".join(word.text for word in words), words=words)
    codes = {seconds: {f.code for f in judge(said, target_s=seconds)[0].findings} for seconds in (90.0, 120.0, 180.0)}
    assert {seconds for seconds, found in codes.items() if "LEN001" in found} == {90.0}


def test_the_report_keeps_its_target_and_so_do_a_new_judgement_and_progress(tmp_path: Path) -> None:
    report = printed_check("180", tmp_path)
    assert report["delivery"]["target_s"] == 180
    old = reports.full()
    delivery = msgspec.structs.replace(old.delivery, target_s=180.0, duration_s=170.0)
    attempt = Attempt(1, msgspec.structs.replace(old, delivery=delivery), None)
    assert again(attempt, None, shipped()).report.delivery.target_s == 180
    with Store(tmp_path / "attempts.sqlite3") as store:
        for length_s in (170.0, 90.0):
            aim = 180.0 if length_s > 100 else 90.0
            delivery = msgspec.structs.replace(old.delivery, target_s=aim, duration_s=length_s)
            store.add(msgspec.structs.replace(old, delivery=delivery), None)
        found = next(one for one in progress(store.entries()).series if one.measure.name == "duration_s")
    assert [point.value for point in found.points] == [170.0, 90.0]
    assert [point.judged for point in found.points] == [85.0, None]


def printed_check(target: str, folder: Path) -> dict[str, dict[str, float]]:
    answer = folder / "answer.txt"
    answer.write_text("I counted the crates and found that nine of ten were empty. " * 6, encoding="utf-8")
    found: dict[str, dict[str, float]] = printed(rehearse("check", str(answer), "--target", target, "--json"))["report"]
    return found


@pytest.mark.slow
def test_a_recording_is_measured_against_its_target() -> None:
    path = fixture("short").path
    for seconds in (60.0, 180.0):
        delivery = analyze(path, Job(own=aimed_at(shipped(), seconds))).delivery
        (duration,) = [metric for metric in delivery.metrics if metric.id == "duration"]
        assert delivery.target_s == seconds
        assert (duration.low, duration.high) == pytest.approx((75 * seconds / 90, 105 * seconds / 90))
        assert delivery.duration_verdict == duration.band
