"""Promises of `tools.scoring`."""
