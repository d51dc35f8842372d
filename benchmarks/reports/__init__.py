"""A fixed set of reports with frozen answers: ``python -m benchmarks.reports`` prints the facts gained and lost."""
