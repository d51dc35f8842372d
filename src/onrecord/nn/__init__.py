"""The small encoder: words to pieces, windows, one session, spans with scores."""
