"""Builds the gazetteer file that ships with onrecord from its sources."""
