"""How much may be imported at once. All limits on texts and files are set here."""

FILE_BYTES = 5 * 1024 * 1024
"""A longer file is refused before it is opened."""

CHARACTERS = 200_000
"""Of a pasted or extracted text: about 60 printed pages."""

CLAUSES = 400
"""Pieces of one text, headings and comments among them; each is a row of the preview, with up to four boxes."""

PARTS = 2_000
"""Members of an archive (a .docx is one)."""

UNPACKED_BYTES = 50 * 1024 * 1024
"""All members of an archive together, and any one stream of a PDF."""

RATIO = 200
"""Unpacked to packed size, for a member of more than a megabyte. XML is packed to a tenth, not to a thousandth."""

PAGES = 500
"""Of a PDF."""

SECONDS = 20
"""For reading one file, in a process that is ended then."""

MEMORY_BYTES = 512 * 1024 * 1024
"""For that process."""

REQUEST_BYTES = FILE_BYTES + 3 * 1024 * 1024
"""Of a form with a file; a larger one is refused before it is received."""
