"""Downloading a model: only the hosts that model_hosts.toml names are looked up and asked, and only by https."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rehearse.errors import InstallFailed
from rehearse.speech import models
from rehearse.speech.hub import OtherHost, fetch
from rehearse.speech.install import install
from rehearse.speech.models import Stock
from rehearse.speech.why_not import why_not
from tests.speech.fake_hub import Answer, Hub, certificate, played

FILES = {"config.json": b"{}", "model.bin": bytes(range(256)) * 40}
STOCK = Stock("them/it", "abc", 1.0, 28.0, 9.0, "", {n: hashlib.sha256(b).hexdigest() for n, b in FILES.items()})
CONFIG, WEIGHTS = (("huggingface.co", f"/them/it/resolve/abc/{name}") for name in FILES)
STORAGE = ("cdn-7.hf.co", "/weights?signed=1")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed: no certificate for a hub of our own")
    folder = tmp_path_factory.mktemp("certificate")
    certificate(folder)
    return folder


@pytest.fixture
def world(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Hub]:
    """Every host there is, played behind a proxy; the hub keeps its large file elsewhere, as the real one does."""
    for name in ("HF_ENDPOINT", "NO_PROXY", "no_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    with played(folder) as hub:
        hub.answers = {
            CONFIG: Answer(FILES["config.json"]),
            WEIGHTS: Answer(status=302, location=f"https://{STORAGE[0]}{STORAGE[1]}"),
            STORAGE: Answer(FILES["model.bin"]),
        }
        given = {"HTTPS_PROXY": hub.address, "SSL_CERT_FILE": folder / "certificate.pem", "REHEARSE_HOME": tmp_path}
        more = {"REHEARSE_MODELS": tmp_path / "models", "PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1",
                "HF_TOKEN": "secret"}  # fmt: skip
        for name, value in {**given, **more}.items():
            monkeypatch.setenv(name, str(value))
        yield hub


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_files_come_from_the_hub_and_its_storage(world: Hub, tmp_path: Path) -> None:
    """Through the proxy that the environment names, which is asked for nothing else; what is there is not asked for."""
    fetch(STOCK, tmp_path / "it")
    assert contents(tmp_path / "it") == FILES
    assert world.asked_for == ["huggingface.co:443", "huggingface.co:443", "cdn-7.hf.co:443"]
    fetch(STOCK, tmp_path / "it")
    assert len(world.asked_for) == 3


def test_nothing_about_the_user_is_sent(world: Hub, tmp_path: Path) -> None:
    fetch(STOCK, tmp_path / "it")
    sent = {name for _, _, headers in world.requests for name in headers}
    assert sent == {"accept-encoding", "connection", "host", "user-agent"}
    assert {headers["user-agent"] for _, _, headers in world.requests} == {"rehearse"}


@pytest.mark.parametrize(
    "location",
    [
        "https://elsewhere.example/weights",
        "https://huggingface.co@elsewhere.example/weights",
        "https://elsewhere.example/huggingface.co",
        "https://huggingface.co.elsewhere.example/weights",
        "https://elsewherehf.co/weights",
        "https://huggingface.co:8443/weights",
        "https://127.0.0.1/weights",
        "https://[::1]/weights",
        "//elsewhere.example/weights",
        "http://huggingface.co/weights",
        "http://127.0.0.1/weights",
        "ftp://huggingface.co/weights",
    ],
)
def test_where_the_hub_leads_elsewhere_nobody_is_asked(world: Hub, tmp_path: Path, location: str) -> None:
    for hop in (WEIGHTS, STORAGE):  # at once, and from its storage
        world.answers[hop] = Answer(status=302, location=location)
        world.asked_for.clear()
        with pytest.raises(OtherHost, match="not a permitted model host"):
            fetch(STOCK, tmp_path / "it")
        assert {one.split(":")[0] for one in world.asked_for} <= {"huggingface.co", "cdn-7.hf.co"}
        assert contents(tmp_path / "it") == {"config.json": b"{}"}
        world.answers[WEIGHTS] = Answer(status=302, location=f"https://{STORAGE[0]}{STORAGE[1]}")


@pytest.mark.parametrize("location", ["file:///etc/hostname", "gopher://huggingface.co/"])
def test_where_it_leads_to_no_host_at_all_nothing_is_opened(world: Hub, tmp_path: Path, location: str) -> None:
    world.answers[WEIGHTS] = Answer(status=302, location=location)
    with pytest.raises(OSError, match="302"):
        fetch(STOCK, tmp_path / "it")
    assert contents(tmp_path / "it") == {"config.json": b"{}"}


@pytest.mark.parametrize(
    "mirror", ["https://mirror.example", "http://huggingface.co", "https://127.0.0.1:9", "mirror", "https:", "file:///"]
)
def test_a_mirror_named_by_the_environment_is_refused_in_one_sentence(
    world: Hub, monkeypatch: pytest.MonkeyPatch, mirror: str
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", mirror)
    with pytest.raises(InstallFailed, match="was not downloaded: ") as stopped:
        install("base.en")
    assert "unset it" in stopped.value.hint
    assert "models add FOLDER" in stopped.value.hint
    assert world.asked_for == []


def test_a_download_goes_on_where_it_stopped(world: Hub, tmp_path: Path) -> None:
    world.answers[STORAGE] = Answer(FILES["model.bin"], cut=1000)
    with pytest.raises(OSError, match="ended early"):
        fetch(STOCK, tmp_path / "it")
    assert len(contents(tmp_path / "it")["model.bin"]) == len(FILES["model.bin"]) - 1000
    world.answers[STORAGE] = Answer(FILES["model.bin"])
    fetch(STOCK, tmp_path / "it")
    assert world.requests[-1][2]["range"] == f"bytes={len(FILES['model.bin']) - 1000}-"
    assert contents(tmp_path / "it") == FILES


def test_an_older_file_that_is_longer_stays_for_the_checksum_to_judge(world: Hub, tmp_path: Path) -> None:
    (tmp_path / "it").mkdir()
    (tmp_path / "it" / "config.json").write_bytes(b"something longer")
    fetch(STOCK, tmp_path / "it")
    assert contents(tmp_path / "it") == {**FILES, "config.json": b"something longer"}
    assert len(world.asked_for) == 3


def test_a_file_that_is_not_the_published_one_is_discarded(world: Hub, tmp_path: Path) -> None:
    stock = models.catalogue().stock["base.en"]
    for name in stock.sha256:
        world.answers["huggingface.co", f"/{stock.repository}/resolve/{stock.revision}/{name}"] = Answer(b"other")
    with pytest.raises(InstallFailed, match=r"config\.json for base\.en does not match"):
        install("base.en")
    assert "config.json" not in contents(tmp_path / "models" / ".base.en.part")


def test_a_host_that_cannot_prove_who_it_is_is_no_host(world: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(InstallFailed, match="could not be downloaded"):
        install("base.en")
    assert world.requests == []


def failure(name: str = "base.en") -> InstallFailed:
    """What installing a model says that cannot be downloaded."""
    with pytest.raises(InstallFailed) as stopped:
        install(name)
    assert f"rehearse models add FOLDER --name {name}" in stopped.value.hint
    assert "network cannot be reached" not in stopped.value.message
    return stopped.value


def test_what_kept_a_model_from_being_downloaded_is_said_as_it_was(
    world: Hub, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Whatever failed, the network was said to be out of reach."""
    stock = models.catalogue().stock["base.en"]
    first = "huggingface.co", f"/{stock.repository}/resolve/{stock.revision}/{next(iter(stock.sha256))}"
    begin = "The model base.en could not be downloaded: "
    for answer, said, hint in (
        (Answer(status=404), "huggingface.co answered with error 404.", "Try again later."),
        (Answer(status=503), "huggingface.co answered with error 503.", "Try again later."),
        (Answer(status=403), "huggingface.co, or a proxy in front of it, refused (error 403).", "let huggingface.co"),
        (Answer(b"half of it", cut=3), "the connection to huggingface.co broke off.", "goes on where it stopped"),
    ):
        world.answers[first] = answer
        told = failure()
        assert told.message == begin + said
        assert hint in told.hint
    part = tmp_path / "models" / ".base.en.part"
    (part / first[1].rpartition("/")[2]).unlink()
    (part / first[1].rpartition("/")[2]).mkdir()
    world.answers[first] = Answer(b"whole")
    assert "cannot be written (is a directory)" in failure().message
    monkeypatch.delenv("SSL_CERT_FILE")
    assert failure().message == f"{begin}the model host huggingface.co has no valid certificate."


