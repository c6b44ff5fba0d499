"""What was exported comes back whole, once, and beside what is there."""

import contextlib
import random
import zipfile
from pathlib import Path

import msgspec
import pytest

from rehearse.data import questions
from rehearse.data.setting_keys import settings_in, typed
from rehearse.errors import RehearseError, UsageError
from rehearse.practice import own_data, stories
from rehearse.practice.interview import Interview
from rehearse.practice.mock import MockOptions
from rehearse.practice.own_import import bring_in
from rehearse.practice.same_takes import same_takes
from rehearse.practice.story_file import to_markdown
from rehearse.store import comments, exercises, links, mocks, notes
from rehearse.store.attempts import Store
from rehearse.store.people import name_speaker
from rehearse.types import Question, Report, ReportQuestion
from tests.cli.homes import fill, improving, take
from tests.cli.running import printed, rehearse
from tests.practice.test_interview import PLAN, answer
from tests.practice.test_stories import STORY


def everything(store: Store) -> list[object]:
    """What a store holds, without numbers that may differ."""
    told, said = links.links(store), comments.listed(store)
    attempts = []
    for entry in store.entries():
        found = store.get(entry.id)
        sound = Path(found.recording).read_bytes() if found.recording else None
        about = [(one.start_s, one.author, one.text) for one in said if one.attempt == entry.id]
        attempts.append((found.report, sound, entry.summary, entry.person, told.get(entry.id), about))
    interviews = [(one.created, [(turn.place, turn.body) for turn in one.turns]) for one in mocks.listed(store)]
    return [attempts, interviews, [note.text for note in notes.listed(store)], exercises.done(store)]


@pytest.fixture
def export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An export of a home with something of everything; the home is then another, empty one."""
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "old"))
    fill(tmp_path / "old", improving())
    questions.save_own((Question("mine", "Why me?"),))
    stories.append_own(to_markdown(STORY))
    with Store(tmp_path / "old" / "attempts.sqlite3") as store:
        name_speaker(store, 3, "Dana")
        links.link(store, 4, STORY.id)
        comments.add(store, 5, 1.5, "Say more.", "Lee")
        interview = Interview.begin(store, MockOptions(follow_ups=0), PLAN)
        answer(interview)
        interview.finish()
        notes.add(store, "Ask who decides.", interview.number)
        exercises.add(store, "fix", "own001", "I did it.", 1.0)
        report = msgspec.structs.replace(store.get(1).report, warnings=("judged again",))
        store.replace(1, msgspec.structs.replace(
            report, provenance=msgspec.structs.replace(report.provenance, created="2026-06-01T00:00:00Z")))  # fmt: skip
    own_data.export(tmp_path / "all.zip")
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "new"))
    return tmp_path / "all.zip"


def test_into_an_empty_home_it_comes_whole(export: Path, tmp_path: Path) -> None:
    found = bring_in(export)
    assert (found.attempts, found.known, found.unreadable) == (9, 0, 0)
    assert (found.questions, found.stories, found.interviews) == (1, 1, 1)
    with Store(tmp_path / "old" / "attempts.sqlite3") as old, Store(tmp_path / "new" / "attempts.sqlite3") as new:
        assert everything(new) == everything(old)
        assert next(entry.summary.created[:7] for entry in new.entries()) == "2026-03", "the day of the take"
        assert [entry.recording for entry in new.entries()] == [entry.recording for entry in old.entries()]
    assert [question.id for question in questions.own()] == ["mine"]


def test_a_second_time_nothing_comes_twice(export: Path, tmp_path: Path) -> None:
    bring_in(export)
    with Store(tmp_path / "new" / "attempts.sqlite3") as store:
        before = everything(store)
    again = printed(rehearse("data", "import", str(export), "--json"))["imported"]
    assert again.pop("known") == 9
    assert {number for number in again.values() if isinstance(number, int)} == {0}
    assert rehearse("data", "import", str(export)).stdout == "0 takes imported (9 already here).\n"
    with Store(tmp_path / "new" / "attempts.sqlite3") as store:
        assert everything(store) == before


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_a_take_is_the_same_whatever_was_changed_about_it(seed: int, export: Path, tmp_path: Path) -> None:
    """Question, speaker, story, comments: on the machine it came from, on the other one, or on both."""
    bring_in(export)
    draw = random.Random(seed)
    with Store(tmp_path / "new" / "attempts.sqlite3") as store:
        for entry in store.entries():
            report = store.get(entry.id).report
            about = draw.choice(
                [None, ReportQuestion("was-wrong", "When?", ()), ReportQuestion("last-apology", "?", ())]
            )
            store.replace(entry.id, msgspec.structs.replace(report, question=about))
            name_speaker(store, entry.id, draw.choice([None, "Lee"]))
            links.link(store, entry.id, draw.choice("ab"))
            comments.add(store, entry.id, None, "New.", None)
        before = [one.report for one in store.attempts()]
    found = bring_in(export)
    assert (found.attempts, found.known) == (0, 9)
    with Store(tmp_path / "new" / "attempts.sqlite3") as store:
        assert [one.report for one in store.attempts()] == before


def test_takes_of_one_moment_without_sound_are_told_apart_by_their_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "old"))
    written = [said(f"Answer {number}.", "last-apology") for number in range(3)]
    with Store(tmp_path / "old" / "attempts.sqlite3") as store:
        for report in written:
            store.add(report, None)
    own_data.export(tmp_path / "all.zip")
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "new"))
    with Store(tmp_path / "new" / "attempts.sqlite3") as store:
        store.add(said("Answer 1.", "was-wrong"), None)
        store.add(said("Another.", "was-wrong"), None)
    found = bring_in(tmp_path / "all.zip")
    assert (found.attempts, found.known) == (2, 1)


@pytest.mark.slow
def test_answers_of_one_question_and_moment_are_not_taken_for_one_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thirty candidates' answers are read in a second; one of them is here already, and one has another question."""
    with Store(tmp_path / "old" / "attempts.sqlite3") as old, Store(tmp_path / "new" / "attempts.sqlite3") as new:
        for number in range(30):
            old.add(said(f"Answer {number}.", "last-apology"), None)
        new.add(said("Answer 7.", "last-apology"), None)
        new.add(said("Answer 9.", "was-wrong"), None)
        assert same_takes(old, new) == {8: 1, 10: 2}
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "old"))
    own_data.export(tmp_path / "all.zip")
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "new"))
    found = bring_in(tmp_path / "all.zip")
    assert (found.attempts, found.known) == (28, 2)


