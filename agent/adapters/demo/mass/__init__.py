"""Many more customers and articles by the same rules, for benches."""
