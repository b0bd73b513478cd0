"""How to cite a comparison or one of its rows: as text, BibTeX or RIS."""

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils import timezone
from django.utils.translation import gettext as _

from proposals import moment
from proposals.comparison import wording
from proposals.comparison.basis import compared_briefly
from proposals.comparison.result import Comparison
from proposals.comparison.row import ComparedRow
from proposals.exports import FileType
from proposals.models import RecordedDay, data_until

_TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "&%$#_{}"},
}


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited, its address, and the day of access.

    ``url`` holds the whole state of the page, including day and release. ``compared`` says what is compared ("comparing
    our paraphrase"), ``as_of`` which state of the talks and of the data is shown, ``until`` how far the records run.
    ``is_fixed`` means that it is a release: the address will always show the same.
    """

    title: str
    url: str
    key: str
    compared: str
    as_of: str
    is_fixed: bool
    accessed: date
    until: RecordedDay | None = None

    FORMATS: ClassVar[dict[str, FileType]] = {
        "text": FileType("text/plain; charset=utf-8", "txt"),
        "bibtex": FileType("application/x-bibtex; charset=utf-8", "bib"),
        "ris": FileType("application/x-research-info-systems; charset=utf-8", "ris"),
    }

    @classmethod
    def of(cls, comparison: Comparison, url: str, row: ComparedRow | None = None) -> "Citation":
        now = moment.current()
        until = data_until().of_texts(comparison.texts)
        title = wording.title_of(comparison)
        if row is not None:
            title = f"{row.issue.name if row.issue else _('Clauses without an issue')}: {title}"
        subject = row.row.id if row else "_".join(text.slug for text in comparison.texts)
        briefly = compared_briefly([row] if row else comparison.every_row)
        return cls(
            title=title,
            url=url,
            key=f"parley-{subject}",
            compared=_("comparing %(words)s") % {"words": briefly} if briefly else "",
            as_of=wording.moment_of(now, until),
            is_fixed=now.release is not None,
            accessed=timezone.localdate(),
            until=until,
        )

    def written(self, form: str) -> str:
        """The citation in one of ``FORMATS``."""
        return {"text": self.text, "bibtex": self.bibtex, "ris": self.ris}[form]

    @property
    def note(self) -> str:
        """What is compared, and which state of the talks and of the data is shown."""
        return ", ".join(part for part in (self.compared, self.as_of) if part)

    @property
    def year(self) -> int:
        """That of the newest record, which is the content's; that of access if nothing is dated."""
        return (self.until.on if self.until else self.accessed).year

    @property
    def text(self) -> str:
        return _("“%(title)s.” Parley, %(note)s. %(url)s (accessed %(day)s).") % {
            "title": _one_line(self.title),
            "note": self.note,
            "url": self.url,
            "day": wording.day(self.accessed),
        }

    @property
    def bibtex(self) -> str:
        fields = {
            "title": f"{{{_tex(self.title)}}}",
            "author": "{Parley}",
            "year": str(self.year),
            "note": _tex(self.note),
            "url": self.url,
            "urldate": self.accessed.isoformat(),
        }
        inside = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
        return f"@misc{{{re.sub(r'[^A-Za-z0-9.-]+', '-', self.key)},\n{inside}}}\n"

    @property
    def ris(self) -> str:
        fields = [
            ("TY", "ELEC"),
            ("TI", _one_line(self.title)),
            ("AU", "Parley"),
            ("PY", str(self.year)),
            ("N1", self.note),
            ("UR", self.url),
            ("Y2", self.accessed.strftime("%Y/%m/%d")),
            ("ER", ""),
        ]
        return "".join(f"{name}  - {value}\r\n" for name, value in fields)


def _one_line(text: str) -> str:
    """``text`` without line breaks or control characters, so that no title can start a field of its own."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _tex(text: str) -> str:
    return "".join(_TEX.get(character, character) for character in _one_line(text))
