"""Writes a document as DOCX."""
