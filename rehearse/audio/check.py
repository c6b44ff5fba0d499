"""Check the microphone: whether it gives sound, is loud enough and does not clip, with advice for this system."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Literal

from rehearse.audio.events import Metered
from rehearse.data.take import take_settings

_SILENT = {
    "darwin": "Allow your terminal under System Settings > Privacy & Security > Microphone and restart it; some "
    "terminals can never get access (Terminal.app can), and inside tmux, allow the terminal that started it.",
    "win32": "Switch on Settings > Privacy > Microphone > Let desktop apps access your microphone, and look for a mute "
    "switch.",
    "linux": "Look for a mute switch, and choose the input in the sound settings (pavucontrol, or wpctl status).",
}
_MISSING = {
    "darwin": "Plug one in, and allow your terminal under System Settings > Privacy & Security > Microphone.",
    "win32": "Plug one in, and switch on Settings > Privacy > Microphone > Let desktop apps access your microphone.",
    "linux": "Plug one in; with PulseAudio also `sudo apt install libasound2-plugins`, with PipeWire pipewire-alsa.",
}
_NARROW = "A Bluetooth headset does this when it is used as a microphone; a wired or built-in one sounds better."
_HEADSETS = ("headset", "hands-free", "handsfree", "bluez", "bluetooth", "airpods", "hfp")


@dataclass(frozen=True)
class Verdict:
    """The result of the check in one sentence, with advice."""

    kind: Literal["ok", "silent", "quiet", "clipping", "narrow"]
    message: str
    advice: str = ""


def judge(readings: list[Metered], platform: str = sys.platform) -> Verdict:
    """The result of the check from the readings of a few seconds of speech."""
    limits = take_settings().check
    levels = [r.rms_dbfs for r in readings if r.rms_dbfs is not None]
    if not levels:
        return Verdict("silent", "The microphone sends only silence.", silent_advice(platform))
    if readings[-1].clipped_runs >= limits.clipped_runs:
        return Verdict(
            "clipping", "The microphone is too loud: it clips.", "Turn its level down or move back a little."
        )
    if max(levels) < limits.quiet_dbfs:
        return Verdict(
            "quiet",
            f"The microphone is very quiet: {max(levels):.0f} dBFS at most.",
            "Speak up, move closer, or turn its level up.",
        )
    width_hz = readings[-1].bandwidth_hz
    if width_hz is not None and width_hz < limits.narrow_hz:
        kind = "telephone" if width_hz < limits.telephone_hz else "wideband telephone"
        return Verdict(
            "narrow", f"The microphone records in {kind} quality: no sound above {width_hz / 1000:g} kHz.", _NARROW
        )
    return Verdict("ok", f"The microphone is fine: {max(levels):.0f} dBFS at most.")


def silent_advice(platform: str = sys.platform) -> str:
    """Advice for a microphone that delivers only zeros."""
    return _SILENT.get(platform, _SILENT["linux"])


def missing_advice(platform: str = sys.platform) -> str:
    """Advice for when no microphone is found or the one in use has disappeared."""
    return _MISSING.get(platform, _MISSING["linux"])


def headset_advice(device: str) -> str:
    """A note on the sound of Bluetooth headsets if the device's name suggests one, otherwise an empty string."""
    if any(word in device.lower() for word in _HEADSETS):
        return "A Bluetooth headset records in telephone quality; a wired or built-in microphone sounds better."
    return ""
