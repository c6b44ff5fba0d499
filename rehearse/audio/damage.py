"""Keep track of the parts of a stream that could not be decoded, are missing, or were cut off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_GAP_S = 0.1  # more than containers round their timestamps by
_LONGEST_GAP_S = 60.0  # a longer gap is accepted only within the length that the file states
_MISSING_S = 0.1  # encoders and containers round the length by a frame or two
_MISSING_SHARE = 0.002
_KBIT = {  # bit rates of MPEG audio layer III in kbit/s, by version and the four bits in a frame's header
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0),
    0: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0),
}
_AC3_KBIT = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640)  # two codes each
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8000)}


@dataclass
class Damage:
    """Counts of the samples decoded, pending and replaced by silence.

    stated_n: number of samples stated in the file; timed: whether its frame timestamps can be trusted.
    """

    rate: int
    stated_n: int | None
    timed: bool = True
    heard_n: int = 0
    ended: str | None = None
    cut: bool = False
    first_s: float | None = None
    silent_n: int = 0
    _pending_n: int = 0
    _why: str | None = None
    _began_s: float | None = None

    def skip(self, packet: Any, why: str | None) -> None:
        """Record a packet that cannot be decoded, and the reason."""
        length_s = float((packet.duration or 0) * (packet.time_base or 0))
        self._pending_n += round(min(length_s, _GAP_S * 10) * self.rate)
        self._why = why or "it cannot be decoded"

    def before(self, time_s: float | None) -> int:
        """Number of samples of silence to insert before the next sound, whose timestamp is `time_s`."""
        missing_n, self._pending_n, self._why = self._pending_n, 0, None
        if time_s is not None and self.timed:
            if self._began_s is None:
                self._began_s = time_s - (self.heard_n + missing_n) / self.rate
            gap_n = round((time_s - self._began_s) * self.rate) - self.heard_n
            if gap_n > _GAP_S * self.rate and self._believable(gap_n):
                missing_n = gap_n
        if missing_n and self.first_s is None:
            self.first_s = self.heard_n / self.rate
        self.silent_n += missing_n
        self.heard_n += missing_n
        return missing_n

    def _believable(self, gap_n: int) -> bool:
        most_n = self.stated_n if self.stated_n is not None else self.heard_n + _LONGEST_GAP_S * self.rate
        return self.heard_n + gap_n <= most_n

    def warnings(self) -> list[str]:
        """Warnings: one about sound replaced by silence, one about an early end."""
        found = []
        if self.first_s is not None:
            found.append(
                f"the file is damaged after {self.first_s:.1f} s: {self.silent_n / self.rate:.2f} s of it could "
                "not be decoded and are silent here"
            )
        heard_s = self.heard_n / self.rate
        stated_s = (self.stated_n or 0) / self.rate
        if stated_s - heard_s > max(_MISSING_S, _MISSING_SHARE * stated_s):
            found.append(
                f"the file is cut off: its header promises {stated_s:.1f} s; the {heard_s:.1f} s in it were used"
            )
        elif self.cut:
            found.append(f"the file is cut off in the middle of a frame: the {heard_s:.1f} s in it were used")
        elif why := self.ended or self._why:
            found.append(f"the file is damaged after {heard_s:.1f} s ({why}): the rest is lost")
        return found


def breaks_off(codec: str, packet: bytes) -> bool:
    """Whether the last packet of MP3, AAC or AC-3 is shorter than its header says."""
    if len(packet) < 7:
        return False
    if codec in {"ac3", "eac3"} and packet.startswith(b"\x0b\x77"):
        return len(packet) < _ac3_frame_bytes(packet)
    if packet[0] != 0xFF:
        return False
    if codec.startswith("mp3") and packet[1] >= 0xE0:
        return len(packet) < _mp3_frame_bytes(packet)
    if codec == "aac" and packet[1] & 0xF6 == 0xF0:  # ADTS
        return len(packet) < ((packet[3] & 3) << 11 | packet[4] << 3 | packet[5] >> 5)
    return False


def _mp3_frame_bytes(packet: bytes) -> int:
    """Length in bytes of a layer III frame by its header; 0 if the header is invalid (ISO 11172-3, 2.4.2.3)."""
    version, layer = packet[1] >> 3 & 3, packet[1] >> 1 & 3
    rate_index, kbit = packet[2] >> 2 & 3, _KBIT.get(version, (0,) * 16)[packet[2] >> 4]
    if layer != 1 or rate_index == 3 or not kbit:
        return 0
    return (144_000 if version == 3 else 72_000) * kbit // _RATES[version][rate_index] + (packet[2] >> 1 & 1)


def _ac3_frame_bytes(packet: bytes) -> int:
    """Length in bytes of an AC-3 or E-AC-3 frame by its header; 0 if the header is invalid (ATSC A/52, 5.4.1)."""
    if packet[5] >> 3 > 10:
        return 2 * (((packet[2] & 7) << 8 | packet[3]) + 1)
    rate, code = packet[4] >> 6, packet[4] & 0x3F
    if rate == 3 or code >= 2 * len(_AC3_KBIT):
        return 0
    kbit = _AC3_KBIT[code >> 1]
    return (4 * kbit, 2 * (kbit * 96_000 // 44_100 + (code & 1)), 6 * kbit)[rate]
