"""Builds the word lists of coded actors that are made from other people's dictionaries."""
