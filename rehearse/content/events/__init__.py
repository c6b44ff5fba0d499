"""Storey 3: what happened: steps of the speaker and of others, and directives."""
