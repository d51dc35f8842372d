"""Pure functions on strings: fold, tokens, sentences. No records of the world, no files."""
