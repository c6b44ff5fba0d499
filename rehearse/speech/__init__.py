"""Voice activity, chunks, transcription, models."""
