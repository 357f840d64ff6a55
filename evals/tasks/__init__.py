"""Tasks of a key account manager's day, judged by what stands at their end."""
