"""Access PortAudio through sounddevice; no other module imports it or uses its private names.

Importing, opening and closing can block forever or end the process, so use this only in the recorder process.
"""

from __future__ import annotations

import atexit
import contextlib
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from rehearse.audio.check import missing_advice
from rehearse.audio.events import Device
from rehearse.data.take import take_settings
from rehearse.errors import MicrophoneError

PRIVATE = ("_terminate", "_initialize", "_exit_handler")  # a test checks that they exist
_INVALID_RATE, _INVALID_CHANNELS = -9997, -9998
_GONE = {-9999, -9996, -9993, -9986}  # host error, invalid device, bad combination, internal: also "was unplugged"
_BUSY = -9985
_PREFERRED = ("pipewire", "pulse", "default")  # on Linux the first device may be a dead HDMI socket
_INSTALL = {
    "linux": "Install it: sudo apt install libportaudio2 (Debian, Ubuntu), sudo dnf install portaudio, sudo pacman -S "
    "portaudio. Without sudo, ask your administrator; meanwhile `rehearse analyze FILE` works.",
    "darwin": "It comes with the Python package sounddevice: reinstall that.",
    "win32": "It comes with the Python package sounddevice: reinstall that.",
}


class Opened(NamedTuple):
    """A stream that is ready to start, with its device, sample rate and number of inputs."""

    stream: Any
    device: Device
    sample_rate_hz: int
    inputs: int


def load() -> Any:  # the sounddevice module, which has no types
    """Import sounddevice. Raises MicrophoneError if PortAudio is missing."""
    try:
        import sounddevice
    except OSError as error:
        raise MicrophoneError(
            "The PortAudio library is missing, so no microphone can be opened.", _INSTALL.get(sys.platform, "")
        ) from error
    return sounddevice


def version() -> str:
    """PortAudio's name and version."""
    return str(load().get_portaudio_version()[1])


def refresh() -> None:
    """Update the list of devices; closes every open stream."""
    sd = load()
    sd._terminate()
    sd._initialize()


def forget_at_exit() -> None:
    """Skip PortAudio's cleanup at exit, where a stalled stream would block the process forever."""
    atexit.unregister(load()._exit_handler)


def inputs(preferred_hz: int) -> tuple[Device, ...]:
    """Every input device with the sample rate it would be recorded at, the default first.

    On Windows only those of WASAPI (other host APIs repeat them).
    """
    return tuple(
        msgspec.structs.replace(device, sample_rate_hz=_recorded_hz(index, device, preferred_hz))
        for index, device in _indexed()
    )


def _recorded_hz(index: int, device: Device, preferred_hz: int) -> int:
    """The first rate that the device accepts; its default where it accepts none at the moment."""
    if "ALSA" not in device.host:
        return device.sample_rate_hz
    sd = load()
    for rate_hz in _rates(device, preferred_hz):
        with contextlib.suppress(sd.PortAudioError):
            sd.check_input_settings(device=index, channels=_counts(device)[0], dtype="int16", samplerate=rate_hz)
            return rate_hz
    return device.sample_rate_hz


def _rates(device: Device, preferred_hz: int) -> tuple[int, ...]:
    """The rates to try, in order; ALSA's plug-ins accept any rate and report 44100 for any hardware."""
    own = device.sample_rate_hz
    first = (preferred_hz, own) if "ALSA" in device.host else (own, preferred_hz)
    return tuple(dict.fromkeys((*first, 44_100, 16_000)))


def _indexed() -> list[tuple[int, Device]]:
    """The input devices with their indices, which are valid until something is plugged in or out."""
    sd = load()
    hosts, default = sd.query_hostapis(), _default_index(sd)
    found = [
        (index, _device(raw, hosts, index == default))
        for index, raw in enumerate(sd.query_devices())
        if raw["max_input_channels"] > 0
    ]
    if any("WASAPI" in device.host for _, device in found):
        found = [row for row in found if "WASAPI" in row[1].host]
    return sorted(found, key=lambda row: not row[1].default)


def _device(raw: Any, hosts: Any, default: bool) -> Device:
    host = hosts[raw["hostapi"]]["name"]
    return Device(raw["name"], host, raw["max_input_channels"], int(raw["default_samplerate"]), default)


