"""Promises of `rehearse.store`."""
