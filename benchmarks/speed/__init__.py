"""How quick onrecord is: ``python -m benchmarks.speed --out FILE.json``."""
