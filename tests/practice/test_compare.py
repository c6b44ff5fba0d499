"""Promises of comparing two takes."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.data.progress_measures import measures
from rehearse.practice.compare import Comparison, Denser, compare, nearer
from rehearse.practice.compare_rules import Outcome
from rehearse.report.screens.compare import density
from rehearse.types import Attempt, Density, IdleStretch, Report, Sentence, Transcript
from tests import builders_report as reports

replace = msgspec.structs.replace


def compared(before: Report, after: Report) -> Comparison:
    return compare(Attempt(1, before, None), Attempt(2, after, None))


def outcomes(found: Comparison) -> dict[str, Outcome]:
    return {rule.code: rule.outcome for rule in found.rules}


def codes(report: Report, *, praise: bool) -> set[str]:
    assert report.content is not None
    return {f.code for f in report.content.findings if (f.severity == "praise") == praise}


def test_a_mended_fault_is_gained_a_new_one_lost_and_a_standing_one_open() -> None:
    faulty, better = reports.no_hire(), reports.full()
    forward, back = outcomes(compared(faulty, better)), outcomes(compared(better, faulty))
    for code in codes(faulty, praise=False) - codes(better, praise=False):
        assert (forward[code], back[code]) == ("gained", "lost")
    for code in codes(faulty, praise=False) & codes(better, praise=False):
        assert forward[code] == back[code] == "still open"
    assert {"gained", "still open"} <= set(forward.values())


def test_praise_that_is_gone_is_lost() -> None:
    report = reports.full()
    assert report.content is not None
    plain = tuple(finding for finding in report.content.findings if finding.severity != "praise")
    without = replace(report, content=replace(report.content, findings=plain))
    (code,) = codes(report, praise=True)
    assert outcomes(compared(report, without))[code] == "lost"
    assert outcomes(compared(without, report))[code] == "gained"
    assert outcomes(compared(report, report))[code] == "kept"


def test_what_was_lost_stands_first() -> None:
    order = [rule.outcome for rule in compared(reports.full(), reports.no_hire()).rules]
    assert order == sorted(order, key=["lost", "still open", "gained", "kept"].index)


def test_numbers_say_which_way_they_went() -> None:
    report = reports.full()
    long = replace(report, delivery=replace(report.delivery, duration_s=150.0))
    (time,) = (one for one in compared(long, report).differences if one.measure.name == "duration_s")
    assert (time.before, time.nearer) == (150.0, True)
    (same,) = (one for one in compared(report, report).differences if one.measure.name == "duration_s")
    assert same.nearer is None


def test_less_than_two_takes_of_the_same_words_differ_by_is_not_marked() -> None:
    """A clip that was played twice was said to have gained four points and lost two seconds."""
    report = reports.full()
    assert report.content is not None
    total = report.content.total or 0
    for gain, expected in ((4, None), (-9, None), (-10, False)):
        content = replace(report.content, total=total + gain)
        found = compared(report, replace(report, content=content)).differences
        (points,) = (one for one in found if one.measure.name == "total_points")
        assert points.nearer is expected, gain
    later = replace(report, delivery=replace(report.delivery, duration_s=109.0))
    first = replace(report, delivery=replace(report.delivery, duration_s=106.0))
    (time,) = (one for one in compared(first, later).differences if one.measure.name == "duration_s")
    assert time.nearer is None


def test_a_tenth_of_a_row_is_within_the_noise_of_two_takes() -> None:
    """Points 25 and 22 had no mark, but ownership 13 and 10 was "lost"."""
    rows = [one for one in measures().measure if one.most and one.name not in ("total_points", "think_aloud_points")]
    assert len(rows) == 5
    for row in rows:
        assert row.most
        assert nearer(row, 0.6 * row.most, 0.5 * row.most) is None, row.name
        assert nearer(row, row.most, 0.0) is False, row.name


@pytest.mark.parametrize(("old", "new", "nearer"), [(76.0, 104.0, None), (104.0, 111.0, False), (111.0, 104.0, True)])
def test_takes_that_are_both_on_target_are_neither_nearer_nor_further(
    old: float, new: float, nearer: bool | None
) -> None:
    report = reports.full()
    first, second = (replace(report, delivery=replace(report.delivery, duration_s=one)) for one in (old, new))
    (time,) = (one for one in compared(first, second).differences if one.measure.name == "duration_s")
    assert time.nearer is nearer


@pytest.mark.parametrize("name", [one.name for one in measures().measure if one.band and one.low is None])
def test_a_rate_under_its_target_is_no_further_from_it_than_none_at_all(name: str) -> None:
    (measure,) = (one for one in measures().measure if one.name == name)
    assert measure.high is not None
    assert measure.is_met_by(0.0)
    assert measure.is_met_by(measure.high)
    assert not measure.is_met_by(measure.high + 0.1)


def test_words_from_another_program_are_no_other_speech_model() -> None:
    heard = reports.full()
    imported = replace(heard, provenance=replace(heard.provenance, model=None))
    other = replace(heard, provenance=replace(heard.provenance, model="another"))
    assert "The words of one take were imported, those of the other transcribed." in compared(heard, imported).notes
    assert "The takes were transcribed by different speech models." in compared(heard, other).notes
    assert not any("transcribed" in note for note in compared(imported, imported).notes)


def heard(*words: str) -> Report:
    return replace(reports.full(), transcript=Transcript(" ".join(words)))


def in_common(before: Report, after: Report) -> list[str]:
    return [note for note in compared(before, after).notes if "in common" in note]


WORDS = tuple(f"word{number}" for number in range(20))


@pytest.mark.parametrize("misheard", [1, 2, 3])
def test_takes_that_differ_in_a_few_words_may_differ_in_the_hearing(misheard: int) -> None:
    """One recording heard eight times got 17 to 38 points, for one word more or less."""
    other = heard(*("other" for _ in range(misheard)), *WORDS[misheard:])
    (note,) = in_common(heard(*WORDS), other)
    assert note.startswith(f"The takes have {100 - 5 * misheard}% of their words in common")


@pytest.mark.parametrize(("said", "marked"), [(("other", *WORDS[1:]), False), (("other",) * 20, True)])
def test_points_and_parts_are_not_marked_where_the_hearing_may_differ(said: tuple[str, ...], *, marked: bool) -> None:
    before, after = replace(reports.no_hire(), transcript=heard(*WORDS).transcript), heard(*said)
    assert after.content is not None
    action = replace(after.content.parts["action"], present=True, seconds=200.0)
    content = replace(after.content, parts={**after.content.parts, "action": action})
    after = replace(after, content=content, delivery=replace(after.delivery, duration_s=240.0))
    found = {one.measure.name: one.nearer for one in compared(before, after).differences}
    for name in ("total_points", "ownership_signal_points", "action_s"):
        assert (found[name] is not None) == marked, name
    assert found["duration_s"] is False


def test_the_hearing_explains_neither_the_same_words_nor_another_telling() -> None:
    spoken = heard(*WORDS)
    assert in_common(spoken, spoken) == []
    assert in_common(spoken, heard(*WORDS[:10])) == []
    written = replace(spoken, audio=None)
    assert in_common(written, heard("other", *WORDS[1:])) == []
    assert in_common(heard(), heard()) == []


def test_a_measure_that_one_take_lacks_is_not_compared() -> None:
    spoken, written = reports.full(), reports.text_only()
    (time,) = (one for one in compared(spoken, written).differences if one.measure.name == "duration_s")
    assert (time.after, time.nearer) == (None, None)


def said(*sentences: str) -> Report:
    text = Transcript(" ".join(sentences), sentences=tuple(Sentence(one) for one in sentences))
    return replace(reports.full(), transcript=text)


def test_sentences_face_their_counterparts() -> None:
    """Equal ones, ones said differently, and gaps where there is none."""
    before = said("I saw it.", "We fixed the broken pump that day.", "Costs fell.")
    after = said("I saw it.", "I fixed the broken pump that day.", "I measured it.", "Costs fell.")
    lines = [(line.before, line.after, line.same) for line in compared(before, after).text]
    assert lines == [
        ("I saw it.", "I saw it.", True),
        ("We fixed the broken pump that day.", "I fixed the broken pump that day.", False),
        (None, "I measured it.", False),
        ("Costs fell.", "Costs fell.", True),
    ]


def test_every_sentence_of_both_appears_once_and_in_order() -> None:
    before, after = said("A one.", "B two.", "C three."), said("C three.", "B two again.", "A one.")
    lines = compared(before, after).text
    assert [line.before for line in lines if line.before] == ["A one.", "B two.", "C three."]
    assert [line.after for line in lines if line.after] == ["C three.", "B two again.", "A one."]


def test_other_questions_rubrics_and_models_are_noted() -> None:
    report = reports.full()
    other = replace(
        report,
        question=None,
        provenance=replace(report.provenance, rubric_version="0", model="tiny.en"),
    )
    assert len(compared(report, other).notes) == 3
    assert compared(report, report).notes == ()


def test_takes_without_words_or_content_can_be_compared() -> None:
    found = compared(reports.without_words(), reports.without_words())
    assert found.rules == ()
    assert found.text == ()
    assert found.differences


SENTENCES = st.lists(
    st.sampled_from(
        ["I saw it.", "We saw it.", "I fixed the pump that day.", "We fixed the pump that day.", "Costs fell."]
    ),
    max_size=7,
)


@pytest.mark.slow
@settings(deadline=None)
@given(SENTENCES, SENTENCES)
def test_no_sentence_of_either_take_is_lost_or_moved(before: list[str], after: list[str]) -> None:
    lines = compared(said(*before), said(*after)).text
    assert [line.before for line in lines if line.before is not None] == before
    assert [line.after for line in lines if line.after is not None] == after


def dense_take(number: int, length_s: float, total: int, density: Density) -> Attempt:
    report = reports.full()
    assert report.content is not None
    content = msgspec.structs.replace(report.content, total=total, density=density)
    delivery = msgspec.structs.replace(report.delivery, duration_s=length_s)
    return Attempt(number, msgspec.structs.replace(report, content=content, delivery=delivery), None)


IDLE = IdleStretch("It rained.", 12, 10.0, 15.0)


@pytest.mark.parametrize(
    ("after", "dense"),
    [
        (dense_take(2, 102.0, 95, Density(9.3, ())), True),  # 42 s longer, 65 points more
        (dense_take(2, 102.0, 40, Density(3.9, ())), False),  # longer for ten points
        (dense_take(2, 102.0, 15, Density(1.5, ())), False),  # longer, and 15 points fewer
        (dense_take(2, 102.0, 95, Density(9.3, (IDLE,))), False),  # five seconds of it say nothing
        (dense_take(2, 50.0, 95, Density(19.0, ())), None),  # not longer
    ],
)
def test_a_longer_take_is_dense_when_every_extra_second_earns(after: Attempt, dense: bool | None) -> None:
    found = compare(dense_take(1, 60.0, 30, Density(5.0, ())), after).density
    assert found is not None
    assert found.dense is dense
    assert found.longer_s == (after.report.delivery.duration_s or 0) - 60.0
    said = density(found)
    assert ("the extra time pays off" in said) == (dense is True)
    assert ("does not pay off" in said) == (dense is False)
    fewer = after.report.content is not None and (after.report.content.total or 0) < 30
    assert ("it loses 3.6 points per ten seconds" in said, "-" in said) == (fewer, False)


def test_without_a_density_nothing_is_said_of_it() -> None:
    bare = Attempt(1, reports.full(), None)
    assert compare(bare, bare).density is None


def test_a_length_is_held_against_the_target_it_was_aimed_at() -> None:
    """170 s of 180 are on target, and nearer to it than 40 s of 90."""
    old = reports.full()
    delivery = msgspec.structs.replace(old.delivery, duration_s=170.0, target_s=180.0)
    long = msgspec.structs.replace(old, delivery=delivery)
    short = msgspec.structs.replace(old, delivery=msgspec.structs.replace(old.delivery, duration_s=40.0))
    (time,) = [one for one in compared(short, long).differences if one.measure.name == "duration_s"]
    assert (time.before, time.after, time.nearer) == (40.0, 170.0, True)


def test_rules_are_not_compared_with_a_take_that_was_not_scored() -> None:
    for before, after, number in ((reports.full(), reports.not_scored(), 2), (reports.not_scored(), reports.full(), 1)):
        found = compared(before, after)
        assert found.rules == ()
        assert found.notes[0] == f"Take {number} was not scored; rules and parts are not compared."
        named = {one.measure.name for one in found.differences}
        assert "duration_s" in named
        assert not named & {"situation_s", "action_s", "result_s"}


@pytest.mark.parametrize("code", ["FIT001", "FIT002"])
def test_a_rule_on_the_question_is_compared_only_where_both_takes_have_one(code: str) -> None:
    asked = reports.full()
    assert asked.content is not None
    missed = asked.content.findings[0]
    off = replace(asked.content, findings=(replace(missed, code=code, severity="minor"),))
    before = replace(asked, content=off)
    unasked = replace(asked, question=None, content=replace(asked.content, findings=()))
    assert outcomes(compared(before, replace(before, content=replace(off, findings=())))) == {code: "gained"}
    assert outcomes(compared(before, unasked)) == {}
    assert compared(before, unasked).notes[0] == "One of the takes answers no question."
    assert "which question" in compared(unasked, unasked).notes[0]


def test_takes_of_different_target_lengths_are_said_to_be() -> None:
    before = reports.full()
    long = replace(before, delivery=replace(before.delivery, target_s=180.0))
    assert "The takes aimed at different lengths; each time is judged by its own." in compared(before, long).notes
    assert compared(long, long).notes == compared(before, before).notes


@pytest.mark.parametrize(
    ("speakers", "said"),
    [((None, None), False), (("Ana", "Ana"), False), ((None, "Ana"), True), (("Ana", "Bo"), True)],
)
def test_takes_of_two_people_are_said_to_be_so(speakers: tuple[str | None, str | None], *, said: bool) -> None:
    report = reports.full()
    found = compare(Attempt(1, report, None), Attempt(2, report, None), speakers=speakers)
    assert any("two people" in note for note in found.notes) == said


def test_takes_of_one_length_are_not_zero_seconds_longer() -> None:
    assert density(Denser(0.0, 14.8, 14.8, 0.0, 0.0, None, None)).startswith("The two takes have the same length:")
    assert "1.5 s shorter" in density(Denser(-1.5, 14.8, 14.8, 0.0, 0.0, None, None))
