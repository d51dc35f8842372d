"""One reader per corpus; each yields passages."""
