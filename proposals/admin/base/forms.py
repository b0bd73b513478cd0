"""The forms behind the pages of the desk."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.text import capfirst

from config.records import PART_OF
from proposals.admin.base.stale import FreshForm
from proposals.editing.save import clean_links, why_no_addition, why_reason_is_missing
from proposals.models.constraints import LONGEST_REASON
from proposals.models.editorial import REASON_NEEDED
from proposals.models.sourcing import reading_lines


class ReasonField(forms.CharField):
    """Why something is done. It is not required: whether a reason is needed depends on the record."""

    widget = AdminTextInputWidget

    def __init__(self, **options: Any):
        super().__init__(**{"label": "Reason", "required": False, "max_length": LONGEST_REASON, **options})


class PartForm(forms.ModelForm):
    """Shows the message of a constraint beside the field it is about."""

    def _post_clean(self) -> None:
        """The rules on what a record refers to read the record as the form has just filled it in."""
        super()._post_clean()  # type: ignore[misc]  # the stubs lack it
        if self.errors:
            return
        names = {field.name for field in self.instance._meta.many_to_many}
        try:
            clean_links(self.instance, {name: rows for name, rows in self.cleaned_data.items() if name in names})
        except ValidationError as error:
            self.add_error(None, error)

    def add_error(self, field: str | None, error: Any) -> None:
        """A constraint says "field: sentence"; if the form has that field, the sentence goes beside it."""
        if field is not None or not isinstance(error, ValidationError):
            super().add_error(field, error)
            return
        by_field = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
        for name, errors in by_field.items():
            for single in errors:
                for message in single.messages:
                    super().add_error(*self._field_and_error(name, single, message))

    def _get_validation_exclusions(self) -> set[str]:
        """A clause's text is read-only, but its key is unique within that text, so the constraint has to be checked."""
        excluded = super()._get_validation_exclusions()  # type: ignore[misc]  # the stubs lack it
        return excluded - {PART_OF.get(self.instance._meta.model_name)} if self.instance.pk else excluded

    def _field_and_error(self, name: str, error: ValidationError, message: str) -> tuple[str | None, Any]:
        if name != NON_FIELD_ERRORS:
            return (name, error) if name in self.fields else (None, f"{name}: {message}")
        field, colon, sentence = message.partition(": ")
        if colon and field in self.fields:
            return field, ValidationError(capfirst(sentence), code=error.code)
        return None, ValidationError(capfirst(message), code=error.code)


class Rows(forms.BaseInlineFormSet):
    """A small table on another record's page. As column heads are no labels, each field gets a label of its own."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        for name, field in form.fields.items():
            field.widget.attrs.setdefault("aria-label", capfirst(field.label or name))


class RecordForm(FreshForm, PartForm):
    """The form of a record's own page, which asks for the reason of a correction.

    The admin sets ``user`` to the signed-in person, so that the form can say what they may not do, and ``refused`` to
    what was wrong when the same data were saved: pairs of a field, or None, and a sentence.
    """

    user: Any = None
    refused: Sequence[tuple[str | None, str]] = ()
    # Set by the admin before it saves.
    is_correction: bool
    problems_before: list[Any]

    reason = ReasonField(
        label="Reason for the change",
        help_text="Required if the record is already published. Readers see it on the changes page.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._check_text_may_be_changed(cleaned)
        for field, sentence in self.refused:
            self.add_error(field if field in self.fields else None, sentence)
        return cleaned

    def _check_text_may_be_changed(self, cleaned: dict[str, Any]) -> None:
        """The state of a text decides about what is added to it and about what it contains."""
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


class ReadingLines(forms.CharField):
    """How far each source was read, ``slug: read`` on a line of its own."""

    widget = forms.Textarea(attrs={"rows": 4, "cols": 60})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(reading_lines(value)) if isinstance(value, dict) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, dict):
            return value
        lines = [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]
        pairs = [[part.strip() for part in line.partition(":")[::2]] for line in lines]
        slugs = [slug for slug, _ in pairs]
        if twice := [slug for slug in dict.fromkeys(slugs) if slugs.count(slug) > 1]:
            raise ValidationError(f"{twice[0]} is there twice; keep one line.")
        return dict(pairs)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return (initial or {}) != self.to_python(data)
        except ValidationError:
            return True


class ReasonForm(forms.Form):
    """Why a record is sent back or withdrawn."""

    reason = ReasonField(
        required=True,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text="Kept in the history; the author of the record sees it.",
        error_messages={"required": REASON_NEEDED},
    )


class LinesField(forms.CharField):
    """A list of names, one to a line."""

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
