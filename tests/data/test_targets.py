from pathlib import Path

import pytest

from rehearse.data.targets import Targets, read_targets
from rehearse.errors import UsageError


@pytest.mark.parametrize(
    ("name", "value", "band"),
    [
        ("duration", 90, "ok"),
        ("duration", 110, "note"),
        ("duration", 44, "attention"),
        ("duration", 121, "attention"),
        ("speech_rate", 150, "ok"),
        ("speech_rate", 115, "note"),
        ("speech_rate", 191, "attention"),
        ("fillers", 3, "ok"),
        ("fillers", 5, "note"),
        ("fillers", 5.1, "attention"),
        ("filler_phrases", 8.1, "attention"),
        ("pause_in_clause", 1.5, "note"),
        ("pause_in_clause", 2.1, "attention"),
        ("pause", 3.1, "attention"),
        ("pitch_spread", 1.4, "note"),
    ],
)
def test_each_band_begins_where_the_product_says(name: str, value: float, band: str) -> None:
    assert getattr(read_targets(), name).band(value) == band


def test_every_target_names_its_source() -> None:
    targets = read_targets()
    assert all(getattr(targets, name).source for name in Targets.__struct_fields__)


def test_the_persons_own_targets_lie_over_ours(tmp_path: Path) -> None:
    (tmp_path / "targets.toml").write_text("[fillers]\nok_max = 1.0\n")
    targets = read_targets(tmp_path)
    assert targets.fillers.band(2.0) == "note"
    assert targets.speech_rate == read_targets().speech_rate


def test_bands_of_duration_scale_with_the_target() -> None:
    scaled = read_targets().duration.scaled(120.0)
    assert (scaled.ok_min, scaled.ok_max) == (100.0, 140.0)


@pytest.mark.parametrize("text", ["[fillers]\nok_maximum = 1\n", "[filers]\n", "[fillers]\nok_max = 'two'\n", "[fill"])
def test_a_slip_in_the_persons_file_is_told_and_not_ignored(tmp_path: Path, text: str) -> None:
    (tmp_path / "targets.toml").write_text(text)
    with pytest.raises(UsageError, match=r"targets\.toml cannot be used"):
        read_targets(tmp_path)
