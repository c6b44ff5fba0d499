"""How right words, fillers, word times and pauses are on human speech, beside peers on the same weights."""
