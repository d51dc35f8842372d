"""Entries → answers: incidents, claims, figures side by side, sources, highlights. Nothing is read or written here."""
