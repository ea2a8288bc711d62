"""The cards of all incidents as columns in memory: filters, counts, maps and orders of a hundred thousand in milliseconds.

Read from the shelf once, then only what changed there; what a card says in full stays in the ledger and is read when shown.
"""
