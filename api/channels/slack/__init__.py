"""Slack: what comes in over HTTP, checked, translated and handed to the product. Imported where it is set up."""
