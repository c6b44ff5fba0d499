"""Promises of `rehearse.studio`."""
