"""Microphones as PortAudio lists them on three systems: which is taken, under which name, and how it is opened."""

import sys
from types import ModuleType, SimpleNamespace

import pytest

from rehearse.audio import portaudio
from rehearse.errors import MicrophoneError

Row = tuple[str, int, int, float]  # name, host, inputs, sample rate in Hz


class System(ModuleType):
    """A sounddevice whose microphones, hosts and refusals are given; `tried` is what was asked of it."""

    class PortAudioError(Exception):
        """As PortAudio's."""

    def __init__(self, hosts: list[tuple[str, int]], devices: list[Row], default: int = -1) -> None:
        super().__init__("sounddevice")
        self._hosts, self._devices = hosts, devices
        self.default = SimpleNamespace(device=(default, -1))
        self.accepted: tuple[int, int] | None = None  # rate in Hz and inputs; None: everything
        self.refusal = -9997
        self.tried: list[tuple[int, int]] = []
        self.asked: dict[str, object] = {}

    def query_hostapis(self) -> list[dict[str, object]]:
        return [{"name": name, "default_input_device": default} for name, default in self._hosts]

    def query_devices(self) -> list[dict[str, object]]:
        names = ("name", "hostapi", "max_input_channels", "default_samplerate")
        return [dict(zip(names, row, strict=True)) for row in self._devices]

    def check_input_settings(self, **asked: object) -> None:
        if self.accepted not in (None, (asked["samplerate"], asked["channels"])):
            raise self.PortAudioError("refused", self.refusal)

    def WasapiSettings(self, auto_convert: bool) -> str:  # noqa: N802 - sounddevice's own name
        return f"converts: {auto_convert}"

    def RawInputStream(self, **asked: object) -> str:  # noqa: N802 - sounddevice's own name
        tried = (int(str(asked["samplerate"])), int(str(asked["channels"])))
        self.tried.append(tried)
        self.asked = asked
        if self.accepted not in (None, tried):
            raise self.PortAudioError("refused", self.refusal)
        return "a stream"


def use(system: System, platform: str, monkeypatch: pytest.MonkeyPatch) -> System:
    monkeypatch.setitem(sys.modules, "sounddevice", system)
    monkeypatch.setattr(sys, "platform", platform)
    return system


LINUX = [("HDMI", 0, 2, 44_100.0), ("Speaker", 0, 0, 44_100.0), ("USB Mic", 0, 1, 48_000.0), ("pulse", 0, 32, 44_100.0)]
WINDOWS = [("Mic", 0, 2, 44_100.0), ("Mic", 1, 2, 48_000.0), ("Line", 1, 2, 48_000.0)]
MAC = [("Built-in", 0, 1, 44_100.0), ("USB Mic 2", 0, 2, 48_000.0), ("USB Mic", 0, 2, 96_000.0)]


