"""Tools for the makers: evaluations, benchmarks, fixtures, the speech model of the tests."""
