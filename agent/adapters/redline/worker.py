"""The child process: limits first, then the Word file. The order comes in, the new file goes out.

``python -m agent.adapters.redline.worker PATH NAME LIMITS``
"""

import gc
import sys
from pathlib import Path

from agent.adapters.documents.child import quiet, respond, restrain
from agent.adapters.documents.limits import MEGABYTE, Limits
from agent.adapters.documents.sniff import FileType, sniff
from agent.adapters.redline.order import Order, answer_to_bytes, refusal_to_bytes
from agent.domain.errors import BadInput
from agent.ports import Redlined

# told by the reader when a file is no Word file at all
_NOT_WORD = frozenset({"document.wrong_type", "document.legacy_word", "document.empty"})


def answer(path: Path, name: str, question: bytes, limits: Limits) -> bytes:
    """The new file or the refusal."""
    try:
        return answer_to_bytes(_redline(path.read_bytes(), name, Order.from_json(question)))
    except BadInput as refusal:
        code = "redline.not_word" if refusal.code in _NOT_WORD else refusal.code
        return refusal_to_bytes(BadInput(code, **refusal.values))
    except MemoryError:
        return refusal_to_bytes(BadInput("redline.memory", limit=limits.memory_bytes // MEGABYTE))
    except RecursionError:
        return refusal_to_bytes(BadInput("redline.unsupported"))


def _redline(data: bytes, name: str, order: Order) -> Redlined:
    if sniff(data, name) is not FileType.DOCX:
        raise BadInput("redline.not_word")
    from agent.adapters.redline.writer import redline  # python-docx takes longer to load than most files to change

    return redline(data, order)


def main(arguments: list[str]) -> None:
    path, name, limits = arguments[0], arguments[1], Limits.from_json(arguments[2])
    gc.disable()  # the process ends after one file: collecting would only cost time
    restrain(limits)
    question = sys.stdin.buffer.read()
    channel = quiet()
    respond(channel, answer(Path(path), name, question, limits))


if __name__ == "__main__":
    main(sys.argv[1:])
