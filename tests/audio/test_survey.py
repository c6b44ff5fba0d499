"""The voice is found where it is: in the other track, in one channel, in channels that cancel each other."""

from pathlib import Path

import av
import numpy as np
import pytest
import soundfile

from rehearse.audio.decode import decode
from rehearse.audio.survey import Heard, choose
from rehearse.errors import UnusableAudio
from rehearse.types import Side
from tests.builders import Sound, bursts, noise, silence, tone

VOICE = bursts(4.0)


def stereo(path: Path, left: Sound, right: Sound) -> Path:
    soundfile.write(path, np.stack([left, right], axis=1), 16_000)
    return path


def level(sound: Sound) -> float:
    return float(np.sqrt(np.mean(sound**2)))


def half_inverted() -> Sound:
    sound = VOICE.copy()
    sound[len(sound) // 2 :] *= -1
    return sound


CANCELLING = {
    "inverted": (VOICE, -VOICE),
    "inverted, the left one softer": (0.5 * VOICE, -VOICE),
    "inverted, the right one softer": (VOICE, -0.6 * VOICE),
    "inverted in half of it": (VOICE, half_inverted()),
    "inverted with noise": (VOICE + noise(4.0, rms=0.003, seed=2), -VOICE + noise(4.0, rms=0.003, seed=3)),
}


@pytest.mark.parametrize("kind", CANCELLING)
def test_channels_that_cancel_are_not_mixed_and_that_is_said(tmp_path: Path, kind: str) -> None:
    left, right = CANCELLING[kind]
    found = decode(stereo(tmp_path / "a.wav", left, right))
    assert level(found.audio.samples) > 0.9 * level(VOICE)
    side = "right" if kind == "inverted, the left one softer" else "left"
    assert found.warnings == (f"the channels cancel each other out when mixed: the {side} channel alone was used",)


def test_of_channels_that_cancel_a_soft_voice_is_used_and_no_loud_hum(tmp_path: Path) -> None:
    hum = tone(4.0, f_hz=50, amplitude=0.9)
    soundfile.write(tmp_path / "a.wav", np.stack([hum, -hum, 0.2 * VOICE, -0.2 * VOICE], axis=1), 16_000)
    assert choose(tmp_path / "a.wav").channel == 2


MIXED = {
    "the same twice": (VOICE, VOICE),
    "one of them softer": (VOICE, 0.1 * VOICE),
    "one of them silent": (silence(4.0), VOICE),
    "two voices in turn": (VOICE * (np.arange(64_000) < 32_000), VOICE * (np.arange(64_000) >= 32_000)),
    "unrelated": (VOICE, tone(4.0, f_hz=331) * (np.arange(64_000) % 9000 < 5000) + noise(4.0, seed=5)),
}


@pytest.mark.parametrize("kind", MIXED)
def test_other_channels_are_mixed(tmp_path: Path, kind: str) -> None:
    left, right = MIXED[kind]
    found = decode(stereo(tmp_path / "a.wav", left, right))
    assert found.warnings == ()
    assert np.abs(found.audio.samples - (left + right) / 2).max() < 1e-3


@pytest.mark.parametrize("voice_is_left", [True, False])
@pytest.mark.parametrize("other", [tone(4.0, f_hz=50, amplitude=0.2), noise(4.0, rms=0.1)])
def test_a_channel_of_hum_or_noise_is_left_out(tmp_path: Path, other: Sound, voice_is_left: bool) -> None:
    found = decode(stereo(tmp_path / "a.wav", *((VOICE, other) if voice_is_left else (other, VOICE))))
    assert np.abs(found.audio.samples - VOICE).max() < 1e-3
    assert f"the {'left' if voice_is_left else 'right'} channel alone was used" in found.warnings[0]


def test_more_channels_are_numbered(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.stack([VOICE, -VOICE, VOICE * 0, VOICE * 0], axis=1), 16_000)
    assert "channel 1 alone was used" in decode(tmp_path / "a.wav").warnings[0]


def test_the_side_that_is_asked_for_is_heard_alone_and_measured_alone(tmp_path: Path) -> None:
    path = stereo(tmp_path / "a.wav", 0.1 * VOICE, bursts(4.0, amplitude=0.9)[::-1].copy())
    left = decode(path, channel="left")
    assert np.abs(left.audio.samples - 0.1 * VOICE).max() < 1e-3
    assert left.info.channel == "left"
    assert left.info.channels == 2
    assert left.info.peak_dbfs == pytest.approx(20 * np.log10(0.03), abs=0.3)
    assert np.abs(decode(path, channel="right").audio.samples).max() > 0.8


def test_a_side_of_a_file_with_one_channel_is_refused(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", VOICE, 16_000)
    with pytest.raises(UnusableAudio, match="one channel"):
        decode(tmp_path / "a.wav", channel="left")


def tracks(path: Path, *sounds: Sound) -> Path:
    """A file with one sound track for each, stereo where the sound has two rows."""
    layouts = ["mono" if sound.ndim == 1 else "stereo" for sound in sounds]
    with av.open(str(path), "w") as container:
        streams = [container.add_stream("aac", rate=16_000, layout=layout) for layout in layouts]
        for sound, stream, layout in zip(sounds, streams, layouts, strict=True):
            frame = av.AudioFrame.from_ndarray(np.atleast_2d(sound), format="fltp", layout=layout)
            frame.sample_rate, frame.pts = 16_000, 0
            cut = av.AudioResampler("fltp", layout, 16_000, frame_size=1024)
            for part in [*cut.resample(frame), *cut.resample(None), None]:
                container.mux(stream.encode(part))
    return path


OTHERS = (silence(4.0), noise(4.0, rms=0.0005), tone(4.0, f_hz=50))


@pytest.mark.parametrize("name", ["a.m4a", "a.mka"])
@pytest.mark.parametrize(
    ("other", "place"),
    [
        pytest.param(other, place, marks=() if place == at else pytest.mark.slow)
        for at, other in enumerate(OTHERS)
        for place in (0, 1, 2)
    ],
)
def test_the_track_with_the_voice_is_used(tmp_path: Path, name: str, other: Sound, place: int) -> None:
    sounds = [other] * 3
    sounds[place] = VOICE
    found = decode(tracks(tmp_path / name, *sounds))
    assert level(found.audio.samples) == pytest.approx(level(VOICE), rel=0.1)
    assert f"3 sound tracks: number {place + 1} was used, the others contain no voice" in found.warnings[0]


def test_of_two_voices_the_first_is_used_and_the_other_named(tmp_path: Path) -> None:
    found = decode(tracks(tmp_path / "a.m4a", 0.5 * VOICE, VOICE))
    assert level(found.audio.samples) == pytest.approx(0.5 * level(VOICE), rel=0.1)
    assert "2 sound tracks: number 1 was used, the others were left out" in found.warnings[0]


@pytest.mark.parametrize(("side", "channel"), [("left", 0), ("right", 1), (None, None)])
def test_a_side_of_a_track_is_heard_where_there_are_several_tracks(
    tmp_path: Path, side: Side | None, channel: int | None
) -> None:
    path = tracks(tmp_path / "a.mka", tone(2.0), np.stack([bursts(2.0), bursts(2.0)]))
    why = "the file has 2 sound tracks: number 2 was used, the others contain no voice"
    assert choose(path, side) == Heard(1, channel, (why,))
