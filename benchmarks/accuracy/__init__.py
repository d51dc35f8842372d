"""Accuracy on corpora that lie outside the repository: ``python -m benchmarks.accuracy --corpora DIR --out FILE``."""
