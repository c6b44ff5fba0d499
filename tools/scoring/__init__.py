"""Scores of what was heard against what was said: words on one spelling, numbers spelt out, filled pauses."""
