"""Self-made clauses and whole NDAs on the topics of our own policies that no public benchmark asks for."""
