"""Documents in: .txt, .md, .html, .docx and .pdf to text, whatever a stranger put into the file.

:func:`proposals.documents.reading.read` is the way in; what may be brought in at most is in
:mod:`proposals.documents.limits`. Nothing is imported here: the reading process needs neither Django nor its sentences.
"""
