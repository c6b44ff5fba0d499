"""Promises of `rehearse.cli.live`."""
