"""`rehearse recover` makes attempts of takes that were left without a report, and throws nothing away unasked."""

import json
import subprocess
import time
from pathlib import Path

import pytest
import soundfile
from click.testing import Result

from rehearse.audio.recover import take_name
from rehearse.audio.safe_wav import SafeWav
from rehearse.practice.interview import Interview
from rehearse.practice.mock import MockOptions, Ways
from rehearse.practice.take_options import TakeOptions, beside, read, write
from rehearse.practice.takes import new_path
from rehearse.store.attempts import Store
from tests import builders_report as reports
from tests.builders import Sound, silence
from tests.cli.a_take import ANSWER, MOCK, REHEARSE, command, environment, takes, wait_for_take
from tests.cli.running import rehearse
from tests.practice.test_interview import PLAN


@pytest.fixture
def answer() -> Sound:
    """Four seconds of a spoken answer."""
    samples: Sound = soundfile.read(ANSWER, dtype="float32")[0][: 4 * 16_000]
    return samples


def leave(home: Path, name: str, sound: Sound) -> None:
    """What a killed recorder leaves behind."""
    (home / "recordings").mkdir(exist_ok=True)
    take = SafeWav(home / "recordings" / name, 16_000)
    take.append((sound * 32767).astype("<i2").tobytes())
    take._file.close()


