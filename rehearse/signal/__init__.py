"""What audio, speech and delivery all derive from the samples: 10 ms frames, the common band, F0."""
