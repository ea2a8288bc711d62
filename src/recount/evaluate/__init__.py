"""Evaluate: are we right? Scores against a gold file, by group, and floors that only rise."""
