"""Facts that do not hold today, by number, each with what is missing. A fact that starts to hold must leave this table."""

STORIES: dict[str, str] = {}
