"""The file itself, the same for the same document: no time of writing inside."""

import io
import zipfile
from typing import Any

_SAME_MOMENT = (1980, 1, 1, 0, 0, 0)


def saved(word: Any) -> bytes:
    """``word`` is python-docx's document."""
    written, out = io.BytesIO(), io.BytesIO()
    word.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _SAME_MOMENT), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
