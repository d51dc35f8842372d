"""Document and guesses → mentions, claims, counts, incidents: the finders."""
