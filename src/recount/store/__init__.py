"""The ledger: append-only, on SQLite. `Ledger` writes, `views` reads, `verify` proves it again."""
