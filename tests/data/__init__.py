"""Promises of `rehearse.data`."""
