"""Promises of `tools.bench_live`."""
