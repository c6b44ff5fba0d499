"""Run bare faster-whisper: python bare.py MODEL_FOLDER FILE [BEAM]; if a beam is given, with our settings."""

import sys

from faster_whisper import WhisperModel

OURS = {"language": "en", "word_timestamps": True, "vad_filter": True}

if __name__ == "__main__":
    folder, file, *beam = sys.argv[1:]
    model = WhisperModel(folder, device="cpu", compute_type="int8") if beam else WhisperModel(folder, device="cpu")
    segments, _ = model.transcribe(file, **({**OURS, "beam_size": int(beam[0])} if beam else {}))
    print(" ".join(segment.text for segment in segments))
