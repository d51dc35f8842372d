"""A light reading of sentences without a parser: tagged words, phrases, subjects, quotations."""
