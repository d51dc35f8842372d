"""Figures of the dead, injured and held, and their stated absence."""
