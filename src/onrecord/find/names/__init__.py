"""Who and what is named: places, actors, persons, bodies, described people; one actor per thing."""
