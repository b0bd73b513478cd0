"""How much may be brought in at once. Every limit on texts and files is said here and nowhere else."""

FILE_BYTES = 5 * 1024 * 1024
"""A longer file is refused before it is opened."""

CHARACTERS = 200_000
"""Of a pasted or extracted text: some 60 printed pages."""

CLAUSES = 400
"""Cuts of one text, headings and comments among them; each is a row of the preview, with up to four boxes."""

PARTS = 2_000
"""Members of an archive (a .docx is one)."""

UNPACKED_BYTES = 50 * 1024 * 1024
"""All members of an archive together, and any one stream of a PDF."""

RATIO = 200
"""Unpacked to packed, for a member of more than a megabyte: XML is packed to a tenth, not to a thousandth."""

PAGES = 500
"""Of a PDF."""

SECONDS = 20
"""For reading one file, in a process of its own that is ended then."""

MEMORY_BYTES = 512 * 1024 * 1024
"""For that process."""

REQUEST_BYTES = FILE_BYTES + 3 * 1024 * 1024
"""Of a form with a file in it; more is not even received."""
