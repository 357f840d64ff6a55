"""Credit and margin: internal figures, which never stand in a text for a customer."""
