"""Slack: the product's posts as Block Kit, and the calls that put them up. Imported only where Slack is set up."""
