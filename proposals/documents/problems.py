"""Why a document could not be read: one sentence each, for the person who chose the file. Knows nothing of Django."""

from proposals.documents import limits

MEGABYTE = 1024 * 1024


class DocumentError(Exception):
    """A document that cannot be read. ``code`` is a key of ``SENTENCES``, the message its sentence."""

    def __init__(self, code: str):
        self.code = code
        super().__init__(SENTENCES[code])


SENTENCES = {
    "too-large": f"The file is over {limits.FILE_BYTES // MEGABYTE} MB. Choose a smaller one, or paste the text.",
    "too-long": f"The text has more than {limits.CHARACTERS:,} characters. Import it in parts.",
    "too-many": f"The text splits into more than {limits.CLAUSES} parts. Import it in sections.",
    "unknown": "This kind of file cannot be read. Choose .txt, .md, .html, .docx or .pdf, or paste the text.",
    "old-word": "This is an old or encrypted Word file. Save it as .docx without a password.",
    "encrypted": "The file is password-protected. Save a copy without a password, or paste the text.",
    "malformed": "The file is damaged, or its type does not match its name. Save it again, or paste the text.",
    "not-text": "The file contains something other than text. Choose another one, or paste the text.",
    "unpacks": "The file would unpack to far more than its size and was not opened. Paste the text instead.",
    "parts": f"The file has more than {limits.PARTS:,} parts and was not opened. Paste the text instead.",
    "entities": "The file defines or fetches XML entities and was not opened. Paste the text instead.",
    "pages": f"The file has more than {limits.PAGES} pages. Import only the part you need.",
    "empty": "There is no text in the file. If it is a scan, run text recognition first, or type the text.",
    "slow": f"Reading the file took more than {limits.SECONDS} seconds and was stopped. Paste the text instead.",
    "memory": "Reading the file took too much memory and was stopped. Paste the text instead.",
}
