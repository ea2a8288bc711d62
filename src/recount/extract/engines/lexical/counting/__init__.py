"""How many people and things: tolls, their parts, and losses."""
