"""What we ask the other side to change: proposals from findings, and the edits that a Word file shows."""
