"""Tools for the makers: training of the demo model, evaluations, benchmarks."""
