"""Writes a document as PDF."""
