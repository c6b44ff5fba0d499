"""The wheel and the sdist hold the same program, and it runs from / in an environment that knows no checkout."""

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from tools.release import build

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The wheel, and the wheel that is built from the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    wheel, sdist = build(folder)
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    tree = folder / sdist.name.removesuffix(".tar.gz")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "again")]
    subprocess.run(command, cwd=tree, check=True, capture_output=True)
    return wheel, folder / "again" / wheel.name


def test_the_sdist_makes_the_same_wheel(built: tuple[Path, Path]) -> None:
    held = [sorted((one.filename, one.CRC) for one in zipfile.ZipFile(wheel).infolist()) for wheel in built]
    assert held[0] == held[1]
    assert len(held[0]) > 400


@pytest.mark.parametrize("which", [0, 1], ids=["wheel", "sdist"])
def test_it_runs_from_the_root_folder(built: tuple[Path, Path], which: int, tmp_path: Path) -> None:
    """Its libraries are those of this environment, behind its own."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "env")], check=True)
    python = tmp_path / "env" / "bin" / "python"
    site = Path(sysconfig.get_path("purelib", vars={"base": str(tmp_path / "env")}))
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, str(built[which])], check=True, capture_output=True)
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "REHEARSE_HOME": str(tmp_path / "home")}

    def run(*words: str, **more: str) -> str:
        command = [str(tmp_path / "env" / "bin" / "rehearse"), *words]
        done = subprocess.run(command, cwd="/", env=env, capture_output=True, text=True, check=False, **more)  # type: ignore[call-overload]
        assert done.returncode == 0, done.stderr
        return str(done.stdout)

    where = subprocess.run([str(python), "-c", "import rehearse; print(rehearse.__file__)"], cwd="/", env=env,
                           capture_output=True, text=True, check=True)  # fmt: skip
    assert Path(where.stdout.strip()).is_relative_to(site)
    assert run("--version").startswith("rehearse")
    assert json.loads(run("check", "-", "--json", input="I wrote a list. The loss fell from 9% to 2%."))["report"]
    assert json.loads(run("data", "where", "--json"))["places"][0]["path"].startswith(str(tmp_path))
