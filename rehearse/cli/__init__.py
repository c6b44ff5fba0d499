"""The command line: one command per file; each parses, calls and renders. Nothing heavy is loaded by --help."""

from rehearse.cli.root import main

__all__ = ["main"]
