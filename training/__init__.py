"""How the encoder was trained: corpora to passages, one multi-task run, the bundle with its card."""
