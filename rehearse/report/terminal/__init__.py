"""The sections of the terminal report, one per file."""
