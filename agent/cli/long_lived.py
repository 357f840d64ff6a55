"""What a process needs that lives for days, other than a short command of the shell."""

import ctypes
import gc
from contextlib import suppress

_M_ARENA_MAX, _ARENAS = -8, 2  # of glibc's <malloc.h>


def stay() -> None:
    """Collect garbage, which `kam` switches off for short commands, and let threads share what each has freed.

    glibc gives a process up to eight heaps a core, and none of them what another one has freed: with the threads of a
    server its memory grew three times as fast (README, capacity). To be called before threads begin.
    """
    gc.enable()
    with suppress(OSError, AttributeError):  # another C library
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, _ARENAS)
