"""Plain text and Markdown: only the encoding has to be found."""

import codecs

from proposals.documents.failure import Failure

BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def text_of(data: bytes) -> str:
    return decoded(data)


def decoded(data: bytes, named: str = "") -> str:
    """``data`` as text: by its byte order mark, the encoding it names, UTF-8, or an old Cyrillic or Western one.

    Raises Failure where it holds no text in any of them.
    """
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _strictly(data, encoding)
    if b"\x00" in data:
        raise Failure("not-text")
    for encoding in (named, "utf-8"):
        try:
            return data.decode(encoding) if encoding else _refuse()
        except (UnicodeDecodeError, LookupError):
            continue
    high = [byte for byte in data if byte >= 0x80]
    letters = sum(1 for byte in data if chr(byte).isalpha() and byte < 0x80)
    # In Windows-1251 Cyrillic letters are the upper quarter; in a Western text accents are rare.
    return data.decode("cp1251" if len(high) > letters / 2 else "cp1252", errors="replace")


def _refuse() -> str:
    raise LookupError


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Failure("not-text") from error
