"""Promises of keeping a take: all of it at once, its sound only where it is wanted, and whose idea it was settled."""

from pathlib import Path

import pytest

from rehearse.data.own_settings import shipped
from rehearse.errors import UsageError
from rehearse.pipeline import check
from rehearse.practice import keeping, stories
from rehearse.practice.story_file import to_markdown
from rehearse.store.attempts import Store
from rehearse.store.links import links
from tests import builders_report as reports
from tests.cli.test_confirming import OPEN
from tests.practice.test_stories import STORY


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a recording among ours."""
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    (tmp_path / "recordings").mkdir()
    (tmp_path / "recordings" / "take.wav").write_bytes(b"sound")
    return tmp_path


def test_attempt_speaker_and_story_are_kept_at_once_or_not_at_all(home: Path) -> None:
    take = home / "recordings" / "take.wav"
    with Store(home / "attempts.sqlite3") as store:
        number = keeping.add(store, reports.full(), take, STORY, "Dana K.")
        assert links(store) == {number: STORY.id}
        assert [(entry.person, entry.recording) for entry in store.entries()] == [("Dana K.", "take.wav")]
        with pytest.raises(UsageError):
            keeping.add(store, reports.full(), take, STORY, "")
        assert len(store.entries()) == 1
    assert take.exists()


def test_sound_that_is_not_wanted_is_deleted_and_only_ours(home: Path) -> None:
    mine = home / "elsewhere.wav"
    mine.write_bytes(b"my own file")
    with Store(home / "attempts.sqlite3") as store:
        for recording in (home / "recordings" / "take.wav", mine):
            number = keeping.add(store, reports.full(), recording, keep_sound=False)
            assert store.get(number).recording is None
    assert list((home / "recordings").iterdir()) == []
    assert mine.read_bytes() == b"my own file"


def test_a_recording_of_two_attempts_stays_for_the_other(home: Path) -> None:
    take = home / "recordings" / "take.wav"
    with Store(home / "attempts.sqlite3") as store:
        first = keeping.add(store, reports.full(), take)
        keeping.add(store, reports.full(), take, keep_sound=False)
        assert store.get(first).recording == str(take)


@pytest.mark.usefixtures("home")
def test_the_story_that_a_take_sounds_like_is_named_and_unreadable_stories_cost_nothing() -> None:
    assert keeping.sounds_like(reports.full()) is None
    stories.append_own(to_markdown(STORY))
    found = keeping.sounds_like(reports.full())
    assert found is not None
    assert found.story.title == STORY.title
    assert keeping.sounds_like(reports.without_words()) is None
    stories.path().write_bytes(b"\xff")
    assert keeping.sounds_like(reports.full()) is None


def test_whose_idea_it_was_is_settled_once_said(home: Path) -> None:
    with Store(home / "attempts.sqlite3") as store:
        number = store.add(check(OPEN), None)
        judged = keeping.settle(store, number, "assigned", shipped())
        assert judged.content is not None
        assert (judged.content.confirmed, judged.content.to_confirm) == ("assigned", ())
        assert store.get(number).report == judged
