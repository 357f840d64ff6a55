"""Drafts and reports as files that leave the product: each is on record before anybody has it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from agent.domain.document_model.document import Document, FileFormat
from agent.domain.identity import User
from agent.domain.language import Language
from agent.ports import Audit
from agent.ports.office import Office
from agent.services.draft_documents import DraftDocuments
from agent.services.kpi_pack import KpiPack
from agent.services.kpi_pack_periods import Rhythm

MEDIA_TYPES: Mapping[FileFormat, str] = {
    FileFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileFormat.PDF: "application/pdf",
}
_LONGEST_NAME = 100
# what a file system may not take, and what would make a name look like a path
_NOT_IN_NAMES = re.compile(r"[^\w .,()&+-]+")


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """``title`` is that of the document; ``name`` is fit for a file system."""

    title: str
    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Exports:
    documents: DraftDocuments
    reports: KpiPack
    office: Office
    audit: Audit

    def draft(self, user: User, draft_id: str, file_format: FileFormat) -> OfficeFile:
        """The present version. Raises as `DraftDocuments.document`, and BadInput ``documents.one_page``."""
        draft = self.documents.desk.get(user, draft_id)
        made = self._written(self.documents.document(user, draft.id), file_format)
        details = {"kind": draft.kind.value, "version": draft.version, "digest": draft.digest}
        self.audit.append(user.id, "draft.exported", draft.id, {**details, "format": file_format.value})
        return made

    def report(
        self,
        user: User,
        rhythm: Rhythm,
        language: Language,
        file_format: FileFormat,
        account: str | None = None,
        period: str | None = None,
    ) -> OfficeFile:
        """Raises as `KpiPack.report`."""
        made = self._written(self.reports.report(user, rhythm, language, account, period), file_format)
        self.audit.append(user.id, "report.exported", rhythm.value, {"format": file_format.value})
        return made

    def _written(self, document: Document, file_format: FileFormat) -> OfficeFile:
        name = f"{_stem(document.title)}.{file_format.value}"
        data = self.office.write(document, file_format)
        return OfficeFile(document.title, name, MEDIA_TYPES[file_format], data)


def _stem(title: str) -> str:
    return " ".join(_NOT_IN_NAMES.sub(" ", title).split())[:_LONGEST_NAME].strip(" .") or "kam"
