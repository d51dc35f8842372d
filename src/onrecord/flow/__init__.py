"""Where stages meet: the path of one report as a table, and of many as a run."""
