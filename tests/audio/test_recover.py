"""Takes without a report are found, and nothing else is."""

from pathlib import Path

import soundfile

from rehearse.audio.recover import finished, take_name, unfinished
from rehearse.audio.safe_wav import SafeWav, held
from tests.builders import tone


def killed(folder: Path, name: str, seconds: float = 1.0) -> None:
    """What a recorder that was killed leaves behind."""
    take = SafeWav(folder / name, 16_000)
    take.append((tone(seconds) * 32767).astype("<i2").tobytes())
    take._file.close()


def ended(folder: Path, name: str, seconds: float = 1.0) -> Path:
    """A take that was ended and not judged."""
    take = SafeWav(folder / name, 16_000)
    take.append((tone(seconds) * 32767).astype("<i2").tobytes())
    path = take.close()
    assert path
    return path


def test_takes_are_found_with_their_question_and_length(tmp_path: Path) -> None:
    killed(tmp_path, take_name("2026-11-22-080000-000", "not-on-my-sprint"), 1.5)
    ended(tmp_path, take_name("2026-11-22-090000-000", "own"), 2.0)
    found = unfinished(tmp_path)
    assert [(take.question_id, take.duration_s, take.part) for take in found] == [
        ("not-on-my-sprint", 1.5, True),
        ("own", 2.0, False),
    ]
    assert soundfile.info(finished(found[0])).duration == 1.5


def test_what_is_stored_recorded_judged_or_not_ours_is_left_alone(tmp_path: Path) -> None:
    stored = ended(tmp_path, take_name("1", "a"))
    ended(tmp_path, "somebody-elses.wav")
    recording = SafeWav(tmp_path / take_name("2", "b"), 16_000)
    recording.append(bytes(32_000))
    judged = ended(tmp_path, take_name("3", "c"))
    (tmp_path / take_name("4", "d")).write_bytes(b"RIFF")
    with held(judged):
        assert unfinished(tmp_path, {stored.name}) == ()
    assert [take.path for take in unfinished(tmp_path, {stored.name})] == [judged]
    recording.close()


def test_a_question_cannot_lead_out_of_the_folder() -> None:
    assert take_name("1", "../../etc/passwd") == "1--------etc-passwd.wav"


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert unfinished(tmp_path / "none") == ()


def test_a_take_that_was_ended_keeps_its_file_as_it_is(tmp_path: Path) -> None:
    path = ended(tmp_path, take_name("1", "a"))
    before = path.read_bytes()
    assert finished(unfinished(tmp_path)[0]) == path
    assert (list(tmp_path.iterdir()), path.read_bytes()) == ([path], before)
