"""Feeds files that a fuzzer makes to everything that reads a file: `make fuzz`."""
