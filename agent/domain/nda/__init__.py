"""NDA review: what a draft says (readings), what we think of it (policy), and the verdict."""
