"""An archive is imported whole or refused in one sentence: nothing is written elsewhere, and nothing half imported."""

import os
from pathlib import Path

import pytest

from rehearse.data import questions
from rehearse.errors import UsageError
from rehearse.practice import own_data, stories
from rehearse.practice.own_archive import unpack
from rehearse.practice.own_import import bring_in
from rehearse.practice.story_file import to_markdown
from rehearse.store.attempts import Store
from rehearse.types import Question
from tests.cli.homes import fill, improving
from tests.cli.running import printed, rehearse
from tests.practice import archives
from tests.practice.test_stories import STORY


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> archives.Parts:
    folder = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REHEARSE_HOME", str(folder / "home"))
        fill(folder / "home", improving()[:2])
        questions.save_own((Question("mine", "Why me?"),))
        stories.append_own(to_markdown(STORY))
        own_data.export(folder / "all.zip")
    return archives.parts(folder / "all.zip")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an empty home and a place for temporary files, and nothing else."""
    for name in ("home", "tmp"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    return tmp_path


def beside(place: Path) -> set[str]:
    """What lies in the folder outside the home."""
    return {str(path.relative_to(place)) for path in place.rglob("*") if not path.is_relative_to(place / "home")}


@pytest.mark.parametrize("case", archives.TAKEN)
def test_what_lies_beside_the_parts_of_an_export_stays_where_it_is(
    case: str, place: Path, whole: archives.Parts
) -> None:
    archives.TAKEN[case](place / "x.zip", whole)
    found = printed(rehearse("data", "import", str(place / "x.zip"), "--json"))["imported"]
    assert (found["attempts"], found["questions"], found["stories"]) == (2, 1, 1)
    assert beside(place) == {"x.zip", "tmp"}
    assert {path.name for path in (place / "home").iterdir()} == {
        "attempts.sqlite3", "cache", "questions.json", "recordings", "stories.md"}  # fmt: skip
    sounds = [path for path in (place / "home" / "recordings").iterdir() if path.is_file() and not path.is_symlink()]
    assert [path.read_bytes() for path in sounds] == [b"sound"] * (1 if case.endswith("as its sound") else 2)


@pytest.mark.parametrize("case", archives.REFUSED)
def test_what_is_no_whole_export_is_refused_in_one_sentence_and_leaves_nothing(
    case: str, place: Path, whole: archives.Parts
) -> None:
    archives.REFUSED[case](place / "x.zip", whole)
    done = rehearse("data", "import", str(place / "x.zip"))
    assert done.exit_code == 2, done.output
    message, *hint = done.stderr.strip().split("\n  ")
    assert message.startswith("Error: ")
    assert "\n" not in message.replace("\n       ", " ")
    assert len(hint) <= 2
    assert str(place / "tmp") not in done.stderr, "the folder is gone by then"
    assert beside(place) == {"x.zip", "tmp"}
    assert {path.name for path in (place / "home").rglob("*")} <= {"attempts.sqlite3", "recordings"}
    assert rehearse("list", "--json").stdout.count('"attempt"') == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes there")
def test_a_pipe_is_not_waited_for(place: Path) -> None:
    os.mkfifo(place / "x.zip")
    done = rehearse("data", "import", str(place / "x.zip"))
    assert (done.exit_code, "is not a file" in done.stderr) == (2, True)


def test_what_cannot_be_brought_to_its_end_leaves_no_recording(place: Path, whole: archives.Parts) -> None:
    """The stories cannot be written when the takes are in already."""
    archives.written(place / "x.zip", whole)
    stories = place / "home" / "stories.md"
    stories.symlink_to(place / "gone" / "stories.md")
    with pytest.raises(UsageError, match="cannot be written"):
        bring_in(place / "x.zip")
    with Store(place / "home" / "attempts.sqlite3") as store:
        assert store.entries() == ()
        assert list(store.recordings.iterdir()) == []
    stories.unlink(missing_ok=True)
    assert bring_in(place / "x.zip").attempts == 2


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is not a ZIP file, or it is damaged"),
        (b"prose", "it is not a ZIP file, or it is damaged"),
        (None, "no such file or directory"),
    ],
)
def test_what_is_no_archive_is_said_in_our_own_words(content: bytes | None, why: str, tmp_path: Path) -> None:
    """The words "File is not a zip file" are those of the library."""
    if content is not None:
        (tmp_path / "a.zip").write_bytes(content)
    with pytest.raises(UsageError, match=rf"a\.zip cannot be read: {why}\."):
        unpack(tmp_path / "a.zip", tmp_path)
