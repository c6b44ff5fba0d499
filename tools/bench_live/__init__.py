"""How long a person waits for the report after the last word: `python -m tools.bench_live`."""
