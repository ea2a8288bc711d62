"""From clauses to claims: what each tells, which tell of one event, and which are one claim."""
