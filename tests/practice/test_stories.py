"""Promises of the story bank."""

from pathlib import Path

import msgspec
import pytest

from rehearse.content import judge, transcript_of
from rehearse.data.questions import principle_names
from rehearse.errors import UsageError
from rehearse.practice import stories
from rehearse.practice.story_file import Story
from rehearse.practice.story_metric import StoryMetric
from tests.timing import grows_at_most

STORY = Story(
    id="builds",
    title="Night builds",
    principles=("Ownership", "Frugality"),
    questions=("a", "b"),
    parts={
        "situation": "In March our night builds failed about one time in five and nobody looked at them.",
        "task": "It was not my job and nobody had asked me, but I wanted to know what the restarts cost us.",
        "action": "I wrote a script that collected six weeks of logs. I sorted them by cause. I rewrote two tests.",
        "result": "Failed builds went from twenty percent to three percent, counted from the same logs.",
        "reflection": "I learned to count first, because the count made the case for me.",
    },
    metrics=(StoryMetric("failed builds", "20 %", "3 %", "build logs"), StoryMetric("hours saved")),
)


def test_coverage_names_the_stories_of_each_principle_and_the_gaps() -> None:
    found = stories.overview([STORY], {}, principle_names())
    assert {one.principle for one in found.coverage if one.stories} == {"Ownership", "Frugality"}
    assert len(found.gaps) == 14
    assert (found.wanted_min, found.wanted_max) == (8, 12)


@pytest.mark.parametrize(("planned", "told", "overused"), [(3, 3, False), (4, 0, True), (0, 4, True)])
def test_more_than_three_questions_are_overuse(planned: int, told: int, overused: bool) -> None:
    story = Story("s", "S", questions=tuple(map(str, range(planned))))
    (use,) = stories.overview([story], {"s": told}, ()).uses
    assert use.overused is overused


def test_a_written_story_is_judged_as_an_answer() -> None:
    checked = stories.check(STORY)
    assert checked.content.ownership.self_initiated
    assert checked.content.results.baseline_to_after
    assert "Frugality" in checked.claimed_not_shown


def test_a_number_is_ready_when_nothing_about_it_is_missing() -> None:
    ready, bare = stories.check(STORY).metrics
    assert ready.ready
    assert bare.missing == ("before", "after", "how it was measured")


def test_a_number_that_is_told_is_on_the_menu_though_it_has_no_line() -> None:
    """A story whose result went from 18 % to 2 % has a number, however it is written."""
    told = Story("labels", "Labels", parts={"result": "Wrong labels fell from 18 % to 2 % in a month."})
    (number,) = stories.check(told).metrics
    assert not number.written
    assert (number.metric.before, number.metric.after) == ("18%", "2%")
    assert number.missing == ("how it was measured",)
    (use,) = stories.overview([told], {}, ()).uses
    assert (use.numbers, use.ready) == (1, 0)


def test_a_number_is_not_measured_by_words_about_another_measure() -> None:
    for action, missing in (
        ("I measured the voltage.", ("how it was measured",)),
        ("I counted failures in a log.", ()),
    ):
        told = Story("pump", "Pump", parts={"action": action, "result": "Failures fell from 8 to 1 a month."})
        (number,) = stories.check(told).metrics
        assert number.missing == missing


def test_a_number_that_is_written_and_told_counts_once() -> None:
    assert [number.written for number in stories.check(STORY).metrics] == [True, True]
    (use,) = stories.overview([STORY], {}, ()).uses
    assert (use.numbers, use.ready) == (2, 1)


@pytest.mark.slow
def test_the_list_takes_less_time_than_judging_each_story_once() -> None:
    """Each story was judged, and then read again for how its numbers were measured: 9 s for 400 stories."""
    bank = [msgspec.structs.replace(STORY, id=str(number)) for number in range(10)]
    texts = [transcript_of(story.text) for story in bank]
    assert grows_at_most(1.0, lambda: list(map(judge, texts)), lambda: stories.overview(bank, {}, ()), spare_s=0.0)


def test_a_story_that_is_shown_again_is_not_judged_again() -> None:
    story = msgspec.structs.replace(STORY, metrics=())
    assert stories.check(story).content is stories.check(msgspec.structs.replace(story, title="Renamed")).content


def test_a_story_is_meant_by_the_beginning_of_its_id_or_its_title() -> None:
    assert stories.find("bui", [STORY]) == STORY
    assert stories.find("night b", [STORY]) == STORY
    for name in ("x", ""):
        with pytest.raises(UsageError):
            stories.find(name, [STORY, Story("other", "Other")])


def test_own_stories_survive_adding_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    assert stories.read_own(principle_names()) == ()
    for title in ("One", "Two"):
        stories.append_own(f"## {title}\nTask: to do {title}\n")
    assert [story.title for story in stories.read_own(principle_names())] == ["One", "Two"]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-8-sig"])
def test_a_story_added_to_a_file_in_another_encoding_leaves_both_readable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    stories.path().write_bytes("# Le café\n\nAction: I rang the café.\n".encode(encoding))
    stories.append_own("## Der Käse\n\nAction: I sold it.\n")
    assert [story.title for story in stories.read_own(())] == ["Le café", "Der Käse"]


def test_a_file_that_is_no_text_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    (tmp_path / "stories.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match=r"stories\.md"):
        stories.read_own(principle_names())


def test_the_id_of_an_empty_story_means_no_other_one() -> None:
    """`stories link 1 pump` took pump-2, since pump itself was empty."""
    told = Story("pump-2", "Pump", parts={"action": "I measured the voltage."})
    with pytest.raises(UsageError, match="pump is still empty"):
        stories.find("pump", [told], [Story("pump", "Pump")])
    assert stories.find("pum", [told], [Story("pump", "Pump")]) is told
