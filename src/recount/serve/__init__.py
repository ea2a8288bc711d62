"""Serve: the workbench's pages and its HTTP API, over the shelf and the ledger.

Reads the store and asks `review`; what codes, links or writes is handed in (`ports`). Without that it is read-only.
"""
