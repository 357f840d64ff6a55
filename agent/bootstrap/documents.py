"""Wires documents: drafts and KPI reports as DOCX and PDF."""

from functools import cached_property
from typing import TYPE_CHECKING

from agent.bootstrap.drafts import DraftParts
from agent.bootstrap.escalations import EscalationParts

if TYPE_CHECKING:
    from agent.adapters.office import OfficeFiles
    from agent.services.document_pictures import DocumentPictures
    from agent.services.draft_documents import DraftDocuments
    from agent.services.kpi_pack import KpiPack


class DocumentParts(DraftParts, EscalationParts):
    """What becomes a file."""

    @cached_property
    def office(self) -> "OfficeFiles":
        from agent.adapters.office import OfficeFiles

        return OfficeFiles()

    @cached_property
    def document_pictures(self) -> "DocumentPictures":
        from agent.services.document_pictures import DocumentPictures

        return DocumentPictures(self.pictures, self.charts, self.kpis, self.reorders)

    @cached_property
    def draft_documents(self) -> "DraftDocuments":
        from agent.services.draft_documents import DraftDocuments

        return DraftDocuments(
            desk=self.desk,
            office=self.office,
            pictures=self.document_pictures,
            facts=self._stocked_facts,
            contacts=self._contact_facts,
            identity=self.identity,
            company=self.company_file,
        )

    @cached_property
    def kpi_pack(self) -> "KpiPack":
        from agent.services.kpi_pack import KpiPack

        return KpiPack(
            accounts=self.accounts,
            catalogue=self.kpi_rules,
            kpis=self.kpis,
            escalations=self.escalations,
            reorders=self.reorders,
            contacts=self.contacts,
            opportunities=self.opportunities,
            pictures=self.document_pictures,
            identity=self.identity,
            clock=self.clock,
        )
