"""Chat models: the one place that makes a client, and the second opinion on uncertain findings."""
