"""Plain text and Markdown: only the encoding has to be found."""

import codecs
from contextlib import suppress

from proposals.documents.problems import DocumentError

BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def text_of(data: bytes) -> str:
    return decoded(data)


def decoded(data: bytes, declared: str = "") -> str:
    """``data`` as text, by its byte order mark, the encoding it declares, UTF-8, or an old Cyrillic or Western one.

    Raises DocumentError if it is not text in any of these.
    """
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _strictly_decoded(data, encoding)
    if b"\x00" in data:
        raise DocumentError("not-text")
    for encoding in filter(None, (declared, "utf-8")):
        with suppress(UnicodeDecodeError, LookupError):
            return data.decode(encoding)
    high = [byte for byte in data if byte >= 0x80]
    letters = sum(1 for byte in data if chr(byte).isalpha() and byte < 0x80)
    # Cyrillic text in Windows-1251 is mostly bytes over 0x7F; in Western text accents are rare.
    return data.decode("cp1251" if len(high) > letters / 2 else "cp1252", errors="replace")


def _strictly_decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError("not-text") from error
