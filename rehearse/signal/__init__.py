"""Signal processing shared by audio, speech and delivery: 10 ms frames, the common frequency band, F0."""
