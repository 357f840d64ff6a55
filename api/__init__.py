"""The HTTP surface: the page and the API, one process, loopback by default."""
