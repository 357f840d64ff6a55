"""Who is connected: each of our processes tells the server its name."""

import os
import socket

PREFIX = "kam-"
_LONGEST = 63  # the server cuts off the rest


def client_name() -> str:
    """Of this process, as the server's administrator reads it."""
    pid = f"-{os.getpid()}"
    return f"{PREFIX}{socket.gethostname()}"[: _LONGEST - len(pid)] + pid
