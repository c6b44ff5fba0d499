"""A microphone without a sound card: a private PulseAudio whose null sink is the default input."""

import os
import secrets
import subprocess
from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).with_name("virtual_mic.sh")
TOOLS = ("bash", "pulseaudio", "pactl", "paplay")
_OTHERS = ("PULSE_", "ALSA_", "PIPEWIRE_", "VMIC_")


class VirtualMic:
    """One instance. PortAudio reads the environment when it starts, so what is tested runs in a process with `env`."""

    def __init__(self, rate_hz: int = 48_000) -> None:
        folder = f"/tmp/vmic-{secrets.token_hex(4)}"  # noqa: S108 - short: a socket's path must stay below 108 bytes
        base = {k: v for k, v in os.environ.items() if not k.startswith(_OTHERS)}
        self._base = {**base, "VMIC_DIR": folder, "VMIC_RATE": str(rate_hz), "VMIC_OWNER": str(os.getpid())}
        self._players: list[subprocess.Popen[bytes]] = []
        self._script("start")
        self.env = dict(self._base)
        for line in self._script("env").splitlines():
            name, _, value = line.removeprefix("export ").partition("=")
            self.env[name] = value

    def _script(self, *arguments: str) -> str:
        done = subprocess.run(
            ["bash", str(SCRIPT), *arguments],
            env=self._base, check=True, text=True, timeout=30, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        )  # fmt: skip
        return done.stdout

    @property
    def pid(self) -> int:
        """The sound server's process: SIGKILL it, and the server is gone; SIGSTOP it, and the microphone hangs."""
        return int(self._script("pid"))

    def play(self, path: Path, wait: bool = True) -> "subprocess.Popen[bytes]":
        """Say what is in the file; returns when it has been heard, or at once."""
        player = subprocess.Popen(
            ["bash", str(SCRIPT), "play", str(path)],
            env=self._base, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._players.append(player)
        if wait:
            assert player.wait(600) == 0
        return player

    def popen(self, command: list[str], **options: Any) -> "subprocess.Popen[str]":
        """A process that has this microphone."""
        env = {**self.env, **options.pop("env", {})}
        return subprocess.Popen(command, env=env, text=True, **options)

    def unplug(self) -> None:
        """The microphone vanishes, the server stays."""
        self._script("unplug")

    def replug(self) -> None:
        """It comes back."""
        self._script("replug")

    def stop(self) -> None:
        """End everything that was started here."""
        for player in self._players:
            if player.poll() is None:
                player.kill()
            player.wait()
        self._script("stop")
