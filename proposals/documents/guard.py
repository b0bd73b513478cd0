"""Checks of a file before a library opens it: its kind, size, members, compression ratio and XML entities.

Nothing here unpacks more than the limits allow, and nothing is parsed.
"""

import io
import zipfile
import zlib
from typing import Any, Final

from proposals.documents import limits
from proposals.documents.problems import DocumentError

COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_FLAG: Final = 0x1
BLOCK: Final = 64 * 1024
WITHOUT_RATIO: Final = 1024 * 1024
"""A member of up to a megabyte may have any compression ratio."""
DECLARATIONS: Final = (b"<!DOCTYPE", b"<!ENTITY")


def check(kind: str, data: bytes) -> None:
    """Raises DocumentError unless ``data`` is safe to open as ``kind``, one of docx, pdf, html and text."""
    if len(data) > limits.FILE_BYTES:
        raise DocumentError("too-large")
    if not data.strip():
        raise DocumentError("empty")
    if data.startswith(COMPOUND_FILE):
        raise DocumentError("old-word")
    if kind == "docx":
        _check_archive(data)
    elif kind == "pdf":
        if b"%PDF-" not in data[:1024]:
            raise DocumentError("malformed")
    elif data.startswith((b"PK\x03\x04", b"%PDF-")):
        raise DocumentError("malformed")


def _check_archive(data: bytes) -> None:
    _check_number_of_members(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_members(archive, len(data))
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OverflowError, NotImplementedError) as error:
        raise DocumentError("malformed") from error


def _check_number_of_members(data: bytes) -> None:
    """Count members before zipfile reads the directory, which makes an object of each."""
    if data.count(b"PK\x01\x02") > limits.PARTS:
        raise DocumentError("parts")


def _check_members(archive: zipfile.ZipFile, length: int) -> None:
    members = archive.infolist()
    if len(members) > limits.PARTS:
        raise DocumentError("parts")
    names = [member.filename for member in members]
    if "word/document.xml" not in names or len(set(names)) < len(names):
        raise DocumentError("malformed")
    if any(member.flag_bits & ENCRYPTED_FLAG for member in members):
        raise DocumentError("encrypted")
    if sum(member.compress_size for member in members) > length:
        # Members overlap, so the same bytes would be unpacked again and again.
        raise DocumentError("malformed")
    if sum(member.file_size for member in members) > limits.UNPACKED_BYTES:
        raise DocumentError("unpacks")
    for member in members:
        if member.file_size > WITHOUT_RATIO and member.file_size > limits.RATIO * max(member.compress_size, 1):
            raise DocumentError("unpacks")
    for member in members:
        _check_content(archive, member)


def _check_content(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Unpack a member block by block, to see that it has the size it declares and that XML declares no entities."""
    xml = member.filename.endswith((".xml", ".rels"))
    declared = member.file_size
    # zipfile stops at the declared size, so it is told to expect one byte more.
    member.file_size = declared + 1
    unpacked, tail = 0, b""
    content: Any
    with archive.open(member) as content:
        content._expected_crc = None  # it would include that byte
        while block := content.read1(BLOCK):
            unpacked += len(block)
            if unpacked > declared:
                raise DocumentError("unpacks")
            if xml:
                if unpacked == len(block) and b"\x00" in block[:4]:
                    raise DocumentError("malformed")
                if any(word in tail + block for word in DECLARATIONS):
                    raise DocumentError("entities")
                tail = block[-len(DECLARATIONS[0]) :]
    if unpacked < declared:
        raise DocumentError("malformed")
    member.file_size = declared
