"""The shelf: derived rows from which pages are served, so that no answer ever loads a whole ledger.

`flow.shelve` puts things on it after each link; readers of `serve` ask it. It may be emptied at any time, and is then made
anew. What is withdrawn leaves it in the same transaction (the triggers of migration 0003).
"""
