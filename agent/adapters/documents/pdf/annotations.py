"""Form values and annotations: text on the page that no text extraction gives."""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from agent.adapters.documents.normalise import one_line
from agent.domain.document import BlockKind

_LONGEST = 20_000  # UTF-16 units
_MOST = 2_000  # annotations of a page
_NOTES = frozenset(
    {
        raw.FPDF_ANNOT_TEXT,
        raw.FPDF_ANNOT_FREETEXT,
        raw.FPDF_ANNOT_HIGHLIGHT,
        raw.FPDF_ANNOT_UNDERLINE,
        raw.FPDF_ANNOT_SQUIGGLY,
        raw.FPDF_ANNOT_STRIKEOUT,
        raw.FPDF_ANNOT_STAMP,
        raw.FPDF_ANNOT_CARET,
    }
)
_BOXES = frozenset({raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON})
_SKIPPED = frozenset({raw.FPDF_FORMFIELD_PUSHBUTTON, raw.FPDF_FORMFIELD_SIGNATURE})


@dataclass(frozen=True, slots=True)
class Note:
    """``label``: the field's name, printed before its value."""

    text: str
    kind: BlockKind
    label: str = ""


def notes_of(page: pdfium.PdfPage, form: pdfium.PdfFormEnv | None) -> list[Note]:
    """Filled fields and notes of a page in file order."""
    notes = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        found = raw.FPDFPage_GetAnnot(page, index)
        if found:
            note = _note(found, form)
            raw.FPDFPage_CloseAnnot(found)
            notes += [note] if note and note.text else []
    return notes


def _note(found: object, form: pdfium.PdfFormEnv | None) -> Note | None:
    subtype = raw.FPDFAnnot_GetSubtype(found)
    if subtype == raw.FPDF_ANNOT_WIDGET and form is not None:
        return _field(found, form)
    if subtype not in _NOTES:
        return None
    text = _string(lambda buffer, size: raw.FPDFAnnot_GetStringValue(found, b"Contents", buffer, size))
    return Note(text, BlockKind.ANNOTATION)


def _field(found: object, form: pdfium.PdfFormEnv) -> Note | None:
    kind = raw.FPDFAnnot_GetFormFieldType(form, found)
    if kind in _SKIPPED:
        return None
    name = _string(lambda buffer, size: raw.FPDFAnnot_GetFormFieldAlternateName(form, found, buffer, size))
    name = name or _string(lambda buffer, size: raw.FPDFAnnot_GetFormFieldName(form, found, buffer, size))
    if kind in _BOXES:
        value = "☒" if raw.FPDFAnnot_IsChecked(form, found) else ""
    else:
        value = _string(lambda buffer, size: raw.FPDFAnnot_GetFormFieldValue(form, found, buffer, size))
    return Note(value, BlockKind.FORM_FIELD, f"{name}:" if name else "")


def _string(get: Callable[[object, int], int]) -> str:
    """Call a pdfium getter of UTF-16 strings: first for the size in bytes, then for the string."""
    size = min(get(None, 0), 2 * _LONGEST)
    if size <= 2:  # the closing zero alone
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    if get(buffer, size) > size:
        return ""
    return one_line(bytes(buffer)[:size].decode("utf-16-le", "replace").rstrip("\0"))
