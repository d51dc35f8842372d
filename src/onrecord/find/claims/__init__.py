"""Who says what, through whom, how surely, and who denies."""
