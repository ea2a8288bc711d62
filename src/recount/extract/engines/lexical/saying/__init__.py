"""Who says it, through whom, and what they do with it."""
