"""Reference data behind small pure functions."""
