"""PDF files: pypdfium2 first, pypdf where that gives nothing, OCR where no text stands."""
