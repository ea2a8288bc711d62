"""The staircase: the only folder that knows the order."""
