"""Tables → files. What a table holds is decided elsewhere; here is only how it is written."""
