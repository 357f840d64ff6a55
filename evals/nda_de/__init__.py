"""Self-made German evaluation texts: clauses for the benchmark's hypotheses, and whole NDAs with labels."""
