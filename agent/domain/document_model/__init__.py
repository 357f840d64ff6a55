"""What a document consists of, before any file format: blocks, running lines, the head of a letter."""
