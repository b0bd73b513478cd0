"""PDF: the text of each page, without the page numbers."""

import io
import re
from itertools import pairwise

from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError

from proposals.documents import limits
from proposals.documents.failure import Failure

PAGE_NUMBER = re.compile(r"[\W_]*(?:page\s*)?(\d{1,4})(?:\s*(?:/|of)\s*\d{1,4})?[\W_]*", re.IGNORECASE)


def text_of(data: bytes) -> str:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Failure("encrypted")
    try:
        if len(reader.pages) > limits.PAGES:
            raise Failure("pages")
        pages = [page.extract_text() for page in reader.pages]
    except FileNotDecryptedError as error:
        raise Failure("encrypted") from error
    return "\n".join(without_page_numbers(pages))


def without_page_numbers(pages: list[str]) -> list[str]:
    """The pages without a first or last line that counts them, if it does so on every page."""
    for end in (0, -1):
        lines = [page.strip().split("\n") for page in pages]
        counted = [PAGE_NUMBER.fullmatch(rows[end].strip()) for rows in lines]
        numbers = [int(found[1]) for found in counted if found]
        if len(numbers) == len(pages) > 1 and all(two == one + 1 for one, two in pairwise(numbers)):
            pages = ["\n".join(rows[1:] if end == 0 else rows[:-1]) for rows in lines]
    return pages
