"""PDF: the text of each page, without the page numbers."""

import io
import re
from itertools import pairwise

from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError

from proposals.documents import limits
from proposals.documents.problems import DocumentError

PAGE_NUMBER = re.compile(r"[\W_]*(?:page\s*)?(\d{1,4})(?:\s*(?:/|of)\s*\d{1,4})?[\W_]*", re.IGNORECASE)


def text_of(data: bytes) -> str:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise DocumentError("encrypted")
    try:
        if len(reader.pages) > limits.PAGES:
            raise DocumentError("pages")
        pages = [page.extract_text() for page in reader.pages]
    except FileNotDecryptedError as error:
        raise DocumentError("encrypted") from error
    return "\n".join(without_page_numbers(pages))


def without_page_numbers(pages: list[str]) -> list[str]:
    """The pages without their page numbers, if every page has one as its first or last line."""
    for end in (0, -1):
        lines = [page.strip().split("\n") for page in pages]
        matches = [PAGE_NUMBER.fullmatch(page[end].strip()) for page in lines]
        numbers = [int(match[1]) for match in matches if match]
        if len(numbers) == len(pages) > 1 and all(two == one + 1 for one, two in pairwise(numbers)):
            pages = ["\n".join(page[1:] if end == 0 else page[:-1]) for page in lines]
    return pages
