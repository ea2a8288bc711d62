"""Reconcile: low, best and high, nobody counted twice, each with its basis."""
