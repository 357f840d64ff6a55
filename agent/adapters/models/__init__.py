"""Chat models: the one place that makes a client, the second opinion on uncertain findings, the writer of drafts."""
