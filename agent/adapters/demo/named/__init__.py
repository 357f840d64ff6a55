"""The six named accounts and every situation that the role is about."""
