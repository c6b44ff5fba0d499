"""Promises of `rehearse.practice`."""
