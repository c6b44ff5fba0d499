"""Accuracy of words, fillers, word times and pauses on human speech, compared with peers on the same weights."""
