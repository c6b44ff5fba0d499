"""What audio, speech and delivery all need of the samples: frames of 10 ms, the common band, fundamental frequency."""
