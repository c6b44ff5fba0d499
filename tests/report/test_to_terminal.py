"""The report on a terminal: one screen by default; readable without colour, in ASCII; each number from the report."""

import re
from typing import Literal

import msgspec
import pytest
from syrupy.assertion import SnapshotAssertion

from rehearse.pipeline import check
from rehearse.report import to_html, to_markdown, wording
from rehearse.report.to_terminal import Form
from rehearse.types import AutoFail, Band, ExampleCount, PrincipleSignal, Report, ToConfirm
from tests import builders_report as reports
from tests.report.printed import SINCE, printed
from tests.text_file import TextFile

replace = msgspec.structs.replace

WIDTHS = (50, 80, 120)


FORMS: tuple[Form, ...] = ("short", "full", "words")


@pytest.fixture
def page(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Snapshots as text files."""
    return snapshot.use_extension(TextFile)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", reports.ALL)
def test_it_looks_like_this(name: str, width: int, page: SnapshotAssertion) -> None:
    assert printed(reports.ALL[name](), width, "short") == page


@pytest.mark.parametrize("name", reports.ALL)
def test_in_full_it_looks_like_this(name: str, page: SnapshotAssertion) -> None:
    assert printed(reports.ALL[name]()) == page


def test_the_words_look_like_this(page: SnapshotAssertion) -> None:
    assert printed(reports.full(), form="words") == page


def test_with_colour_it_looks_like_this(page: SnapshotAssertion) -> None:
    assert printed(reports.full(), form="short", colour=True) == page


def test_in_ascii_it_looks_like_this(page: SnapshotAssertion) -> None:
    assert printed(reports.full(), encoding="ascii") == page


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", reports.ALL)
def test_no_line_is_wider_than_the_terminal_or_a_hundred_columns_or_ends_in_blanks(name: str, form: Form) -> None:
    for width in (40, *WIDTHS, 200):
        for line in printed(reports.ALL[name](), width, form).splitlines():
            assert len(line) <= min(width, 100)
            assert line == line.rstrip()


def crowded(kind: str) -> Report:
    """A report in which everything there can be is there, and is long."""
    report, many = reports.no_hire(), "a long sentence of many words that goes on and on " * 9
    assert report.content is not None
    assert report.question is not None
    assert report.audio is not None
    content = msgspec.structs.replace(
        report.content,
        to_confirm=(ToConfirm("OWN001", many, many, 3.0, 4.0),) if kind != "fails" else (),
        auto_fails=tuple(AutoFail("OWN001", many, 3.0, ("long",)) for _ in range(5)) if kind == "fails" else (),
        findings=report.content.findings * 4,
        framework=framework.framework if (framework := reports.hostile().content) else None,
        examples=ExampleCount(2, 1),
        scored=kind != "not scored",
        not_scored_reason=many if kind == "not scored" else None,
        next_fix=msgspec.structs.replace(report.content.next_fix, content=many, delivery=many),
    )
    measured = tuple(msgspec.structs.replace(one, band="attention", target=many) for one in report.delivery.metrics)
    return msgspec.structs.replace(
        report,
        warnings=(many,) * 7,
        question=msgspec.structs.replace(report.question, text=many),
        audio=msgspec.structs.replace(report.audio, trust="poor", reasons=(many, many)),
        delivery=msgspec.structs.replace(report.delivery, metrics=measured, duration_verdict="attention"),
        transcript=None if kind == "no words" else report.transcript,
        content=None if kind == "no words" else content,
    )


CROWDED = {kind: (lambda kind=kind: crowded(kind)) for kind in ("fails", "to confirm", "not scored", "no words")}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", [*reports.ALL, *CROWDED, "explained"])
def test_by_default_it_fits_one_screen_of_forty_lines_with_the_prompt(name: str, width: int) -> None:
    made = {**reports.ALL, **CROWDED, "explained": reports.explained}[name]()
    assert len(printed(made, width, "short").splitlines()) <= 39
    assert len(printed(made, width, "short", since=SINCE).splitlines()) <= 39


@pytest.mark.parametrize("name", [*reports.ALL, *CROWDED, "explained"])
def test_what_the_command_prints_around_it_has_room_as_well(name: str) -> None:
    """A first take that tells a story of the user's and has a model answer: six lines."""
    made = {**reports.ALL, **CROWDED, "explained": reports.explained}[name]()
    for around in (1, 3, 6):
        lines = printed(made, 80, "short", since=SINCE, around=around).splitlines()
        assert len(lines) + around <= 39
        assert any("rehearse show 7 --option-0" in line for line in lines)


def test_a_strong_story_that_takes_too_long_is_not_simply_a_strong_hire() -> None:
    report = reports.full()
    delivery = msgspec.structs.replace(report.delivery, duration_s=150.0, duration_verdict="attention")
    long = msgspec.structs.replace(report, delivery=delivery)
    for text in (printed(long, form="short"), to_markdown.render(long), to_html.render(long)):
        assert "strong story, too long for the round" in text.lower()
        assert "strong hire" not in text.lower()
    assert "STRONG HIRE  89 of 100\n" in printed(report, form="short")


def test_the_headline_says_what_the_points_leave_out() -> None:
    assert "not for length, pace, fillers or voice" in printed(reports.full(), form="short")


def test_each_quote_of_an_automatic_no_hire_stands_with_its_own_advice() -> None:
    report = check("The hall had a leak in May. We decided to close it. We repaired the roof. In the end it was dry.")
    assert report.content is not None
    found = [finding for finding in report.content.findings if finding.code == "OWN002"]
    flat = " ".join(printed(report, 100).split())
    words = [(f"we instead of I “{one.quote}” OWN002", f"→ {one.suggestion}") for one in found]
    places = [(flat.index(quote), flat.index(advice)) for quote, advice in words]
    assert len(places) == 2
    assert places[0][0] < places[0][1] < places[1][0] < places[1][1]
    assert flat.count(found[0].message) == 1


def test_in_full_each_finding_stands_in_one_place() -> None:
    report = reports.no_hire()
    assert report.content is not None
    flat = " ".join(printed(report, 100).split())
    for finding in report.content.findings:
        assert flat.count(finding.message) == 1
        assert flat.count(finding.suggestion) == 1


def test_the_words_carry_their_marks_without_colour() -> None:
    """Parts, fillers that were heard and inferred, words that are not counted, and words that may be misheard."""
    flat = " ".join(printed(reports.full(), form="words").split())
    assert "S Situation 0:01 Last spring" in flat
    assert "[Um,] people" in flat
    assert "I, [you know,] showed" in flat
    assert "[+um]" in flat
    assert "{So} I wrote" in flat
    assert "paired(?)" in flat
    assert "[um] filler" in flat


def test_only_the_words_alone_send_the_reader_to_the_full_report() -> None:
    """--full itself said "(--full says why)" below its words, and said why above them."""
    for report in (reports.full(), reports.no_hire(), reports.text_only()):
        legend = " ".join(printed(report, form="words").split())
        assert "{so} doubtful filler, not counted (--full says why), word(?)" in legend
        full = " ".join(printed(report, form="full").split())
        assert "{so} doubtful filler, not counted, word(?)" in full
        assert "--full" not in full


def test_fillers_say_how_many_were_heard_and_how_many_inferred() -> None:
    assert "about 5 (4 heard, 1 inferred): 4 um/uh" in printed(reports.full())


def test_not_scored_shows_the_reason_and_no_points() -> None:
    text = printed(reports.not_scored())
    assert "Not scored: 22 words are too few to judge" in text
    assert "Points" not in text
    assert " of 100" not in text


def test_what_decides_the_verdict_stands_with_its_words_and_moment() -> None:
    text = printed(reports.no_hire(), 120)
    assert "NO HIRE  38 of 100" in text
    assert "0:03  not your own initiative  “My manager asked me to look at the builds.”  OWN001" in text
    assert "0:31  Collective-hiding  “We found the cause and we decided to rewrite the tests.”" in text


def test_without_words_it_shows_what_sound_alone_can_tell_and_what_to_type() -> None:
    text = printed(reports.without_words())
    assert "2.4 s at" in text
    assert "rehearse models install base.en" in text
    assert "Points" not in text


def test_a_recording_without_speech_is_not_called_written() -> None:
    report = reports.without_words()
    silent = msgspec.structs.replace(report.delivery, duration_s=None, duration_verdict="unmeasured")
    text = printed(msgspec.structs.replace(report, delivery=silent))
    assert "no speech" in text
    assert "written" not in text


def test_a_missing_part_is_named() -> None:
    assert re.search(r"R +Result +missing", printed(reports.not_scored()))


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_in_a_report_can_steer_the_terminal(width: int) -> None:
    text = printed(reports.hostile(), width)
    assert [char for char in text if ord(char) < 32 and char != "\n"] == []
    assert "\u202e" not in text
    assert "[red]" in text  # shown, not obeyed


def test_the_order_of_the_rubric_does_not_depend_on_the_order_of_the_table() -> None:
    report = reports.full()
    assert report.content is not None
    turned = dict(reversed(report.content.scores.items()))
    other = msgspec.structs.replace(report, content=msgspec.structs.replace(report.content, scores=turned))
    assert printed(other) == printed(report)


def test_the_ribbon_is_to_scale() -> None:
    """An action of half the answer takes half of the ribbon's filled cells, to within two cells."""
    report = reports.full()
    assert report.content is not None
    bar = next(line for line in printed(report).splitlines() if line.strip().startswith("·S"))
    seconds = report.content.parts["action"].seconds
    assert seconds is not None
    assert bar.count("A") / 76 * 90 == pytest.approx(seconds + 2.9, abs=2.4)  # 2.9 s of pauses between its sentences


def test_points_stand_with_what_gave_them_and_what_would_earn_more() -> None:
    text = printed(reports.full())
    assert re.search(r"STAR structure +13 of 15\n +\+6  situation: “Last spring I noticed”", text)
    assert "→  2 points to gain: say why it was yours to do; or whose" in text


def test_a_technical_answer_shows_its_checklist_and_no_story() -> None:
    shown = printed(reports.explained())
    assert "Think aloud: 4 of 7" in shown
    assert "not heard" in shown
    assert not {"Situation", "Points", "Where the time went"} & set(
        re.findall(r"Situation|Points|Where the time went", shown)
    )


@pytest.mark.parametrize(
    ("metric", "place", "label", "mark"),
    [
        ("filler_phrases", "clause", "Fillers", "attention"),
        ("pause", "clause", "Pauses", "attention"),
        ("pause_in_clause", "clause", "Pauses", "attention"),
        ("pause_in_clause", "boundary", "Pauses", "attention"),  # that pause is another one, and is named as well
    ],
)
def test_a_line_of_delivery_carries_the_mark_of_its_worst_measure(
    metric: str, place: Literal["clause", "boundary"], label: str, mark: Band
) -> None:
    delivery = reports.full().delivery
    assert delivery.pauses is not None
    ids = ("fillers", "filler_phrases", "pause", "pause_in_clause")
    judged = tuple(replace(delivery.metrics[0], id=one, band="attention" if one == metric else "ok") for one in ids)
    pauses = replace(delivery.pauses, items=tuple(replace(one, place=place) for one in delivery.pauses.items))
    report = replace(reports.full(), delivery=replace(delivery, metrics=judged, pauses=pauses))
    (line,) = (line for line in printed(report, form="short").splitlines() if line.strip().startswith(label))
    assert line.split()[1] == wording.MARKS[mark]


def test_a_part_of_one_word_has_a_word() -> None:
    short = check("Outside.")
    for said in (printed(short, 80), printed(short, 80, "full"), to_markdown.render(short), to_html.render(short)):
        assert re.search(r"\b1 words", said) is None
        assert "1 word" in said


def test_a_share_beside_seconds_says_of_what_it_is() -> None:
    """“6.0 s 47%” read as 47% of the time, and it is of the words."""
    said = printed(reports.full(), 80, form="full")
    assert re.search(r"Situation +7\.1 s +10\.8% of words", said)
    assert "of words" not in printed(reports.text_only(), 80, form="full").partition("Where the words went")[2]


def test_what_costs_points_is_only_worth_a_look_where_there_are_none() -> None:
    report, other = reports.judged(), reports.no_hire()
    assert report.content is not None
    assert other.content is not None
    major = replace(other.content.findings[0], code="STAR003", severity="major")
    scored = replace(report.content, findings=(major,))
    assert "costs points" in printed(replace(report, content=scored))
    unscored = printed(replace(report, content=replace(scored, scored=False, scores={}, verdict="not scored")))
    assert "costs points" not in unscored
    assert "STAR003" in unscored


def test_a_principle_is_named_with_its_words_where_an_answer_points_to_it_clearly() -> None:
    report = reports.judged()
    assert report.content is not None
    signals = (PrincipleSignal("Dive Deep", 0.6, "I read every log", 3.0), PrincipleSignal("Frugality", 0.2, "We paid"))
    scored = replace(report.content, principles=signals)
    text = printed(replace(report, content=scored))
    assert "Dive Deep  “I read every log”" in text
    assert "Frugality" not in text
    assert "point to" not in printed(replace(report, content=replace(scored, scored=False)))


@pytest.mark.parametrize("width", [50, 58, 66, 71])
def test_on_a_narrow_screen_a_reason_gives_up_its_quote_and_the_pace_its_curve(width: int) -> None:
    """In fifty columns "a result with a…" said nothing, and "120-170 wpm…" seemed to go on."""
    said = printed(reports.judged(), width, "short")
    rows = said.partition("STAR structure")[2].partition("Where the time went")[0]
    assert "a result with a number" in " ".join(rows.split())
    assert not re.search(r"(?:a result with a|“\S{0,3})…", rows)
    assert re.search(r"Pace +. 161 wpm, target 120-170 wpm(?:  [▁-█]{4,})?\n", said)
