"""The review page: a report beside its cells, on this machine only. Routes, forms and pages; no analysis."""
