"""Chat platforms in the product's own words: who speaks, where, what is shown."""
