"""PortAudio's private names exist in the pinned sounddevice, and its errors become sentences."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rehearse.audio import portaudio
from rehearse.errors import MicrophoneError


@pytest.fixture
def sounddevice() -> Any:
    """The library, where PortAudio is installed (in CI it must be)."""
    try:
        return portaudio.load()
    except MicrophoneError as error:
        say = pytest.fail if os.environ.get("REQUIRE_VMIC") else pytest.skip
        say(error.message)


@pytest.mark.parametrize("name", portaudio.PRIVATE)
def test_the_private_names_exist(sounddevice: Any, name: str) -> None:
    assert callable(getattr(sounddevice, name))


@pytest.mark.parametrize(
    ("code", "word"), [(-9985, "in use"), (-9996, "not available"), (-9999, "not available"), (-1, "cannot be opened")]
)
def test_errors_become_sentences(sounddevice: Any, code: int, word: str) -> None:
    error = portaudio.explained(sounddevice.PortAudioError("Error opening RawInputStream", code), "USB Mic")
    assert "USB Mic" in error.message
    assert word in error.message
    assert error.hint


def test_the_hosts_own_account_of_an_error_hides_nothing(sounddevice: Any) -> None:
    """A microphone that is gone is a host error to ALSA: its number is followed by what the host says."""
    error = sounddevice.PortAudioError("Unanticipated host error", -9999, (8, -5, "Input/output error"))
    assert "not available" in portaudio.explained(error, "USB Mic").message


def test_an_error_without_a_number_is_given_in_its_own_words() -> None:
    assert (
        "USB Mic cannot be opened: it is broken." in portaudio.explained(Exception("it is broken"), "USB Mic").message
    )
    assert "cannot be opened: RuntimeError." in portaudio.explained(RuntimeError(), "USB Mic").message


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("None", "0 USB Mic True"),
        ("'usb'", "0 USB Mic True"),
        ("'USB Mic'", "0 USB Mic True"),
        ("'nope', True", "0 USB Mic True"),
        ("'nope'", 'No microphone is called "nope". Connected: USB Mic.'),
    ],
)
def test_a_microphone_is_found_by_its_name_or_as_the_default(asked: str, said: str) -> None:
    code = (
        "from rehearse.audio import portaudio; from rehearse.errors import MicrophoneError\n"
        f"try: index, device = portaudio.find({asked}); print(index, device.name, device.default)\n"
        "except MicrophoneError as error: print(error.message, error.hint)"
    )
    env = {**os.environ, "PYTHONPATH": f"tests/audio/fake_portaudio{os.pathsep}.", "FAKE_RATE_HZ": "48000"}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == said


@pytest.mark.parametrize(
    ("host", "name", "opened"),
    [("Core Audio", "USB Mic", 18), ("ALSA", "Mixer: USB Audio (hw:1,0)", 18), ("ALSA", "pipewire", "refused")],
)
def test_all_inputs_are_opened_but_those_that_a_plug_in_claims(host: str, name: str, opened: object) -> None:
    """The stand-in knows one number of channels, as hardware does; a plug-in asked for two would have given them."""
    code = (
        "from rehearse.audio import portaudio; from rehearse.errors import MicrophoneError\n"
        "try: print(portaudio.open_input(None, 48000, print, print).inputs)\n"
        "except MicrophoneError: print('refused')"
    )
    says = Path("fixtures/audio/short.flac")
    fake = {"FAKE_HOST": host, "FAKE_NAME": name, "FAKE_VOICE": "17", "FAKE_INPUTS": "18", "FAKE_RATE_HZ": "48000"}
    env = {**os.environ, "PYTHONPATH": f"tests/audio/fake_portaudio{os.pathsep}.", "FAKE_SAYS": str(says), **fake}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(opened)


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("SIGINT", 1, "You stopped this command."),
        ("SIGTERM", 3, "Another program stopped the recorder before it could begin."),
        ("SIGABRT", 3, "The sound system is broken"),
    ],
)
@pytest.mark.parametrize(
    "command",
    [
        "record --no-check --think 0",
        pytest.param("devices", marks=pytest.mark.slow),
        pytest.param("mock --no-check --think 0", marks=pytest.mark.slow),
    ],
)
def test_a_signal_that_ends_the_recorder_as_it_begins_is_told_from_a_broken_sound_system(
    tmp_path: Path, name: str, code: int, said: str, command: str
) -> None:
    """A Ctrl-C may reach it before it has left the terminal's group."""
    fake = {"FAKE_RATE_HZ": "48000", "FAKE_SIGNAL": name, "REHEARSE_HOME": str(tmp_path)}
    env = {**os.environ, "PYTHONPATH": f"tests/audio/fake_portaudio{os.pathsep}.", **fake}
    done = subprocess.run(
        [sys.executable, "-m", "rehearse", *command.split()],
        env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    assert said in " ".join(done.stderr.split())
    assert ("sound system is broken" in done.stderr) == (name == "SIGABRT")


def test_a_missing_library_is_named_with_its_package(tmp_path: Path) -> None:
    """Sounddevice looks the library up by name: a module that finds nothing stands before the real one."""
    (tmp_path / "sitecustomize.py").write_text("import ctypes.util\nctypes.util.find_library = lambda name: None\n")
    code = (
        "import sys; sys.path.insert(0, '.')\nfrom rehearse.audio import portaudio\n"
        "from rehearse.errors import MicrophoneError\n"
        "try: portaudio.load()\nexcept MicrophoneError as error: print(error.message, error.hint)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=True
    )
    assert "PortAudio library is missing" in done.stdout
    assert sys.platform != "linux" or "libportaudio2" in done.stdout
