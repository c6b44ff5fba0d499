"""Score transcripts against references: normalised words, numbers spelt out, filled pauses."""