def test_of_many_takes_of_one_moment_each_is_read_once(tmp_path: Path) -> None:
    number = 60
    with Store(tmp_path / "old" / "attempts.sqlite3") as old, Store(tmp_path / "new" / "attempts.sqlite3") as new:
        for at in range(number):
            old.add(said(f"Answer {at}.", "last-apology"), None)
            new.add(said(f"Answer {number - 1 - at}.", "was-wrong"), None)
        statements: list[str] = []
        for store in (old, new):
            store._db.set_trace_callback(statements.append)
        assert same_takes(old, new) == {at: number + 1 - at for at in range(1, number + 1)}
    assert sum("body" in one for one in statements) == 2 * number


def test_a_damaged_take_without_sound_is_taken_for_none(tmp_path: Path) -> None:
    with Store(tmp_path / "old" / "attempts.sqlite3") as old, Store(tmp_path / "new" / "attempts.sqlite3") as new:
        for store in (old, new):
            store.add(said("Answer.", "last-apology"), None)
        new.execute("UPDATE report SET body = x'00'")
        assert new.entries()
        assert same_takes(old, new) == {}


def said(text: str, question_id: str) -> Report:
    """A written answer of one and the same moment."""
    made = take(question_id, 1)
    assert made.transcript is not None
    return msgspec.structs.replace(
        made,
        transcript=msgspec.structs.replace(made.transcript, text=text),
        provenance=msgspec.structs.replace(made.provenance, audio_sha256=None),
    )


def test_settings_come_along_and_what_is_set_here_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "old"))
    fill(tmp_path / "old", improving()[:1])
    for key, value in SET.items():
        assert rehearse("config", "set", key, value).exit_code == 0
    own_data.export(tmp_path / "set.zip")
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "new"))
    assert rehearse("config", "set", "think_s", "5").exit_code == 0
    found = bring_in(tmp_path / "set.zip").settings
    assert set(found.taken) == {f"{key} = {value}" for key, value in SET.items() if key != "think_s"}
    assert found.unusable == ()
    here = {one.key: typed(one) for one in settings_in(tmp_path / "new") if one.is_set}
    assert here == {**SET, "think_s": "5"}
    assert bring_in(tmp_path / "set.zip").settings.taken == ()


