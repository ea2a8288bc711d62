"""One sentence read: its words, what each does, its phrases and its clauses."""
