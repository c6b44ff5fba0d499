"""Which question a recovered take answers, by its file's name and the options beside it."""

from pathlib import Path

import pytest

from rehearse.cli.question_choice import own_question
from rehearse.data.own_settings import shipped
from rehearse.data.questions import bank, save_own
from rehearse.practice.listing import rows
from rehearse.practice.recovery import asked_in, recovered
from rehearse.practice.take_options import TakeOptions, words_of
from rehearse.practice.takes import begun_at, new_path
from rehearse.store.attempts import Store
from rehearse.store.moments import now
from rehearse.store.summary import is_follow_up
from rehearse.types import Question
from tests.builders import bursts
from tests.cli.homes import leave, take


def test_the_words_of_a_follow_up_are_kept_beside_its_take(home: Path) -> None:
    """Its interview alone knew them: a recovered take was shown as "A follow-up"."""
    home.mkdir()
    main = bank()[0]
    asked = Question(f"{main.id}-follow-up", "Who else could have done it?", main.principles, kind="follow-up")
    kept = TakeOptions(words_of(asked))
    assert asked_in(asked.id, kept) == asked
    assert words_of(main) is None, "the bank has its words"
    unkept = asked_in(asked.id, TakeOptions())
    assert unkept is not None
    assert (unkept.text, unkept.kind, unkept.principles) == ("A follow-up", "follow-up", main.principles)


@pytest.mark.usefixtures("home")
def test_a_question_in_ones_own_words_is_no_follow_up_however_it_ends() -> None:
    asked = own_question("How do you follow up?")
    assert not is_follow_up(asked.id)
    assert asked_in(asked.id, TakeOptions(asked.text)) == asked
    assert asked_in("gone", TakeOptions()) is None
    assert asked_in(None, TakeOptions()) is None


def test_an_own_question_of_that_name_stays_what_it_is(home: Path) -> None:
    home.mkdir()
    mine = Question("call-follow-up", "How did the call end?")
    save_own((mine,))
    assert asked_in(mine.id, TakeOptions()) == mine


def test_a_recovered_take_has_the_day_of_its_recording(home: Path) -> None:
    """It had the day on which its report was made, and stood above what was recorded after it."""
    path = leave(home, "2026-03-05-084510-250", bursts(3.0))
    report = recovered(path, None, None, shipped(), None)
    assert report.provenance.recorded_at == begun_at(path)
    with Store(home / "attempts.sqlite3") as store:
        store.add(take("was-wrong", 9), None)
        number = store.add(report, path)
        assert store.get(number).taken == begun_at(path)
        assert [row.attempt for row in rows(store.entries())] == [1, number], "newest first"
    assert str(begun_at(path)).startswith("2026-03-05T08:45:10")


@pytest.mark.usefixtures("home")
def test_the_name_of_a_take_says_when_it_began_and_other_names_say_nothing() -> None:
    before = now()
    assert before <= str(begun_at(new_path("why-us"))) <= now()
    others = ("interview.wav", "1--own.wav", "2026-13-05-084510-250--own.wav")
    assert [begun_at(Path(name)) for name in others] == [None, None, None]
