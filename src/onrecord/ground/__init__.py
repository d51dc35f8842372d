"""Places to the map, times to the calendar: each with how exactly it is known."""
