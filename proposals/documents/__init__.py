"""Reading documents: .txt, .md, .html, .docx and .pdf to text, safely, whatever is in the file.

Start at :func:`proposals.documents.reading.read`; all limits are in :mod:`proposals.documents.limits`. Nothing is
imported here, so that the reading process loads no more than it needs.
"""
