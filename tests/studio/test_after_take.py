"""What the studio asks and offers once a take is kept, and whose takes it shows."""

from pathlib import Path
from urllib.parse import urlencode

import pytest
from msgspec.structs import replace

from rehearse.data import questions
from rehearse.pipeline import check
from rehearse.practice.interview import Interview
from rehearse.practice.mock import MockOptions
from rehearse.practice.story_file import to_markdown
from rehearse.settings import database_path
from rehearse.store.attempts import Store
from rehearse.store.links import links
from rehearse.store.people import name_speaker
from rehearse.studio import own_pages
from rehearse.studio.after_take import delete
from rehearse.studio.reports import report_page, sound_of
from rehearse.types import Report, ReportQuestion
from tests import builders_report as reports
from tests.audio.written import wav
from tests.cli.test_confirming import OPEN
from tests.practice.test_interview import PLAN, answer
from tests.practice.test_stories import STORY
from tests.studio.running import Answer, Studio, noise

FORM = "application/x-www-form-urlencoded"


def sent(studio: Studio, path: str, **fields: str) -> Answer:
    """Send a form."""
    return studio.ask(path, "POST", urlencode(fields), content_type=FORM)


def kept(studio: Studio, report: Report, recording: Path | None = None, person: str | None = None) -> int:
    """Keep a report as another program would; its number."""
    with Store(studio.home / "attempts.sqlite3") as store:
        number = store.add(report, recording)
        if person is not None:
            name_speaker(store, number, person)
        return number


@pytest.mark.slow
def test_the_takes_of_another_person_stand_apart(studio: Studio) -> None:
    mine, theirs = kept(studio, reports.full()), kept(studio, reports.full(), person="Dana K.")
    listed = studio.ask("/attempts").text
    assert f"/attempts/{mine}" in listed
    assert f'"/attempts/{theirs}"' not in listed
    assert "Dana K." in listed
    assert f'"/attempts/{theirs}"' in studio.ask("/attempts?person=Dana+K.").text
    for path in ("/", "/progress/page"):
        assert f"/attempts/{theirs}" not in studio.ask(path).text
    assert f"/beside/{mine}/" not in studio.ask(f"/attempts/{theirs}").text


def test_a_hire_of_the_wrong_length_is_listed_as_in_the_terminal(studio: Studio) -> None:
    report = reports.full()
    delivery = replace(report.delivery, duration_s=300.0, duration_verdict="attention")
    assert report.content is not None
    kept(studio, replace(report, delivery=delivery, content=replace(report.content, verdict="hire")))
    assert "good, too long" in studio.ask("/attempts").text


@pytest.mark.parametrize("said", ["own", "assigned"])
def test_whose_idea_it_was_is_asked_until_it_is_said(studio: Studio, said: str) -> None:
    number = kept(studio, check(OPEN))
    assert "your own idea" in studio.ask(f"/attempts/{number}").text
    assert sent(studio, f"/attempts/{number}/confirm", said="perhaps").status == 404
    assert sent(studio, f"/attempts/{number}/confirm", said=said).status == 303
    assert "your own idea" not in studio.ask(f"/attempts/{number}").text
    with Store(studio.home / "attempts.sqlite3") as store:
        content = store.get(number).report.content
    assert content is not None
    assert content.confirmed == said


def test_the_story_that_a_take_sounds_like_is_linked_only_when_the_user_says_so(studio: Studio) -> None:
    (studio.home / "stories.md").write_text(to_markdown(STORY), encoding="utf-8")
    number, other = kept(studio, reports.full()), kept(studio, reports.full())
    assert "sounds like your story" in studio.ask(f"/attempts/{number}").text
    sent(studio, f"/attempts/{number}/story", story="night-builds")
    sent(studio, f"/attempts/{other}/story", story="")
    with Store(studio.home / "attempts.sqlite3") as store:
        assert links(store) == {number: "night-builds"}
    assert "sounds like" not in studio.ask(f"/attempts/{number}").text + studio.ask(f"/attempts/{other}").text


def test_a_take_is_deleted_with_its_recording_after_a_page_that_names_both(studio: Studio) -> None:
    take = studio.home / "recordings" / "take.wav"
    take.parent.mkdir(exist_ok=True)
    take.write_bytes(b"sound")
    number = kept(studio, reports.full(), take)
    page = studio.ask(f"/attempts/{number}/delete").text
    assert "take.wav" in page
    assert take.exists()
    assert sent(studio, f"/attempts/{number}/delete").status == 303
    assert not take.exists()
    assert studio.ask(f"/attempts/{number}").status == 404


def test_the_page_before_deleting_says_which_interview_loses_an_answer(studio: Studio) -> None:
    with Store(studio.home / "attempts.sqlite3") as store:
        interview = Interview.begin(store, MockOptions(follow_ups=0), PLAN[:1])
        answer(interview)
        interview.finish()
        number = store.newest()
    assert f"interview {interview.number}, whose scorecard" in studio.ask(f"/attempts/{number}/delete").text
    sent(studio, f"/attempts/{number}/delete")
    assert "0 of 1 question answered, 1 take deleted" in studio.ask("/mock").text
    card = studio.ask(f"/mock/{interview.number}/page").text
    assert "The take was deleted." in card
    assert "1 take deleted" in card


@pytest.mark.parametrize("action", ["confirm", "story", "delete"])
def test_a_take_that_is_not_there_is_one_sentence(studio: Studio, action: str) -> None:
    got = sent(studio, f"/attempts/999/{action}", said="own", story="night-builds")
    assert got.status == 404
    assert "There is no take 999" in got.text


def test_a_page_that_is_not_there_leads_to_the_takes_and_names_no_command(studio: Studio) -> None:
    kept(studio, reports.full())
    got = studio.ask("/attempts/999")
    assert got.status == 404
    assert '<a href="/attempts">Go to your takes</a>' in got.text
    assert "rehearse list" not in got.text


def test_an_answer_to_a_follow_up_names_the_question_it_goes_back_to(studio: Studio) -> None:
    report = reports.full()
    asked = ReportQuestion("last-apology-follow-up", "How did it end?", (), "follow-up")
    with Store(studio.home / "attempts.sqlite3") as store:
        store.add(replace(report, question=asked), None)
    page = studio.ask("/attempts").text
    assert f"Follow-up to “{questions.find('last-apology').text}”" in page.replace("&#39;", "'")


def test_no_sound_of_a_deleted_take_stays_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    with Store(database_path()) as store:
        first, second = (store.add(reports.full(), wav(tmp_path / f"{one}.wav", noise(2.0))) for one in "ab")
    for number, forget in ((first, lambda: delete(first)), (second, lambda: own_pages.delete({"confirm": "yes"}))):
        report_page(number)
        assert sound_of.cache_info().currsize == 1
        forget()
        assert sound_of.cache_info().currsize == 0


def test_a_recording_that_is_gone_leaves_its_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    recording = wav(tmp_path / "a.wav", noise(2.0))
    with Store(database_path()) as store:
        number = store.add(reports.full(), recording)
    recording.unlink()
    assert "<h1" in report_page(number)
