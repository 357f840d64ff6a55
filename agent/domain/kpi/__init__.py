"""Key performance indicators: definition, period, measure, status, result."""
