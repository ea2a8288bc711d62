"""Recount turns reports of armed conflict into a record that can be checked."""

__version__ = "0.1.0"
