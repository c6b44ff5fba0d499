"""Data files: a slip in them is an error and never a silent default."""

from pathlib import Path

import msgspec
import pytest

from rehearse.data import folder, load, load_file
from rehearse.errors import UsageError
from rehearse.speech.models import Catalogue


class _Strict(msgspec.Struct, forbid_unknown_fields=True):
    level: int


def test_a_shipped_file_is_read_into_its_type_once() -> None:
    assert load("models.toml", Catalogue) is load("models.toml", Catalogue)


@pytest.mark.parametrize("text", ["level = 1\nlevle = 2\n", 'level = "1"\n', "", "level = = 3", "\xff"])
def test_unknown_missing_mistyped_and_broken_entries_of_a_persons_own_file_are_theirs_to_mend(
    text: str, tmp_path: Path
) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(UsageError, match=r"own\.toml cannot be used"):
        load_file(path, _Strict)


@pytest.mark.parametrize("path", sorted(folder().rglob("*.toml")), ids=lambda p: p.name)
def test_every_shipped_toml_is_toml(path: Path) -> None:
    assert msgspec.toml.decode(path.read_bytes())
