"""A process that lives for days collects its garbage, and its threads share what was freed."""

import subprocess
import sys

_FREED_BY_ONE_USED_BY_ANOTHER = """
import ctypes, gc, threading
from agent.cli.long_lived import stay
if {stays}:
    gc.disable()
    stay()
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.malloc_info.argtypes = [ctypes.c_int, ctypes.c_void_p]
together = threading.Barrier(8)
def use():
    together.wait()
    libc.malloc(100)
    together.wait()
threads = [threading.Thread(target=use) for _ in range(8)]
for each in threads:
    each.start()
for each in threads:
    each.join()
libc.fdopen.restype = ctypes.c_void_p
libc.fflush.argtypes = [ctypes.c_void_p]
out = libc.fdopen(1, b"w")
libc.malloc_info(0, out)
libc.fflush(out)
print("collects" if gc.isenabled() else "does not", flush=True)
"""


def heaps(stays: bool) -> tuple[int, bool]:
    command = [sys.executable, "-c", _FREED_BY_ONE_USED_BY_ANOTHER.format(stays=stays)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return told.count("<heap nr="), "collects" in told


def test_threads_share_two_heaps() -> None:
    assert heaps(stays=True) == (2, True)
    assert heaps(stays=False)[0] > 2
