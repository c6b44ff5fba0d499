"""The sections of the terminal report, one a file."""