def recover(home: Path, *arguments: str) -> Result:
    """Run the command in this process, where nobody types."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REHEARSE_HOME", str(home))
        return rehearse("recover", *arguments)


def ended(home: Path) -> Path:
    """The take of a killed program, once its recorder has let go of it."""
    deadline_s = time.monotonic() + 10
    while any(".part" in take.name for take in takes(home)):
        assert time.monotonic() < deadline_s
        time.sleep(0.02)
    (take,) = takes(home)
    return take


@pytest.mark.model
def test_a_killed_take_becomes_an_attempt_with_its_question(tmp_path: Path, answer: Sound) -> None:
    leave(tmp_path, take_name("2026-11-22-080000-000", "not-on-my-sprint"), answer)
    done = recover(tmp_path, "--model", "tiny.en", "--json")
    assert done.exit_code == 0, done.stderr
    (row,) = json.loads(done.stdout)["recovered"]
    assert row["attempt"] == 1
    assert row["report"]["audio"]["duration_s"] == 4.0
    assert row["report"]["question"]["id"] == "not-on-my-sprint"
    assert takes(tmp_path)[0].name == "2026-11-22-080000-000--not-on-my-sprint.wav"
    assert recover(tmp_path).stdout == "Every take has a report.\n", "it is stored now"


@pytest.mark.model
def test_what_cannot_be_used_is_listed_and_stays_until_deleted(tmp_path: Path) -> None:
    leave(tmp_path, take_name("1", "own"), silence(3.0))
    done = recover(tmp_path, "--model", "tiny.en")
    assert done.exit_code == 0, "no take with speech was left"
    assert "1 recording holds only silence: " in done.stderr
    assert "; `rehearse recover --delete` deletes it.\n" in done.stderr
    assert "finished" not in done.stderr
    assert "3.0 s" in recover(tmp_path, "--list").stdout
    unasked = recover(tmp_path, "--delete")
    assert unasked.exit_code == 1
    assert "Delete 1 recording for good?" in unasked.stderr
    assert len(takes(tmp_path)) == 1, "nobody said yes"
    assert recover(tmp_path, "--delete", "--yes").stdout.startswith("Deleted ")
    assert takes(tmp_path) == []


@pytest.mark.slow
@pytest.mark.model
def test_what_cannot_be_finished_is_named_after_the_reports(tmp_path: Path, answer: Sound) -> None:
    for name, sound in (("1", silence(3.0)), ("2", answer), ("3", answer), ("4", silence(0.01))):
        leave(tmp_path, take_name(name, "own"), sound)
    done = subprocess.run(
        [*REHEARSE, "recover", "--model", "tiny.en"],
        env=environment(tmp_path),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, "every take with speech has its report"
    *reports_and_more, silent, short, last = done.stdout.splitlines()
    folder = tmp_path / "recordings"
    assert silent == f"1 recording holds only silence: {folder}/1--own.wav; `rehearse recover --delete` deletes it."
    assert short.startswith("1 recording is too short to judge: ")
    assert last == "2 of 2 takes finished."
    assert any("Saved as take 2" in line for line in reports_and_more)
    assert not any("Error" in line for line in reports_and_more)


@pytest.mark.model
def test_a_take_that_is_damaged_is_an_error_after_the_others(tmp_path: Path, answer: Sound) -> None:
    for name in ("1", "2"):
        leave(tmp_path, take_name(name, "own"), answer)
    recover(tmp_path, "--list")
    part = tmp_path / "recordings" / "1--own.part.wav"
    sound = bytearray(part.read_bytes())
    sound[20:22] = b"\x63\x00"  # a kind of samples that nobody knows
    part.rename(part.with_name("1--own.wav")).write_bytes(sound)
    done = recover(tmp_path, "--model", "tiny.en")
    assert done.exit_code == 3
    assert done.stderr.index("Saved as take 1") < done.stderr.index("Error: ")
    assert done.stderr.endswith("1 of 2 takes finished.\n")


@pytest.mark.model
def test_a_take_keeps_the_options_that_it_was_recorded_with(tmp_path: Path, answer: Sound) -> None:
    """The length aimed at, the speaker, the words of an own question and the guess, until the report is stored."""
    name = take_name("2026-11-22-080000-000", "own-why-here")
    leave(tmp_path, name, answer)
    asked = TakeOptions("Why here, of all places?", 60.0, "Kim", guess="70")
    write(tmp_path / "recordings" / name, asked)
    done = recover(tmp_path, "--model", "tiny.en", "--json")
    assert done.exit_code == 0, done.stderr
    (row,) = json.loads(done.stdout)["recovered"]
    assert row["report"]["delivery"]["target_s"] == 60.0
    assert row["report"]["question"]["text"] == "Why here, of all places?"
    assert "so your guess cannot be compared" in done.stderr, "four seconds are too short"
    with Store(tmp_path / "attempts.sqlite3") as store:
        assert [entry.person for entry in store.entries()] == ["Kim"]
    assert not list((tmp_path / "recordings").glob("*.json")), "the take has its report"


@pytest.mark.model
def test_record_writes_down_what_it_was_asked_for(tmp_path: Path) -> None:
    """A recorder that is killed leaves the options beside the sound; a take that is stored leaves none."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    arguments = command("--device", f"file:{ANSWER}", "--target", "60", "--person", "Kim", "--guess=70")
    with subprocess.Popen(arguments, env=environment(tmp_path), **pipes) as recording:  # type: ignore[call-overload]
        wait_for_take(tmp_path, 0.1)
        recording.kill()
    take = ended(tmp_path)
    (file,) = (tmp_path / "recordings").glob("*.options.json")
    assert beside(take) == file
    assert read(take) == TakeOptions("What did you notice?", 60.0, "Kim", guess="70")
    assert recover(tmp_path, "--delete", "--yes").exit_code == 0
    assert not file.exists(), "the take was deleted"


@pytest.mark.model
def test_an_answer_to_a_follow_up_knows_its_words_and_speaker_until_it_is_stored(tmp_path: Path) -> None:
    with Store(tmp_path / "attempts.sqlite3") as store:
        interview = Interview.begin(store, MockOptions(ways=Ways(person="Kim")), PLAN)
        interview.answered(0, reports.no_hire(), None)
        asked = next(turn.question for _, turn, at in interview.turns() if at is None)
        assert asked.kind == "follow-up"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    arguments = [*MOCK, "--device", f"file:{ANSWER}", "--think", "0", "--target", "60", "--person", "Kim"]
    with subprocess.Popen(arguments, env=environment(tmp_path), **pipes) as recording:  # type: ignore[call-overload]
        wait_for_take(tmp_path, 0.1)
        recording.kill()
    (take,) = takes(tmp_path)
    assert read(take) == TakeOptions(asked.text, 60.0, "Kim")


def test_options_without_a_take_are_forgotten(home: Path) -> None:
    folder = home / "recordings"
    write(folder / take_name("1", "own"), TakeOptions(target_s=60.0))
    assert list(folder.iterdir())
    new_path("own")
    assert not list(folder.iterdir())
