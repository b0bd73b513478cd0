"""Small documents for tests, honest and hostile."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pypdf import PdfReader, PdfWriter

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(paragraphs: Iterable[str]) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word_with_lists(items: list[tuple[str, int, int]], levels: list[tuple[str, str, int]], starts=()) -> bytes:
    """Paragraphs (words, list, depth) of automatic lists; list 0 is none.

    ``levels`` are (format, text, start); every list counts by them, and list n begins at ``starts[n - 1]`` if given.
    """
    document = docx.Document()
    numbering = document.part.numbering_part.element
    for element in list(numbering):
        numbering.remove(element)
    inside = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/>'
        "</w:lvl>"
        for depth, (style, text, start) in enumerate(levels)
    )
    numbering.append(parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="1">{inside}</w:abstractNum>'))
    for number in sorted({number for _, number, _ in items if number}):
        start = starts[number - 1] if number <= len(starts) else None
        override = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>' if start else ""
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="1"/>{override}</w:num>')
        )
    for text, number, depth in items:
        paragraph = document.add_paragraph(text)
        if number:
            properties = paragraph._p.get_or_add_pPr()
            properties.append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
            )
    return saved(document)


def archive(members: dict[str, bytes]) -> bytes:
    """A .docx with these members in place of, or besides, those of a plain one."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word(["Plain."]))) as plain,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made,
    ):
        for name in plain.namelist():
            if name not in members:
                made.writestr(name, plain.read(name))
        for name, content in members.items():
            made.writestr(name, content)
    return out.getvalue()


def document_xml(body: str, declarations: str = "") -> bytes:
    return f"{HEAD}{declarations}<w:document {W}><w:body>{body}</w:body></w:document>".encode()


def bomb(size: int) -> bytes:
    """A .docx whose document unpacks to ``size`` bytes."""
    start, end = document_xml("<w:p><w:r><w:t>\0</w:t></w:r></w:p>").split(b"\0")
    megabytes, rest = divmod(size - len(start) - len(end), 1_000_000)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(start + b"A" * rest) + packer.flush(zlib.Z_FULL_FLUSH)
    # After a full flush a megabyte is packed into the same bytes every time.
    packed += (packer.compress(b"A" * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)) * megabytes
    packed += packer.compress(end) + packer.flush()
    return _unchecked([("word/document.xml", packed, size)])


def many_members(number: int) -> bytes:
    """A .docx that can be read, with ``number`` empty members besides."""
    plain = zipfile.ZipFile(io.BytesIO(word(["Plain."])))
    members = []
    for member in plain.infolist():
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        content = plain.read(member)
        packed = packer.compress(content) + packer.flush()
        members.append((member.filename, packed, len(content), zlib.crc32(content)))
    return _unchecked(members + [(f"w/{index}", b"\x03\x00", 0) for index in range(number)])


def _unchecked(members: list[tuple]) -> bytes:
    """An archive of (name, packed content, unpacked size, checksum or 0), written as told."""
    files, directory, at = [], [], 0
    for name, packed, size, *checksum in members:
        common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, *(checksum or [0]), len(packed), size, len(name), 0)
        files.append(b"PK\x03\x04" + common + name.encode() + packed)
        directory.append(b"PK\x01\x02\x14\x00" + common + struct.pack("<HHHII", 0, 0, 0, 0, at) + name.encode())
        at += len(files[-1])
    central = b"".join(directory)
    count = min(len(members), 0xFFFF)
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(central), at, 0)
    return b"".join(files) + central + end


def lying(data: bytes, name: str, declared: int) -> bytes:
    """The archive with another unpacked size declared for a member, in both places where it stands."""
    changed = bytearray(data)
    encoded = name.encode()
    for signature, size_at, name_at in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        at = -1
        while (at := changed.find(signature, at + 1)) >= 0:
            if changed[at + name_at : at + name_at + len(encoded)] == encoded:
                struct.pack_into("<I", changed, at + size_at, declared)
    return bytes(changed)


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF of Latin text, a list of lines for each page; without lines a page is empty, as a scan is."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{4 + 2 * n} 0 R' for n in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        shown = " T* ".join(f"({line.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj" for line in lines)
        content = f"BT /F1 12 Tf 14 TL 72 760 Td {shown} ET" if lines else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    out, offsets = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{written}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(offsets) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode()


def locked(data: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
