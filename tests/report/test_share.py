"""An attempt as a zip."""

import io
import re
import zipfile
from pathlib import Path

import msgspec
import pytest

from rehearse.errors import UnreadableAudio
from rehearse.report import share, to_json
from rehearse.types import Attempt
from tests import builders_report as reports


def unpacked(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_holds_the_page_and_the_report_in_three_more_forms() -> None:
    files = unpacked(share.pack(Attempt(7, reports.full(), None), sound=False))
    assert set(files) == {
        "rehearse-take-7/comments.txt",
        *(f"rehearse-take-7/report.{kind}" for kind in ("html", "md", "txt", "json")),
    }
    assert b"<audio" not in files["rehearse-take-7/report.html"]


def test_with_sound_the_page_plays_it(tmp_path: Path) -> None:
    recording = reports.speak(reports.not_scored(), tmp_path / "take.wav")
    files = unpacked(share.pack(Attempt(7, reports.not_scored(), str(recording)), sound=True))
    assert b'src="data:audio/webm;base64,' in files["rehearse-take-7/report.html"]


def test_nothing_in_it_names_the_machine() -> None:
    report = reports.full()
    assert report.audio is not None
    there = msgspec.structs.replace(report.audio, path="/srv/anna/takes/answer.wav")
    files = unpacked(share.pack(Attempt(7, msgspec.structs.replace(report, audio=there), None), sound=False))
    assert not [name for name, content in files.items() if b"anna" in content or b"USB microphone" in content]
    shared = to_json.decode(files["rehearse-take-7/report.json"])
    assert shared.audio is not None
    assert shared.audio.path == "answer.wav"


def test_the_index_names_a_take_without_question_by_its_file() -> None:
    report = msgspec.structs.replace(reports.full(), question=None, live=None)
    assert report.audio is not None
    files = [msgspec.structs.replace(report.audio, path=f"/srv/anna/{name}.wav") for name in ("monday", "tuesday")]
    takes = [Attempt(at, msgspec.structs.replace(report, audio=audio), None) for at, audio in enumerate(files)]
    index = unpacked(share.pack(takes, sound=False))["index.html"].decode()
    assert "monday.wav" in index
    assert "tuesday.wav" in index
    assert "no question" not in index


def test_the_index_says_whose_each_take_is_where_they_are_by_several_people() -> None:
    takes = [Attempt(at, reports.full(), None) for at in (1, 2, 3)]
    whose = {1: "Ana Ñ", 2: "Bo", 3: None}
    index = unpacked(share.pack(takes, sound=False, people=whose))["index.html"].decode()
    assert re.findall(r", (Ana Ñ|Bo)</a>", index) == ["Ana Ñ", "Bo"]
    of_one = unpacked(share.pack(takes, sound=False, people=dict.fromkeys(whose, "Bo")))["index.html"].decode()
    assert "Bo</a>" not in of_one


@pytest.mark.slow
@pytest.mark.parametrize("name", reports.ALL)
def test_the_same_attempt_gives_the_same_bytes(name: str) -> None:
    attempt = Attempt(1, reports.ALL[name](), None)
    assert share.pack(attempt, sound=False) == share.pack(attempt, sound=False)


def test_a_recording_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    broken = tmp_path / "take.wav"
    broken.write_bytes(b"sound")
    with pytest.raises(UnreadableAudio):
        share.pack(Attempt(1, reports.full(), str(broken)), sound=True)


@pytest.mark.parametrize("year", ["0001", "1979", "2108", "9999"])
def test_a_take_of_a_year_that_no_archive_can_say_is_packed(year: str) -> None:
    made = reports.full()
    created = msgspec.structs.replace(made.provenance, created=f"{year}-06-01T00:00:00Z")
    packed = share.pack(Attempt(1, msgspec.structs.replace(made, provenance=created), None), sound=False)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980 if year < "1980" else 2107}
