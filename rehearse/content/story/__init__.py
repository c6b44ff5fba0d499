"""Storey 5: the answer as a story: parts with their certainty, who began it, what was learned, what it shows."""
