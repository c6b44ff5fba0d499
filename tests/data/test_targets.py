import tomllib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse import data
from rehearse.data.targets import read_targets
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
    assert read_targets().of(name).band(value) == band


def test_every_target_names_its_source() -> None:
    tables = tomllib.loads((data.folder() / "targets.toml").read_text())
    assert len(tables) >= 11
    assert all(table["source"] for table in tables.values())


def test_the_users_own_targets_override_ours(tmp_path: Path) -> None:
    (tmp_path / "targets.toml").write_text("[fillers]\nok_max = 1.0\n")
    targets = read_targets(tmp_path)
    assert targets.fillers.band(2.0) == "note"
    assert targets.speech_rate == read_targets().speech_rate


@pytest.mark.parametrize("target_s", range(30, 301, 7))
def test_a_band_that_was_scaled_is_shown_in_whole_seconds(target_s: int) -> None:
    scaled = read_targets().duration.scaled(float(target_s))
    low, high = map(int, scaled.text().removesuffix(" s").split("-"))
    assert scaled.ok_min == pytest.approx(low, abs=0.5)
    assert scaled.ok_max == pytest.approx(high, abs=0.5)


def test_bands_of_duration_scale_with_the_target() -> None:
    scaled = read_targets().duration.scaled(120.0)
    assert (scaled.ok_min, scaled.ok_max) == (100.0, 140.0)


@pytest.mark.parametrize(
    "text",
    [
        "[fillers]\nok_maximum = 1\n",
        "[filers]\n",
        "[filers]\nok_max = 1.0\n",
        "[plain.fillers]\nok_max = 1.0\n",
        "[fillers]\nok_max = 'two'\n",
        "[fill",
    ],
)
def test_a_mistake_in_the_users_file_is_reported_and_not_ignored(tmp_path: Path, text: str) -> None:
    (tmp_path / "targets.toml").write_text(text)
    with pytest.raises(UsageError, match=r"targets\.toml cannot be used"):
        read_targets(tmp_path)


KEYS = [("duration", "target"), ("duration", "ok_min"), ("fillers", "note_max"), ("speech_rate", "sustained_s"),
        ("pitch_spread", "own_band"), ("situation_share", "attention_s")]  # fmt: skip


@pytest.mark.parametrize("value", ["nan", "-nan", "inf", "-inf", "-5", "-0.1", "1e300", "10000000"])
@pytest.mark.parametrize(("table", "key"), KEYS)
def test_a_number_that_can_be_no_target_is_refused(tmp_path: Path, table: str, key: str, value: str) -> None:
    (tmp_path / "targets.toml").write_text(f"[{table}]\n{key} = {value}\n")
    with pytest.raises(
        UsageError, match=rf"targets\.toml cannot be used: {table}\.{key} must be a number from 0 to .*, not "
    ) as caught:
        read_targets(tmp_path)
    assert "\n" not in caught.value.message


@pytest.mark.parametrize("value", [0, 1, 9.9, 3601])
def test_nobody_aims_at_an_answer_of_so_long(tmp_path: Path, value: float) -> None:
    (tmp_path / "targets.toml").write_text(f"[duration]\ntarget = {value}\n")
    with pytest.raises(UsageError, match=r"duration\.target must be from 10 to 3600 seconds, not "):
        read_targets(tmp_path)


@pytest.mark.parametrize("text", ["[duration]\nok_min = 110\n", "[time_budget]\nsituation_s = [20, 10]\n",
                                  "[time_budget]\nsituation_s = [nan, 10]\n"])  # fmt: skip
def test_edges_the_wrong_way_round_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "targets.toml").write_text(text)
    with pytest.raises(UsageError, match=r"targets\.toml cannot be used: \w+\.\w+ .*must (not|be) "):
        read_targets(tmp_path)


names = st.sampled_from(["ok_min", "ok_max", "note_min", "note_max", "target", "label", "x"])
values = st.integers() | st.floats() | st.booleans() | st.text(max_size=3) | st.lists(st.integers())


@given(st.dictionaries(names, values))
def test_any_table_is_targets_or_a_sentence(tmp_path_factory: pytest.TempPathFactory, table: dict[str, object]) -> None:
    folder = tmp_path_factory.mktemp("own")
    (folder / "targets.toml").write_bytes(msgspec.toml.encode({"duration": table}))
    try:
        targets = read_targets(folder)
    except UsageError as error:
        if "\n" in error.message:
            raise
        return
    assert 10 <= targets.duration.target <= 3600
    assert targets.duration.scaled(60).band(60) in ("ok", "note", "attention")


def test_a_file_nested_too_deeply_is_refused(tmp_path: Path) -> None:
    (tmp_path / "targets.toml").write_text("x = " + "[" * 5000 + "]" * 5000)
    with pytest.raises(UsageError, match=r"targets\.toml cannot be used"):
        read_targets(tmp_path)
