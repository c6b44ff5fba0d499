"""What happened in the delivery, in words."""

import re

import msgspec
import pytest

from rehearse.delivery import dismiss
from rehearse.report import events, to_html, to_markdown
from rehearse.types import Filler, Fillers, PaceWindow, Repeat, Report, Transcript
from tests import builders_report as reports
from tests.report.printed import printed


def said(report: Report) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {kind.label: (kind.said, kind.moments) for kind in events.of(report)}


def test_every_filler_stands_with_its_moment_and_what_speaks_for_it() -> None:
    _, moments = said(reports.full())["Fillers"]
    assert moments == ("#1 um 0:06", "#2 uh 0:22", "#3 you know 0:32", "#4 um 0:45", "#5 um 0:56 (inferred)")


def test_a_dismissed_filler_is_listed_apart_and_the_others_keep_their_numbers() -> None:
    kinds = said(dismiss(reports.full(), 2))
    assert kinds["Fillers"][1] == ("#1 um 0:06", "#3 you know 0:32", "#4 um 0:45", "#5 um 0:56 (inferred)")
    assert kinds["Dismissed"] == ("", ("#2 uh 0:22",))


def test_fillers_of_a_written_answer_have_no_numbers_to_dismiss_them_by() -> None:
    written = msgspec.structs.replace(reports.full(), audio=None)
    assert said(written)["Fillers"][1][0] == "um 0:06"


def test_a_single_um_in_a_few_seconds_has_no_rate_as_its_metric_says() -> None:
    report = reports.full()
    assert "/min)" in said(report)["Fillers"][0]
    metrics = tuple(
        msgspec.structs.replace(one, value=None) if one.id == "fillers" else one for one in report.delivery.metrics
    )
    single = msgspec.structs.replace(report.delivery, metrics=metrics)
    assert "/min)" not in said(msgspec.structs.replace(report, delivery=single))["Fillers"][0]


def with_doubtful_ums(count: int, per_minute: float = 2.2) -> Report:
    """The full report with 3 counted um and uh in 80 s, within the target, and so many doubtful ones."""
    full = reports.full()
    more = tuple(Filler("um", 20.0 + at, 20.05 + at, "sound", "heard", 0.95) for at in range(count))
    fillers = msgspec.structs.replace(full.delivery.fillers, sounds=3, unsure=(*full.delivery.fillers.unsure, *more))
    metrics = tuple(
        msgspec.structs.replace(one, value=per_minute, band="ok") if one.id == "fillers" else one
        for one in full.delivery.metrics
    )
    delivery = msgspec.structs.replace(full.delivery, duration_s=80.0, fillers=fillers, metrics=metrics)
    return msgspec.structs.replace(full, delivery=delivery)


def test_doubtful_fillers_are_shown_with_the_reason_why_they_are_not_counted() -> None:
    found = [(kind.said, kind.moments) for kind in events.of(with_doubtful_ums(2)) if kind.label == "Doubtful"]
    assert found == [
        ("not counted (the sound shows no clear um there):", ("um 0:20", "um 0:21")),
        ("not counted (may have a meaning there):", ("so 0:15",)),
    ]


def test_a_target_met_only_without_the_doubtful_ums_is_left_open() -> None:
    """Two counted and three doubtful ones had a tick."""
    few, many = (printed(with_doubtful_ums(count), form="short") for count in (1, 3))
    assert "Fillers  ✓" in few
    assert "more doubtful" not in few
    assert "Fillers  ?" in many
    assert "3 more doubtful" in " ".join(many.split())
    assert "ok without 3 doubtful um/uh" in to_html.render(with_doubtful_ums(3))
    assert "doubtful um/uh" not in to_html.render(with_doubtful_ums(1))


@pytest.mark.parametrize("doubtful", range(6))
def test_every_form_of_the_report_leaves_the_same_target_open(doubtful: int) -> None:
    """The screen said "?" and the table of the full report "✓"."""
    report = with_doubtful_ums(doubtful)
    said = f"ok without {doubtful} doubtful um/uh"
    is_open = "Fillers  ?" in printed(report, form="short")
    full, narrow = (printed(report, width) for width in (100, 50))
    row = next(line for line in full.splitlines() if "Um and uh" in line)
    assert row.split()[0] == ("?" if is_open else "✓")
    assert (said in row) is is_open
    for page in (full, narrow):
        assert (", ? open" in " ".join(page.split())) is is_open
    assert (f"| {said} |" in to_markdown.render(report)) is is_open
    assert to_html.render(report).count(f"? {said}") == (2 if is_open else 0)
    assert is_open is (doubtful > 1)


