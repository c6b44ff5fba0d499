"""Measure how long a user waits for the report after stopping: `python -m tools.bench_live`."""
