"""The forms of the comparison's page and of its citations."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from proposals.forms.fields import CompareForm, OptionalChoiceField
from proposals.forms.process import ProcessField


class ComparePageForm(CompareForm):
    """The form of the page, which also offers three views of the same rows."""

    VIEW = [("aligned", _("side by side")), ("redline", _("redline")), ("summary", _("summary"))]
    CHOICES = (*CompareForm.CHOICES, "view")

    view = OptionalChoiceField(VIEW)
    process = ProcessField()

    def clean(self) -> dict[str, Any]:
        """``process`` narrows the choice of texts; those chosen have to be its own."""
        cleaned = super().clean()
        process = cleaned.get("process")
        foreign = [text.slug for text in cleaned.get("t") or () if process and text.process_id != process.pk]
        if foreign:
            message = gettext("%(slugs)s: not a text of this process.")
            self.add_error("t", message % {"slugs": ", ".join(foreign)})
        return cleaned


class CiteForm(ComparePageForm):
    """The form of a citation: of a comparison or one row of it, as a page or as one of the files."""

    FORMAT = [("page", _("page")), ("text", _("plain text")), ("bibtex", "BibTeX"), ("ris", "RIS")]
    CHOICES = (*ComparePageForm.CHOICES, "format")

    row = forms.CharField(required=False)
    format = OptionalChoiceField(FORMAT)
