"""Words that tell a time, read into a notation that grounding can anchor."""
