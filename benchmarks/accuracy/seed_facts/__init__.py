"""The facts of the three seed reports, one check each; the tests and the benchmark run the same checks."""
