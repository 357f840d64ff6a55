"""The child process: limits first, then the reader of the file's type. Its answer is JSON.

``python -m agent.adapters.documents.worker PATH NAME LIMITS``
"""

import gc
import hashlib
import sys
from pathlib import Path

from agent.adapters.documents.child import quiet, respond
from agent.adapters.documents.child import restrain as _restrain
from agent.adapters.documents.extract import Extract
from agent.adapters.documents.limits import MEGABYTE, Deadline, Limits
from agent.adapters.documents.reading import read_bytes
from agent.adapters.documents.wire import document_to_json, refusal_to_json
from agent.domain.document import Document
from agent.domain.errors import BadInput

# the parent's clock started before ours: interpreter and imports
_STARTED_BEFORE = 0.5


def answer(path: Path, name: str, limits: Limits) -> bytes:
    """The JSON of the document or of the refusal."""
    try:
        data = path.read_bytes()
        extract = read_bytes(data, name, limits, Deadline(limits.seconds - _STARTED_BEFORE))
        return document_to_json(_document(extract, data, name))
    except BadInput as refusal:
        return refusal_to_json(refusal)
    except MemoryError:
        return refusal_to_json(BadInput("document.memory", limit=limits.memory_bytes // MEGABYTE))
    except RecursionError:
        return refusal_to_json(BadInput("document.corrupt"))


def _document(extract: Extract, data: bytes, name: str) -> Document:
    digest = hashlib.sha256(data).hexdigest()
    return Document(name, extract.media_type, digest, extract.text, extract.blocks, extract.coverage)


def main(arguments: list[str]) -> None:
    path, name, limits = arguments
    gc.disable()  # the process ends after one file: collecting would only cost time
    _restrain(Limits.from_json(limits))
    channel = quiet()
    respond(channel, answer(Path(path), name, Limits.from_json(limits)))


if __name__ == "__main__":
    main(sys.argv[1:])
