"""Many reports → links: copies, cited sources, and the same incident told twice. Every link says why."""
