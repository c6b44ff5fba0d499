"""How a model is asked on this machine: chosen by what was measured, remembered, and forgotten elsewhere."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from rehearse.batch.work import BatchOptions
from rehearse.errors import UsageError
from rehearse.speech import models
from rehearse.speech.cores import available
from rehearse.speech.speed import FILE, Speed, most_accurate, remember, remembered, speed_settings
from rehearse.speech.speed_trial import best
from rehearse.types import Asked
from tests.model import hollow

SETTINGS = speed_settings()
BEAM = 5  # how wide the model is asked unless it is too slow
NARROW, NARROWEST = SETTINGS.narrower_beams[0], SETTINGS.narrower_beams[-1]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    monkeypatch.setenv("REHEARSE_MODELS", str(tmp_path / "models"))
    return tmp_path


def taking(**seconds: float) -> Callable[[Asked], float]:
    """A machine on which each precision takes so long, a narrower beam in proportion less."""
    return lambda asked: seconds[asked.precision] * (0.4 + 0.12 * (asked.beam_size or BEAM))


@pytest.mark.parametrize(
    ("int8_s", "float32_s", "chosen"),
    [
        (0.5, 0.9, Asked("int8")),
        (0.5, 0.45, Asked("int8")),  # a little quicker is not worth four times the memory
        (0.9, 0.4, Asked("float32")),
        (1.2, 1.5, Asked("int8", NARROW)),
        (9.0, 1.2, Asked("float32", NARROW)),
        (9.0, 9.9, Asked("int8", NARROWEST)),  # too slow in every way: the quickest
    ],
)
def test_the_most_careful_way_that_answers_in_time_is_chosen(int8_s: float, float32_s: float, chosen: Asked) -> None:
    machine = taking(int8=int8_s, float32=float32_s)
    asked, taken_s = best(machine, SETTINGS, BEAM)
    assert asked == chosen
    assert taken_s == pytest.approx(machine(chosen))


def test_a_narrower_beam_that_is_no_quicker_is_not_taken() -> None:
    assert best(lambda _: 3.0, SETTINGS, BEAM) == (Asked("int8"), 3.0)


def test_only_beams_narrower_than_the_models_own_are_tried() -> None:
    tried: list[Asked] = []

    def slow_s(asked: Asked) -> float:
        tried.append(asked)
        return 9.0

    best(slow_s, SETTINGS, NARROW)
    assert [asked.beam_size for asked in tried if asked.beam_size] == [b for b in SETTINGS.narrower_beams if b < NARROW]


def test_a_quick_machine_is_tried_no_longer_than_it_has_to_be() -> None:
    tried: list[Asked] = []

    def quick_s(asked: Asked) -> float:
        tried.append(asked)
        return 0.1

    best(quick_s, SETTINGS, BEAM)
    assert [asked.beam_size for asked in tried] == [None] * len(SETTINGS.precisions)


def test_a_model_is_asked_as_was_measured_until_model_or_machine_are_others(home: Path) -> None:
    place = hollow(home / "models" / "base.en")
    assert models.find("base.en").asked is None
    known = models.find("base.en").size_mb
    remember("base.en", Speed(Asked("float32", NARROW), 0.7, known, available()))
    remember("tiny.en", Speed(Asked(), 0.2, 75.5, available()))
    assert models.find("base.en").asked == Asked("float32", NARROW)
    assert remembered("tiny.en", 75.5) is not None
    (place / "model.bin").write_bytes(bytes(3_000_000))
    assert models.find("base.en").asked is None
    remember("base.en", Speed(Asked(), 0.7, known, available() + 1))
    assert remembered("base.en", known) is None


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"base.en": {"asked": 3}}', b"\xff\xfe"])
def test_a_file_of_speeds_that_cannot_be_read_is_as_none(home: Path, content: bytes) -> None:
    (home / FILE).write_bytes(content)
    assert remembered("base.en", 0.0) is None
    remember("base.en", Speed(Asked(), 1.0, 0.0, available()))
    assert remembered("base.en", 0.0) is not None


def test_where_nothing_can_be_saved_is_an_error_with_a_hint(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "file").write_text("")
    monkeypatch.setenv("REHEARSE_HOME", str(home / "file"))
    with pytest.raises(UsageError, match="cannot be saved"):
        remember("base.en", Speed(Asked(), 1.0, 0.0, 2))


def test_the_model_with_the_fewest_errors_comes_first_of_those_in_time() -> None:
    speeds = {name: Speed(Asked(), s, 0.0, 2) for name, s in (("mine", 0.1), ("tiny", 0.2), ("base", 0.9), ("big", 3))}
    errors = {"tiny": 15.0, "base": 13.0, "big": 9.0}
    assert most_accurate(speeds, errors, 1.0) == ["base", "tiny", "mine"]
    assert most_accurate(speeds, errors, 0.05) == []


def test_a_batch_knows_results_by_how_the_model_was_asked_and_older_ones_stay_valid() -> None:
    plain, as_shipped = BatchOptions("tiny.en"), BatchOptions("tiny.en", asked=Asked())
    narrow = BatchOptions("tiny.en", asked=Asked(beam_size=NARROW))
    assert plain.mark == as_shipped.mark != narrow.mark


def test_the_widest_beam_and_the_smallest_precision_are_how_models_come() -> None:
    assert Asked() == Asked(SETTINGS.precisions[0])
    assert msgspec.json.decode(msgspec.json.encode(Asked()), type=Asked) == Asked()
