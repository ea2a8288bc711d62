"""The ledger: SQLite, append-only."""