@pytest.mark.usefixtures("world")
def test_a_host_that_does_not_answer_is_named_with_the_proxy_if_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    begin = "The model base.en could not be downloaded: the model host "
    monkeypatch.setenv("HTTPS_PROXY", "http://me:secret@127.0.0.1:9")
    told = failure()
    assert told.message == f"{begin}huggingface.co could not be reached through the proxy that the environment names."
    assert "secret" not in told.message + told.hint
    monkeypatch.delenv("HTTPS_PROXY")
    monkeypatch.setattr("socket.create_connection", unreachable)
    told = failure()
    assert told.message == f"{begin}huggingface.co could not be reached."
    assert told.hint.startswith("Check the connection to the internet and try again. Or, on a machine with network")


def test_the_storage_that_does_not_answer_is_named_instead_of_the_hub(world: Hub, tmp_path: Path) -> None:
    world.answers[WEIGHTS] = Answer(status=302, location="https://cdn-9.hf.co/weights")
    world.answers["cdn-9.hf.co", "/weights"] = Answer(status=500)
    with pytest.raises(OSError) as stopped:  # noqa: PT011 - what it says is tested
        fetch(STOCK, tmp_path / "it")
    assert why_not(stopped.value) == ("cdn-9.hf.co answered with error 500", "Try again later.")


def unreachable(*_args: object, **_more: object) -> None:
    raise OSError(101, "Network is unreachable")


LOOKS_UP = """
import runpy, sys
def hear(event, given):
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        print("asked", given[0], file=sys.stderr)
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.connect"):
        raise OSError(f"{event} {given[0]} is not done here")
sys.addaudithook(hear)
runpy.run_module("rehearse", run_name="__main__")
"""


@pytest.mark.parametrize(("mirror", "looked_up"), [("", ["huggingface.co"]), ("https://mirror.example", [])])
def test_without_a_proxy_only_the_hub_is_looked_up(tmp_path: Path, mirror: str, looked_up: list[str]) -> None:
    """By the command itself, in whose process every look-up is heard of and refused."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    env = {**kept, "HF_ENDPOINT": mirror, "REHEARSE_HOME": str(tmp_path), "REHEARSE_MODELS": str(tmp_path / "models")}
    done = subprocess.run(
        [sys.executable, "-c", LOOKS_UP, "models", "install", "base.en"],
        env={**env, "PYTHONPATH": str(Path.cwd())}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 4, done.stderr
    assert [line.split()[1] for line in done.stderr.splitlines() if line.startswith("asked")] == looked_up
