"""A document as it fits its pages."""

from dataclasses import dataclass

from agent.domain.document_model.document import Document


@dataclass(frozen=True, slots=True)
class Fitted:
    """``scale`` below 1: the text had to become smaller to come on one page."""

    document: Document
    scale: float = 1.0
