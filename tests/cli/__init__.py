"""Promises of `rehearse.cli`."""