SET = {"think_s": "20", "report": "full", "keep_sound": "no", "threads": "2", "fillers.add": "sort of, you see",
       "targets.duration.target": "120", "targets.speech_rate.ok_max": "165"}  # fmt: skip


@pytest.mark.usefixtures("export")
def test_where_it_fails_own_files_and_settings_are_as_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings are the last that is written; a folder stands where they are to be put."""
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "old"))
    rehearse("config", "set", "think_s", "20")
    own_data.export(tmp_path / "set.zip")
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "new"))
    with contextlib.ExitStack() as locked:
        other = locked.enter_context(Store(tmp_path / "new" / "attempts.sqlite3"))
        other.rows("SELECT 1")
        (tmp_path / "new" / "stories.md").mkdir()
        with pytest.raises(RehearseError):
            bring_in(tmp_path / "set.zip")
    assert questions.own() == ()
    assert not (tmp_path / "new" / "settings.toml").exists()
    with Store(tmp_path / "new" / "attempts.sqlite3") as store:
        assert store.entries() == ()


def test_stories_still_to_be_filled_in_come_along_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "old"))
    fill(tmp_path / "old", improving()[:1])
    rehearse("stories", "new", "The leak", "--principle", "ownership")
    own_data.export(tmp_path / "all.zip")
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "new"))
    for _ in range(2):
        bring_in(tmp_path / "all.zip")
        (empty,) = stories.read_own_empty(questions.principle_names())
        assert (empty.title, empty.principles) == ("The leak", ("Ownership",))


def test_text_of_no_story_comes_along_to_a_home_without_stories(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "old"))
    fill(tmp_path / "old", improving()[:1])
    stories.append_own(to_markdown(STORY) + "\n## Ideas\n- the flood\n")
    own_data.export(tmp_path / "all.zip")
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "new"))
    for _ in range(2):
        bring_in(tmp_path / "all.zip")
        assert stories.path().read_text("utf-8") == (tmp_path / "old" / "stories.md").read_text("utf-8")


def test_beside_what_is_there_nothing_is_replaced(export: Path, tmp_path: Path) -> None:
    """A recording here has the name of one in the export and another sound."""
    fill(tmp_path / "new", [take("was-wrong", 28)])
    (tmp_path / "new" / "recordings" / "take-1.wav").write_bytes(b"mine")
    said = rehearse("data", "import", str(export))
    assert "9 takes imported, 1 question, 1 story, 1 interview, 1 comment, 1 note, 1 drill exercise." in " ".join(
        said.stdout.split()
    )
    with Store(tmp_path / "new" / "attempts.sqlite3") as store:
        sounds = [Path(found.recording).read_bytes() for found in store.attempts() if found.recording]
    assert sounds.count(b"mine") == 1
    assert sounds.count(b"sound") == len(sounds) - 1 >= 8


@pytest.mark.parametrize("kind", ["missing", "text", "another zip", "damaged database"])
def test_what_is_no_export_is_refused_and_changes_nothing(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "new"))
    path = tmp_path / "x.zip"
    if kind == "text":
        path.write_text("hello")
    elif kind != "missing":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("attempts.sqlite3" if kind == "damaged database" else "a.txt", b"no database" * 99)
    done = rehearse("data", "import", str(path))
    assert done.exit_code in (2, 5)
    assert "Traceback" not in done.stderr
    assert rehearse("list", "--json").stdout.count('"attempt"') == 0


def test_a_name_in_it_leads_nowhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "new"))
    fill(tmp_path / "old", [take("was-wrong", 1)])
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.write(tmp_path / "old" / "attempts.sqlite3", "attempts.sqlite3")
        archive.writestr("recordings/../../../escaped.wav", b"x")
    assert bring_in(tmp_path / "x.zip").attempts == 1
    assert not list(tmp_path.rglob("escaped.wav"))
    with pytest.raises(UsageError):
        bring_in(tmp_path / "none.zip")
