"""Scripts that make data files and the generated parts of the docs; not in the wheel."""
