"""Tables in the column layout of others, for tools that expect it. The layout is theirs; ids, rows and rules are ours."""
