"""The form that every page of the desk is made from."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.text import capfirst

from proposals.admin.base.stale import FreshForm
from proposals.editing.save import why_no_addition, why_reason_is_missing
from proposals.models.constraints import LONGEST_REASON
from proposals.models.editorial import PART_OF


class PartForm(forms.ModelForm):
    """Says what a constraint forbids beside the field it is about."""

    def add_error(self, field: str | None, error: Any) -> None:
        """Constraints say "field: sentence"; the sentence belongs beside the field where the form has it."""
        if field is not None or not isinstance(error, ValidationError):
            super().add_error(field, error)
            return
        named = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
        for name, errors in named.items():
            for one in errors:
                for message in one.messages:
                    super().add_error(*self._place(name, one, message))

    def _get_validation_exclusions(self) -> set[str]:
        """A clause's text is only shown, but its key is unique within that text: the constraint has to be asked."""
        excluded = super()._get_validation_exclusions()  # type: ignore[misc]  # the stubs lack it
        return excluded - {PART_OF.get(self.instance._meta.model_name)} if self.instance.pk else excluded

    def _place(self, name: str, error: ValidationError, message: str) -> tuple[str | None, Any]:
        if name != NON_FIELD_ERRORS:
            return (name, error) if name in self.fields else (None, f"{name}: {message}")
        field, colon, sentence = message.partition(": ")
        if colon and field in self.fields:
            return field, ValidationError(capfirst(sentence), code=error.code)
        return None, ValidationError(capfirst(message), code=error.code)


class Rows(forms.BaseInlineFormSet):
    """A small table on another record's page. The head of a column is no label; each box has its own."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        for name, field in form.fields.items():
            field.widget.attrs.setdefault("aria-label", capfirst(field.label or name))


class RecordForm(FreshForm, PartForm):
    """The form of a page of its own: asks for the reason of a correction.

    The admin sets ``user`` to the person who types, so that the form can say what they may not do, and ``refused`` to
    what was wrong with the same input when it was saved: pairs of a field, or None, and a sentence.
    """

    user: Any = None
    refused: Sequence[tuple[str | None, str]] = ()
    # What the admin notes before it saves.
    is_correction: bool
    problems_before: list[Any]

    reason = forms.CharField(
        label="Reason for the change",
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Required if the record is already published. Readers see it on the changes page.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._check_text_may_be_changed(cleaned)
        for field, sentence in self.refused:
            self.add_error(field if field in self.fields else None, sentence)
        return cleaned

    def _check_text_may_be_changed(self, cleaned: dict[str, Any]) -> None:
        """What is added to a text, or stands in one, obeys the state of that text."""
        if self.instance.pk is None:
            part_of = PART_OF.get(self.instance._meta.model_name)
            text = cleaned.get(part_of) if part_of else None
            if text is None:
                return
            if refusal := why_no_addition(self.user, text):
                self.add_error(part_of, refusal)
                return
        else:
            text = self.instance
        if missing := why_reason_is_missing(text, cleaned.get("reason", "")):
            self.add_error("reason", missing)


class ReasonForm(forms.Form):
    """Why a record is sent back or withdrawn."""

    reason = forms.CharField(
        max_length=LONGEST_REASON,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text="Kept in the history; the author of the record sees it.",
        error_messages={"required": "Give a reason; it is kept in the history."},
    )


class LinesField(forms.CharField):
    """A list of names, one on each line."""

    widget = forms.Textarea(attrs={"rows": 4, "cols": 60})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = value if isinstance(value, list) else (super().to_python(value) or "").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def run_validators(self, value: list[str]) -> None:
        for line in value:
            super().run_validators(line)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or []) != self.to_python(data)
