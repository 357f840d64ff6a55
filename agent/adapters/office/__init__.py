"""DOCX by python-docx, PDF by reportlab."""

from agent.adapters.office.files import OfficeFiles

__all__ = ["OfficeFiles"]