def test_the_longest_pauses_come_first_and_the_one_before_the_first_word_is_another_matter() -> None:
    _, moments = said(reports.full())["Pauses"]
    assert moments[0] == "2.4 s at 0:49 between phrases"
    assert not any("first word" in moment for moment in moments)


def test_no_filler_is_worth_saying_where_words_were_heard() -> None:
    report = reports.full()
    none = msgspec.structs.replace(report.delivery, fillers=Fillers(0.0, 0, 0, ()))
    assert said(msgspec.structs.replace(report, delivery=none))["Fillers"] == ("none", ())


def test_without_words_no_filler_count_is_claimed() -> None:
    assert "Fillers" not in said(reports.without_words())


def test_where_no_word_was_heard_no_filler_count_is_claimed() -> None:
    noise = msgspec.structs.replace(reports.without_words(), transcript=Transcript("", "en", ()))
    assert "Fillers" not in said(noise)


def test_repeats_and_restarts_are_told_apart() -> None:
    report = reports.full()
    both = (Repeat("I I", 3.0, 3.4), Repeat("I went I walked", 65.0, 66.0, "restart"))
    kinds = said(msgspec.structs.replace(report, delivery=msgspec.structs.replace(report.delivery, repeats=both)))
    assert kinds["Repeated"] == ("", ("“I I” 0:03",))
    assert kinds["Started again"] == ("", ("“I went I walked” 1:05",))


def test_a_written_answer_has_events_without_moments() -> None:
    kinds = said(reports.text_only())
    assert kinds["Repeated"] == ("", ("“the the”",))
    assert "Pauses" not in kinds
    assert "Voice" not in kinds


def test_the_slowest_and_the_fastest_words_a_minute_are_the_same_everywhere() -> None:
    """The windows of the curve are longer than the ten seconds that can be played, so their numbers differ."""
    report = reports.full()
    slow, fast = (f"{window.wpm:.0f}" for window in events.pace_range(report.delivery) or ())
    page = to_html.render(report).partition("</style>")[2].partition("<script")[0]
    assert f"Pace, {slow} to {fast} wpm" in page
    rates = {wpm for text in (printed(report), page) for wpm in re.findall(r"(\d+) wpm", text)}
    target = {"120", "170"}
    assert rates - target == {slow, fast, f"{report.delivery.speech_rate_wpm:.0f}"}


def test_of_an_answer_with_too_few_words_it_says_why_there_are_two_numbers_of_words() -> None:
    report = reports.not_scored()
    assert report.content is not None
    assert report.transcript is not None
    unsure = tuple(msgspec.structs.replace(one, doubtful=True) for one in report.transcript.words)
    heard = msgspec.structs.replace(report.transcript, words=unsure)
    for judged, ends in ((3, "words heard; 3 of them judged"), (len(unsure), "words")):
        content = msgspec.structs.replace(report.content, judged_words=judged)
        told = msgspec.structs.replace(report, content=content, transcript=heard)
        assert said(told)["Misheard?"][0].endswith(ends)


def test_of_many_doubtful_words_the_first_are_listed_and_the_others_counted() -> None:
    report = reports.full()
    assert report.transcript is not None
    for doubtful, rest in ((5, ""), (6, "… and 1 more"), (30, "… and 25 more")):
        heard = (msgspec.structs.replace(one, doubtful=at < doubtful) for at, one in enumerate(report.transcript.words))
        told = msgspec.structs.replace(
            report, transcript=msgspec.structs.replace(report.transcript, words=tuple(heard))
        )
        _, listed = said(told)["Misheard?"]
        assert listed[5:] == ((f"{rest}: --words marks them all",) if rest else ())
        assert (f"<li>{rest}, marked in the words</li>" in to_html.render(told)) == bool(rest)
        assert (f"{rest}: --words marks them all" in " ".join(printed(told).split())) == bool(rest)


@pytest.mark.parametrize(("wpm", "named"), [(149.0, False), (150.0, True), (155.0, True), (161.0, False), (None, True)])
def test_the_rate_of_the_answer_never_lies_outside_its_slowest_and_fastest(wpm: float | None, named: bool) -> None:
    slowest, fastest = PaceWindow(0.5, 10.5, 150.0), PaceWindow(8.5, 18.5, 160.0)
    even = msgspec.structs.replace(reports.full().delivery, slowest=slowest, fastest=fastest, speech_rate_wpm=wpm)
    assert events.pace_range(even) == ((slowest, fastest) if named else None)
