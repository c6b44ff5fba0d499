"""Storey 3: what happened: steps, directives, initiative, reflection."""
