"""Writing of documents as office files."""

from typing import Protocol

from agent.domain.document_model.document import Document, FileFormat


class Office(Protocol):
    def write(self, document: Document, file_format: FileFormat) -> bytes:
        """The file. The same document gives the same bytes.

        Raises BadInput ``documents.one_page`` when a document of one page does not fit it.
        """
        ...
