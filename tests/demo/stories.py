"""What of the bundled reports is not read rightly yet, and why: each fails strictly, so that mending one is noticed."""

STORIES: dict[str, str] = {}
