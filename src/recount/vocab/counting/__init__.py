"""What counting needs from the words, whoever counts: the grammar, and the tally of a trained engine's spans."""
