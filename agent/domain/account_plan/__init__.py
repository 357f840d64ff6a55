"""Account plans: when one is due, its goals, where the customer stands, what changed since the last one."""
