"""What a file says of itself, checked before a library opens it: kind, size, members, ratio, entities.

Nothing here unpacks more than a limit, and nothing is parsed.
"""

import io
import zipfile
import zlib
from typing import Any, Final

from proposals.documents import limits
from proposals.documents.failure import Failure

COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_FLAG: Final = 0x1
BLOCK: Final = 64 * 1024
WITHOUT_RATIO: Final = 1024 * 1024
"""A member of up to a megabyte may be packed as well as it can be."""
DECLARATIONS: Final = (b"<!DOCTYPE", b"<!ENTITY")


def check(kind: str, data: bytes) -> None:
    """Raise Failure unless ``data`` may be handed to the library for ``kind``, one of docx, pdf, html, text."""
    if len(data) > limits.FILE_BYTES:
        raise Failure("too-large")
    if not data.strip():
        raise Failure("empty")
    if data.startswith(COMPOUND_FILE):
        raise Failure("old-word")
    if kind == "docx":
        _check_archive(data)
    elif kind == "pdf":
        if b"%PDF-" not in data[:1024]:
            raise Failure("malformed")
    elif data.startswith((b"PK\x03\x04", b"%PDF-")):
        raise Failure("malformed")


def _check_archive(data: bytes) -> None:
    _check_number_of_members(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_members(archive, len(data))
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OverflowError, NotImplementedError) as error:
        raise Failure("malformed") from error


def _check_number_of_members(data: bytes) -> None:
    """Before the directory is read: it would be turned into as many objects."""
    if data.count(b"PK\x01\x02") > limits.PARTS:
        raise Failure("parts")


def _check_members(archive: zipfile.ZipFile, length: int) -> None:
    members = archive.infolist()
    if len(members) > limits.PARTS:
        raise Failure("parts")
    names = [member.filename for member in members]
    if "word/document.xml" not in names or len(set(names)) < len(names):
        raise Failure("malformed")
    if any(member.flag_bits & ENCRYPTED_FLAG for member in members):
        raise Failure("encrypted")
    if sum(member.compress_size for member in members) > length:
        # Members that overlap: the same bytes would be unpacked again and again.
        raise Failure("malformed")
    if sum(member.file_size for member in members) > limits.UNPACKED_BYTES:
        raise Failure("unpacks")
    for member in members:
        if member.file_size > WITHOUT_RATIO and member.file_size > limits.RATIO * max(member.compress_size, 1):
            raise Failure("unpacks")
    for member in members:
        _check_content(archive, member)


def _check_content(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Unpack a member block by block: it has the size that it declares, and XML declares no entities."""
    xml = member.filename.endswith((".xml", ".rels"))
    declared = member.file_size
    # zipfile stops at the declared size: to see what is really there, it is told to expect one byte more.
    member.file_size = declared + 1
    unpacked, tail = 0, b""
    content: Any
    with archive.open(member) as content:
        content._expected_crc = None  # the sum would be taken over one byte too many
        while block := content.read1(BLOCK):
            unpacked += len(block)
            if unpacked > declared:
                raise Failure("unpacks")
            if xml:
                if unpacked == len(block) and b"\x00" in block[:4]:
                    raise Failure("malformed")
                if any(word in tail + block for word in DECLARATIONS):
                    raise Failure("entities")
                tail = block[-len(DECLARATIONS[0]) :]
    if unpacked < declared:
        raise Failure("malformed")
    member.file_size = declared
