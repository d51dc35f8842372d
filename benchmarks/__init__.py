"""How good and how quick onrecord is, measured through the path a user takes."""
