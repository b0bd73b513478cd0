"""Why a document could not be read: one sentence each, for the person who chose the file."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from proposals.documents import limits

MEGABYTE = 1024 * 1024


class DocumentError(Exception):
    """A document that cannot be brought in. ``code`` names the reason; the message is the sentence to show."""

    def __init__(self, code: str):
        self.code = code
        super().__init__(SENTENCES[code]())


SENTENCES: dict[str, Callable[[], str]] = {
    "too-large": lambda: (
        _("The file has more than %(megabytes)d MB. Bring in a smaller one, or paste the text.")
        % {"megabytes": limits.FILE_BYTES // MEGABYTE}
    ),
    "too-long": lambda: (
        _("The text has more than %(characters)s characters. Bring it in in parts.")
        % {"characters": f"{limits.CHARACTERS:,}"}
    ),
    "too-many": lambda: (
        _("The text falls into more than %(most)d parts. Bring it in in pieces.") % {"most": limits.CLAUSES}
    ),
    "unknown": lambda: _(
        "This kind of file cannot be read. Choose .txt, .md, .html, .docx or .pdf, or paste the text."
    ),
    "old-word": lambda: _("This is an old or an encrypted Word file. Save it as .docx without a password."),
    "encrypted": lambda: _("The file is protected by a password. Save a copy without one, or paste the text."),
    "malformed": lambda: _("The file is damaged or is not what its name says. Save it anew, or paste the text."),
    "not-text": lambda: _("The file holds something other than text. Choose another one, or paste the text."),
    "unpacks": lambda: _("The file unpacks to far more than its size and was not opened. Paste the text instead."),
    "parts": lambda: (
        _("The file has more than %(parts)s parts and was not opened. Paste the text instead.")
        % {"parts": f"{limits.PARTS:,}"}
    ),
    "entities": lambda: _("The file defines or fetches entities, which no document needs; it was not opened."),
    "pages": lambda: (
        _("The file has more than %(pages)d pages. Bring in the part that you need.") % {"pages": limits.PAGES}
    ),
    "empty": lambda: _("There is no text in the file. If it is a scan, run text recognition first, or type the text."),
    "slow": lambda: (
        _("Reading the file took more than %(seconds)d seconds and was ended. Paste the text instead.")
        % {"seconds": limits.SECONDS}
    ),
    "memory": lambda: _("Reading the file took too much memory and was ended. Paste the text instead."),
}
