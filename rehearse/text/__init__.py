"""Words as said: normal form, surroundings, fillers, repeats and restarts; what delivery and content both read."""
