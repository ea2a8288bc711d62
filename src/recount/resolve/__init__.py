"""Resolve: where, when and who. One verb, `resolve`, and its options."""
