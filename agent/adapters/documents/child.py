"""The inside of a sandbox: a child process limits itself before it looks at a file, and answers once."""

import os
import sys

from agent.adapters.documents.limits import MEGABYTE, Limits

_LARGEST_ANSWER = 64 * MEGABYTE


def restrain(limits: Limits) -> None:
    """Set the limits of the process and all it starts. Windows has none: there the clock alone holds."""
    if sys.platform == "win32":
        return
    import resource

    cpu = int(limits.seconds) + 1
    for what, limit in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_FSIZE, _LARGEST_ANSWER),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (limit, limit))


def quiet() -> int:
    """The channel to the parent; whatever a library prints from now on goes to stderr instead."""
    channel = os.dup(1)
    os.dup2(2, 1)
    return channel


def respond(channel: int, answer: bytes) -> None:
    with os.fdopen(channel, "wb") as out:
        out.write(answer)
