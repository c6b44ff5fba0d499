"""Tools for developers: evaluations, benchmarks, fixtures, generated files, the tests' speech model."""
