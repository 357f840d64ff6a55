"""The port `Office`. The libraries are imported when a document is written."""

from agent.adapters.office.fitted import Fitted
from agent.domain.document_model.characters import cleaned
from agent.domain.document_model.document import Document, FileFormat


class OfficeFiles:
    """Threads may share one object."""

    def write(self, document: Document, file_format: FileFormat) -> bytes:
        """Raises BadInput ``documents.one_page``."""
        fitted = Fitted(cleaned(document))
        if document.one_page or file_format is FileFormat.PDF:
            from agent.adapters.office.pdf.writer import pdf

            # the page of the PDF decides for Word too: its font is the wider one
            made, fitted = pdf(fitted.document)
            if file_format is FileFormat.PDF:
                return made
        from agent.adapters.office.docx.writer import docx

        return docx(fitted)
