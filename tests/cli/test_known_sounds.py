"""The same sound is one attempt, under whatever name it comes."""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
import soundfile

from rehearse.store.attempts import Store
from tests.builders import bursts
from tests.cli.running import printed, rehearse

pytestmark = pytest.mark.usefixtures("no_models")


@pytest.fixture
def spoken(tmp_path: Path) -> tuple[Path, Path]:
    """A recording and its words."""
    soundfile.write(tmp_path / "a.wav", bursts(3.0), 16_000)
    words = [{"text": f"word{i}", "start_s": 0.2 + i / 4, "end_s": 0.4 + i / 4} for i in range(8)]
    (tmp_path / "a.json").write_text(json.dumps(words))
    return tmp_path / "a.wav", tmp_path / "a.json"


def kept(home: Path) -> int:
    with Store(home / "attempts.sqlite3") as store:
        return len(store.entries())


def test_a_sound_analysed_again_is_offered_as_the_attempt_it_is(home: Path, spoken: tuple[Path, Path]) -> None:
    sound, words = spoken
    first = printed(rehearse("analyze", str(sound), "--transcript", str(words), "--json"))
    assert first["attempt"] == 1
    renamed = sound.with_name("copy.wav")
    shutil.copy(sound, renamed)
    second = rehearse("analyze", str(renamed), "--json")
    assert printed(second) == first, "its stored report, with nothing heard again"
    assert "copy.wav is already saved as take 1 from " in second.stderr
    assert kept(home) == 1


def test_with_other_options_it_is_analysed_and_still_kept_once(home: Path, spoken: tuple[Path, Path]) -> None:
    sound, words = spoken
    rehearse("analyze", str(sound), "--transcript", str(words))
    said = rehearse("analyze", str(sound), "--transcript", str(words), "-q", "last-apology", "--json")
    assert printed(said)["report"]["question"]["id"] == "last-apology"
    assert printed(said)["attempt"] == 1
    assert "`rehearse question 1 last-apology` gives it this question" in " ".join(said.stderr.split())
    assert kept(home) == 1


def test_other_words_are_shown_and_what_is_suggested_gives_them_to_the_take(
    home: Path, spoken: tuple[Path, Path]
) -> None:
    sound, words = spoken
    rehearse("analyze", str(sound), "--transcript", str(words))
    other = words.with_name("other words.json")
    other.write_text(words.read_text().replace("word", "other"))
    said = rehearse("analyze", str(sound), "--transcript", str(other))
    told = " ".join(said.stderr.split())
    assert "The new report was not saved; take 1 is unchanged." in told
    assert "rehearse show 1" not in said.stdout, "that would be the report of the old words"
    (typed,) = re.findall(r"`rehearse (reanalyze [^`]+)` gives it these words", told)
    assert rehearse(*shlex.split(typed), "--yes").stdout.startswith("Take 1: ")
    with Store(home / "attempts.sqlite3") as store:
        now = store.get(1).report
    assert now.transcript is not None
    assert now.transcript.text.startswith("other0")
    assert now.provenance.model is None, "the words stay when everything is judged again"


def test_what_cannot_be_changed_in_a_take_is_not_suggested(home: Path, spoken: tuple[Path, Path]) -> None:
    rehearse("analyze", str(spoken[0]))
    told = " ".join(rehearse("analyze", str(spoken[0]), "--target", "120").stderr.split())
    assert "take 1 is unchanged. --again saves a new take." in told
    told = " ".join(rehearse("analyze", str(spoken[0])).stderr.split())
    assert "`rehearse reanalyze 1` updates its report" in told, "it has no words yet"
    assert kept(home) == 1


def test_among_several_a_known_one_is_a_line_of_its_stored_report(home: Path, spoken: tuple[Path, Path]) -> None:
    sound, words = spoken
    rehearse("analyze", str(sound), "--transcript", str(words))
    soundfile.write(sound.with_name("b.wav"), bursts(4.0), 16_000)
    done = rehearse("analyze", str(sound), str(sound.with_name("b.wav")))
    assert [line.split()[:2] for line in done.stdout.splitlines()] == [["file", "take"], ["a.wav", "1"], ["b.wav", "2"]]
    told = " ".join(done.stderr.split())
    assert re.match(r"a\.wav is already saved as take 1 from [^.;]+; its line shows the stored report\. ", told), told
    assert "reanalyze" not in told
    assert kept(home) == 2


def test_again_keeps_a_new_attempt(home: Path, spoken: tuple[Path, Path]) -> None:
    sound, words = spoken
    for _ in range(2):
        rehearse("analyze", str(sound), "--transcript", str(words), "--again")
    assert kept(home) == 2


def test_one_sound_under_two_names_in_one_go_is_one_attempt(home: Path, spoken: tuple[Path, Path]) -> None:
    sound, _ = spoken
    copy = sound.with_name("b.wav")
    shutil.copy(sound, copy)
    rows = json.loads(rehearse("analyze", str(sound), str(copy), "--json").stdout)["reports"]
    assert [row["attempt"] for row in rows] == [1, 1]
    assert [Path(row["path"]).name for row in rows] == ["a.wav", "b.wav"]
    assert kept(home) == 1


@pytest.mark.usefixtures("home")
def test_the_speaker_is_named_in_the_list(spoken: tuple[Path, Path]) -> None:
    rehearse("analyze", str(spoken[0]), "--person", "Dana")
    (row,) = printed(rehearse("list", "--person", "dana", "--json"))["attempts"]
    assert (row["person"], row["file"], row["recorded"]) == ("Dana", "a.wav", False)
    assert rehearse("analyze", str(spoken[0]), "--person", " ").exit_code == 2


def test_a_saved_take_does_not_change_hands(home: Path, spoken: tuple[Path, Path]) -> None:
    sound, words = spoken
    rehearse("analyze", str(sound), "--transcript", str(words))
    said = rehearse("analyze", str(sound), "--person", "Dana", "--markdown", str(home / "page.md"))
    assert "--person names new takes only, and this one is still by you: `rehearse person 1 Dana` changes it." in (
        " ".join(said.stderr.split())
    )
    rehearse("person", "1", "Dana")
    assert "--person" not in rehearse("analyze", str(sound), "--person", "Dana").stderr, "it is as it was asked for"
    rehearse("person", "1", "--none")
    assert "above" not in said.stderr, "the page was asked for, and nothing is printed"
    (row,) = printed(rehearse("list", "--json"))["attempts"]
    assert row["person"] is None


@pytest.mark.parametrize("option", ["--html", "--markdown"])
def test_a_page_that_cannot_be_written_is_an_error_for_a_known_recording_too(
    home: Path, spoken: tuple[Path, Path], tmp_path: Path, option: str
) -> None:
    sound, words = spoken
    rehearse("analyze", str(sound), "--transcript", str(words))
    said = rehearse("analyze", str(sound), option, str(tmp_path / "nowhere" / "page"))
    assert said.exit_code == 2
    assert "cannot be" in said.stderr
    assert kept(home) == 1
