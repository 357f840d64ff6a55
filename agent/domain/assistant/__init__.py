"""The chat: what is asked, what a tool answers, what is told, and what stays of it."""