def _default_index(sd: Any) -> int:
    """The index of the input to use by default."""
    names = {raw["name"]: i for i, raw in enumerate(sd.query_devices()) if raw["max_input_channels"] > 0}
    if sys.platform.startswith("linux"):
        for name in _PREFERRED:
            if name in names:
                return names[name]
    if sys.platform == "win32":
        for host in sd.query_hostapis():
            if "WASAPI" in host["name"] and host["default_input_device"] >= 0:
                return int(host["default_input_device"])
    index = int(sd.default.device[0])
    return index if index >= 0 else next(iter(names.values()), -1)


def find(wanted: str | None, or_default: bool = False) -> tuple[int, Device]:
    """Index and properties of the device whose name is or contains `wanted`, or of the default device for None.

    or_default: use the default if no name matches. Indices change when something is plugged in, so only names are
    stored. Raises MicrophoneError.
    """
    devices = _indexed()
    if not devices:
        raise MicrophoneError("No microphone was found.", missing_advice())
    matches = [row for row in devices if wanted is None or wanted.lower() in row[1].name.lower()]
    exact = [row for row in matches if wanted is not None and row[1].name.lower() == wanted.lower()]
    if not matches and or_default:
        return devices[0]
    if not matches:
        names = ", ".join(device.name for _, device in devices)
        raise MicrophoneError(f'No microphone is called "{wanted}".', f"Connected: {names}.")
    return (exact or matches)[0]


def open_input(
    wanted: str | None,
    preferred_hz: int,
    on_block: Callable[[bytes, bool], None],
    on_end: Callable[[], None],
    or_default: bool = False,
) -> Opened:
    """Open a microphone (int16) without starting it; with several inputs, open all, as any may carry the voice.

    on_block: called on PortAudio's thread with the samples and whether some were lost before them. on_end: called when
    the stream has ended for any reason. Raises MicrophoneError.
    """
    sd = load()
    index, device = find(wanted, or_default)
    extra = sd.WasapiSettings(auto_convert=True) if "WASAPI" in device.host else None

    def callback(data: Any, _frames: int, _time: Any, status: Any) -> None:
        on_block(bytes(data), bool(status.input_overflow))

    for inputs in _counts(device):
        for rate_hz in _rates(device, preferred_hz):
            try:
                stream = sd.RawInputStream(
                    samplerate=rate_hz, channels=inputs, dtype="int16", device=index, latency="high",
                    callback=callback, finished_callback=on_end, extra_settings=extra,
                )  # fmt: skip
            except sd.PortAudioError as error:
                if _code(error) not in (_INVALID_RATE, _INVALID_CHANNELS):
                    raise explained(error, device.name) from error
            else:
                return Opened(stream, device, rate_hz, inputs)
    raise MicrophoneError(
        f"{device.name} accepts none of the usual sample rates.", "Choose another: `rehearse devices` lists them."
    )


def _counts(device: Device) -> tuple[int, ...]:
    """Numbers of inputs to try to open, in order. ALSA's plug-ins claim any number, regardless of the hardware."""
    plugin = "ALSA" in device.host and "(hw:" not in device.name
    most = min(device.channels, 2 if plugin else take_settings().inputs.most)
    return tuple(count for count in dict.fromkeys((most, 2, 1)) if count <= most)


def _code(error: Exception) -> int:
    """PortAudio's error number; the arguments after it describe the host's error."""
    return next((part for part in error.args if isinstance(part, int)), 0)


def explained(error: Exception, name: str) -> MicrophoneError:
    """A PortAudio error as a MicrophoneError with one sentence and advice."""
    code = _code(error)
    if code == _BUSY:
        return MicrophoneError(
            f"{name} is in use by another program.", "Close the call or recorder that is using it, then try again."
        )
    if code in _GONE:
        return MicrophoneError(f"{name} is not available (PortAudio error {code}).", missing_advice())
    text = str(error.args[0]) if error.args else type(error).__name__
    return MicrophoneError(f"{name} cannot be opened: {text}.", "`rehearse doctor` checks the sound system.")