@pytest.mark.parametrize(
    ("hosts", "devices", "default", "platform", "names"),
    [
        ([("ALSA", 0)], LINUX, 0, "linux", ["pulse", "HDMI", "USB Mic"]),
        ([("ALSA", 0)], LINUX[:3], 2, "linux", ["USB Mic", "HDMI"]),
        ([("MME", 0), ("Windows WASAPI", 2)], WINDOWS, 0, "win32", ["Line", "Mic"]),
        ([("MME", 0), ("Windows WASAPI", -1)], WINDOWS, 1, "win32", ["Mic", "Line"]),
        ([("Core Audio", 0)], MAC, 1, "darwin", ["USB Mic 2", "Built-in", "USB Mic"]),
        ([("Core Audio", 0)], MAC, -1, "darwin", ["Built-in", "USB Mic 2", "USB Mic"]),
    ],
)
def test_the_default_comes_first_and_what_only_plays_is_left_out(
    *,
    hosts: list[tuple[str, int]],
    devices: list[Row],
    default: int,
    platform: str,
    names: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use(System(hosts, devices, default), platform, monkeypatch)
    found = portaudio.inputs(48_000)
    assert [device.name for device in found] == names
    assert [device.default for device in found] == [True] + [False] * (len(names) - 1)
    row = next(row for row in devices[::-1] if row[0] == names[0])
    assert (found[0].channels, found[0].sample_rate_hz) == (row[2], 48_000 if platform == "linux" else row[3])
    assert found[0].host == hosts[row[1]][0]


@pytest.mark.parametrize("accepted_hz", [48_000, 44_100, 16_000])
def test_the_rate_that_is_listed_is_the_one_a_take_is_opened_with(
    accepted_hz: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = use(System([("ALSA", 0)], [("Mic (hw:1,0)", 0, 1, 44_100.0)], 0), "linux", monkeypatch)
    system.accepted = (accepted_hz, 1)
    (listed,) = portaudio.inputs(48_000)
    opened = portaudio.open_input(None, 48_000, lambda _block, _lost: None, lambda: None)
    assert listed.sample_rate_hz == opened.sample_rate_hz == accepted_hz


@pytest.mark.parametrize(
    ("wanted", "name", "index"),
    [(None, "Built-in", 0), ("usb mic", "USB Mic", 2), ("mic 2", "USB Mic 2", 1), ("USB", "USB Mic 2", 1)],
)
def test_a_whole_name_is_preferred_to_a_part_of_one(
    wanted: str | None, name: str, index: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(System([("Core Audio", 0)], MAC, 0), "darwin", monkeypatch)
    found, device = portaudio.find(wanted)
    assert (found, device.name) == (index, name)


def test_a_microphone_that_is_not_there_is_said_with_those_that_are(monkeypatch: pytest.MonkeyPatch) -> None:
    use(System([("Core Audio", 0)], MAC, 1), "darwin", monkeypatch)
    with pytest.raises(MicrophoneError) as caught:
        portaudio.find("Yeti")
    assert caught.value.message == 'No microphone is called "Yeti".'
    assert all(name in caught.value.hint for name in ("Built-in, ", "USB Mic"))
    assert portaudio.find("Yeti", or_default=True)[1].name == "USB Mic 2"
    use(System([], []), "darwin", monkeypatch)
    with pytest.raises(MicrophoneError, match=r"No microphone was found\.") as caught:
        portaudio.find(None, or_default=True)
    assert "Plug one in" in caught.value.hint


@pytest.mark.parametrize(
    ("host", "device", "platform", "order", "extra"),
    [
        ("Core Audio", ("Mic", 0, 1, 96_000.0), "darwin", [96_000, 48_000, 44_100, 16_000], None),
        ("ALSA", ("USB (hw:1,0)", 0, 1, 44_100.0), "linux", [48_000, 44_100, 16_000], None),
        ("Windows WASAPI", ("Mic", 0, 1, 44_100.0), "win32", [44_100, 48_000, 16_000], "converts: True"),
    ],
)
def test_sample_rates_are_tried_from_the_best_on(
    *, host: str, device: Row, platform: str, order: list[int], extra: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = use(System([(host, 0)], [device], 0), platform, monkeypatch)
    system.accepted = (0, 0)
    with pytest.raises(MicrophoneError, match="accepts none of the usual sample rates") as caught:
        portaudio.open_input(None, 48_000, print, print)
    assert device[0] in caught.value.message
    assert "rehearse devices" in caught.value.hint
    assert system.tried == [(rate_hz, 1) for rate_hz in order]
    assert system.asked["extra_settings"] == extra


@pytest.mark.parametrize(
    ("host", "name", "inputs", "counts"),
    [
        ("ALSA", "USB (hw:1,0)", 18, [18, 2, 1]),
        ("ALSA", "pulse", 32, [2, 1]),
        ("ALSA", "mono", 1, [1]),
        ("Core Audio", "Mixer", 64, [32, 2, 1]),
    ],
)
def test_all_inputs_are_tried_then_two_then_one(
    host: str, name: str, inputs: int, counts: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    system = use(System([(host, 0)], [(name, 0, inputs, 48_000.0)], 0), "linux", monkeypatch)
    system.accepted, system.refusal = (44_100, 1), -9998
    opened = portaudio.open_input(None, 48_000, print, print)
    assert list(dict.fromkeys(count for _, count in system.tried)) == counts
    assert (opened.stream, opened.device.name, opened.sample_rate_hz, opened.inputs) == ("a stream", name, 44_100, 1)


def test_a_stream_gives_its_samples_as_they_are_and_says_what_was_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    system = use(System([("Core Audio", 0)], MAC, 1), "darwin", monkeypatch)
    heard: list[tuple[bytes, bool]] = []

    def over() -> None:
        heard.clear()

    portaudio.open_input("USB Mic 2", 16_000, lambda data, lost: heard.append((data, lost)), over)
    asked = system.asked
    assert (asked["device"], asked["dtype"], asked["channels"], asked["samplerate"]) == (1, "int16", 2, 48_000)
    assert (asked["latency"], asked["finished_callback"]) == ("high", over)
    for lost in (False, True):
        asked["callback"](bytearray(b"\1\2"), 1, None, SimpleNamespace(input_overflow=lost))  # type: ignore[operator]
    assert heard == [(b"\1\2", False), (b"\1\2", True)]


@pytest.mark.parametrize(
    ("code", "message", "hint"),
    [
        (-9985, "Built-in is in use by another program.", "Close the call"),
        (-9996, "Built-in is not available (PortAudio error -9996).", "Plug one in"),
        (-9993, "Built-in is not available (PortAudio error -9993).", "Plug one in"),
        (-9986, "Built-in is not available (PortAudio error -9986).", "Plug one in"),
        (-9999, "Built-in is not available (PortAudio error -9999).", "Plug one in"),
        (-9900, "Built-in cannot be opened: refused.", "rehearse doctor"),
    ],
)
def test_another_refusal_ends_the_search(code: int, message: str, hint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    system = use(System([("Core Audio", 0)], MAC, 0), "darwin", monkeypatch)
    system.accepted, system.refusal = (0, 0), code
    with pytest.raises(MicrophoneError) as caught:
        portaudio.open_input(None, 48_000, print, print)
    assert caught.value.message == message
    assert hint in caught.value.hint
    assert len(system.tried) == 1
