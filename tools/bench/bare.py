"""Bare faster-whisper as a program: python bare.py MODEL_FOLDER FILE [ours]; with "ours", at our settings."""

import sys

from faster_whisper import WhisperModel

OURS = {"language": "en", "beam_size": 5, "word_timestamps": True, "vad_filter": True}

if __name__ == "__main__":
    folder, file, *more = sys.argv[1:]
    model = WhisperModel(folder, device="cpu", compute_type="int8") if more else WhisperModel(folder, device="cpu")
    segments, _ = model.transcribe(file, **(OURS if more else {}))
    print(" ".join(segment.text for segment in segments))
