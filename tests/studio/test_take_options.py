"""The options of a take are beside it until it is stored or deleted, and its report is made with them."""

import re

import pytest

from rehearse.audio.recover import take_name
from rehearse.audio.safe_wav import SafeWav
from rehearse.practice import stories
from rehearse.practice.interview import Interview
from rehearse.practice.mock import Ways
from rehearse.practice.story_file import to_markdown
from rehearse.practice.take_options import TakeOptions, beside, read, write
from rehearse.store.attempts import Store
from rehearse.store.guesses import guessed
from rehearse.store.links import links
from tests import builders_report as reports
from tests.practice.test_stories import STORY
from tests.studio.running import Studio, heard, noise, outcome, packet
from tests.studio.test_mock import asked, begun, place_of


@pytest.mark.slow
def test_the_report_of_a_found_take_has_its_speaker_story_and_guess(studio: Studio) -> None:
    folder = studio.home / "recordings"
    folder.mkdir(exist_ok=True)
    path = folder / take_name("1", "hardest-customer")
    write(path, TakeOptions(person="Kim", story="night-builds", guess="70"))
    (studio.home / stories.path().name).write_text(to_markdown(STORY), encoding="utf-8")
    take = SafeWav(path, 16_000)
    take.append(noise(2.0).tobytes())
    take.close()
    (name,) = re.findall(r'data-take="([^"]+)"', studio.ask("/").text)
    with studio.line(name) as line:
        number = outcome(line)["attempt"]
    with Store(studio.home / "attempts.sqlite3") as store:
        assert [entry.person for entry in store.entries() if entry.id == number] == ["Kim"]
        assert links(store) == {number: "night-builds"}
        assert guessed(store) == {number: {"total_points": 70.0}}
    assert not beside(path).exists()


def test_an_answer_of_an_interview_knows_its_speaker_until_it_is_deleted(studio: Studio) -> None:
    number = begun(studio, questions="1", follow_ups="0")
    with Store(studio.home / "attempts.sqlite3") as store:
        Interview(store, number).change(Ways(person="Kim"))
    name = asked(studio, number, place_of(studio, number) or 0)["take"]
    with studio.line(name) as line:
        heard(line)
        line.send(packet(0, noise(0.5)))
        heard(line)
    (file,) = (studio.home / "recordings").glob("*.options.json")
    assert read(file.with_name(file.name.replace(".options.json", ".wav"))).person == "Kim"
    assert studio.ask(f"/takes/{name}", "DELETE").status == 204
    assert not file.exists()


def test_the_words_of_a_follow_up_are_beside_its_answer(studio: Studio) -> None:
    number = begun(studio, questions="1", follow_ups="1")
    with Store(studio.home / "attempts.sqlite3") as store:
        interview = Interview(store, number)
        interview.answered(place_of(studio, number) or 0, reports.no_hire(), None)
        following = interview.next()
    assert following is not None
    name = asked(studio, number, following[0])["take"]
    with studio.line(name) as line:
        heard(line)
        line.send(packet(0, noise(0.5)))
        heard(line)
    (file,) = (studio.home / "recordings").glob("*.options.json")
    assert read(file.with_name(file.name.replace(".options.json", ".wav"))).question_text == following[1].question.text
    assert studio.ask(f"/takes/{name}", "DELETE").status == 204


def test_a_take_that_never_began_leaves_no_options(studio: Studio) -> None:
    number = begun(studio, questions="1", follow_ups="0")
    with Store(studio.home / "attempts.sqlite3") as store:
        Interview(store, number).change(Ways(person="Kim"))
    place, folder = place_of(studio, number) or 0, studio.home / "recordings"
    assert "take" not in asked(studio, number, place, rate_hz=1)
    assert not list(folder.glob("*.options.json"))
    with studio.line(asked(studio, number, place)["take"]) as line:
        heard(line)
        line.send('{"stop": 0}')
        assert "error" in outcome(line)
    assert not list(folder.glob("*.options.json"))
