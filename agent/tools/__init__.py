"""What a model may call: thin shells over services, each with its declared effect."""
