"""The forms of an import: the text, and where it comes from."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from proposals.admin.base.forms import ReasonField
from proposals.documents import limits
from proposals.documents.problems import DocumentError
from proposals.documents.reading import ACCEPTED, check_text, read
from proposals.importing import Origin
from proposals.models import Clause, Confidence, Proposal, Source

SOURCES_OFFERED = 300


class SourceField(forms.ModelChoiceField):
    """A source by its slug, typed or chosen from a list; works by keyboard and without JavaScript."""

    widget = forms.TextInput

    def __init__(self, **options: Any):
        super().__init__(Source.objects.all(), to_field_name="slug", **options)

    def to_python(self, value: Any) -> Source | None:
        value = str(value or "").strip()
        if "\x00" in value:
            raise ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": ""})
        return super().to_python(value)


class OriginForm(forms.Form):
    """Where the text comes from, asked once for all its clauses."""

    source = SourceField(
        label="Source",
        help_text="Type to search by name. If the source is missing, record it first.",
        error_messages={
            "required": "Name the source; nothing can be published without one.",
            "invalid_choice": "There is no source “%(value)s”. Choose one from the list, or record it first.",
        },
    )
    basis = forms.ChoiceField(
        label="Basis",
        choices=[("", "—"), *Clause.Basis.choices],
        help_text="How the words relate to the document.",
        error_messages={"required": "Choose how these words relate to the document."},
    )
    confidence = forms.ChoiceField(
        label="Confidence",
        choices=[("", "Not stated"), *Confidence.choices],
        required=False,
        help_text="How sure you are of the wording.",
    )
    verification = forms.ChoiceField(
        label="How it was read",
        choices=[choice for choice in Clause.Verification.choices if choice[0] != Clause.Verification.UNSEEN],
        initial=Clause.Verification.DIRECT,
    )
    locator = forms.CharField(
        label="Place in the source",
        required=False,
        max_length=160,
        initial="point #",
        help_text="# stands for the number of each clause.",
    )
    reason = ReasonField(help_text="Kept in the history of every clause. Required if the text is already published.")

    def __init__(self, *args: Any, proposal: Proposal, **options: Any):
        super().__init__(*args, **options)
        own_sources = list(proposal.sources.all())
        if len(own_sources) == 1:
            self.fields["source"].initial = own_sources[0].slug
        others = Source.objects.exclude(pk__in=[source.pk for source in own_sources]).order_by("-published_on", "slug")
        self.sources = [*own_sources, *others[: SOURCES_OFFERED - len(own_sources)]]
        self.fields["source"].widget.attrs |= {"list": "sources", "autocomplete": "off", "spellcheck": "false"}

    @property
    def origin(self) -> Origin:
        """What a valid form says."""
        data = self.cleaned_data
        return Origin(data["source"], data["basis"], data["confidence"], data["verification"], data["locator"])


class TextForm(forms.Form):
    """A text, pasted or in a file. The text itself is in ``cleaned_data["content"]``."""

    text = forms.CharField(
        label="Paste the text",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false"}),
        help_text="As it was published, including numbers. Any format will do.",
    )
    file = forms.FileField(
        label="or choose a file",
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED, "data-max-bytes": limits.FILE_BYTES}),
        help_text=".txt, .md, .html, .docx or .pdf, up to 5 MB.",
        error_messages={"empty": "The file is empty."},
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        pasted, file = cleaned.get("text", "").strip(), cleaned.get("file")
        if self.errors:
            return cleaned
        if pasted and file:
            raise ValidationError("Paste a text or choose a file, not both.")
        if not pasted and not file:
            raise ValidationError("Paste a text or choose a file.")
        field = "file" if file else "text"
        try:
            content = read(file.name, file.read(limits.FILE_BYTES + 1)) if file else check_text(cleaned["text"])
        except DocumentError as refusal:
            self.add_error(field, str(refusal))
        else:
            cleaned["content"] = content
        return cleaned
