"""Form fields for public records, and the form of the comparison, for page and API alike."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.text import format_lazy, get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from proposals.engine.table.table import FEWEST, MOST
from proposals.models import Issue, Proposal, Topic
from proposals.moment import current, on_any_day

MOST_LETTERS, MOST_WORDS = 200, 10  # of what is looked for


class ProposalsField(forms.MultipleChoiceField):
    """Slugs of public proposals; cleaned to the proposals in the order given."""

    def validate(self, value: list[str]) -> None:
        """Left to :meth:`clean`, which knows what is public."""

    def clean(self, value: list[str]) -> list[Proposal]:
        slugs = super().clean(value)
        repeated = {slug for slug in slugs if slugs.count(slug) > 1}
        if repeated:
            raise ValidationError(
                gettext("%(slugs)s: choose each text only once.") % {"slugs": ", ".join(sorted(repeated))}
            )
        if len(slugs) > MOST:
            message = gettext("At most %(most)s texts can be compared; you chose %(named)s.")
            raise ValidationError(message % {"most": MOST, "named": len(slugs)})
        # PostgreSQL refuses a query with a null character; no slug has one.
        possible = [slug for slug in slugs if "\0" not in slug]
        proposals = {each.slug: each for each in Proposal.objects.public().with_lineage().filter(slug__in=possible)}
        unknown = [slug for slug in slugs if slug not in proposals]
        if early := _issued_later(unknown):
            raise ValidationError(early)
        if unknown:
            raise ValidationError(gettext("There is no proposal %(slugs)s.") % {"slugs": ", ".join(unknown)})
        return [proposals[slug] for slug in slugs]


class RecordsField(forms.MultipleChoiceField):
    """Slugs of public records of one model; cleaned to the records, each once, in the order of their model."""

    def __init__(self, model: type[Any], **kwargs):
        self.model, self.queryset = model, model.objects.none()
        super().__init__(required=False, **kwargs)

    def validate(self, value: list[str]) -> None:
        """Left to :meth:`clean`, which knows what is public."""

    def clean(self, value: list[str]) -> list:
        slugs = super().clean(value)
        # PostgreSQL refuses a query with a null character; no slug has one.
        possible = [slug for slug in slugs if "\0" not in slug]
        records = {record.slug: record for record in self.queryset.filter(slug__in=possible)}
        if unknown := [slug for slug in slugs if slug not in records]:
            raise ValidationError(
                gettext("There is no record with the slug %(slugs)s. Use a slug from the list.")
                % {"slugs": ", ".join(unknown)}
            )
        return list(records.values())


def _issued_later(slugs: list[str]) -> list[str]:
    """A sentence for each of these texts that is public, but had not been issued on the reader's day."""
    moment = current()
    if moment.on is None:
        return []
    with on_any_day():
        later = list(Proposal.objects.public().filter(slug__in=[slug for slug in slugs if "\0" not in slug]))
    day = date_format(moment.on, "DATE_FORMAT")
    sentence = gettext("%(text)s had not been issued by %(day)s.")
    return [sentence % {"text": text.short_title, "day": day} for text in later]


class RecordField(forms.ModelChoiceField):
    """The slug of one public record; cleaned to the record."""

    default_error_messages = {"invalid_choice": _("There is no record with this slug. Use a slug from the list.")}

    def __init__(self, model: type[Any], **kwargs):
        self.model = model
        super().__init__(model.objects.none(), to_field_name="slug", required=False, **kwargs)

    def to_python(self, value):
        """PostgreSQL refuses a query with a null character; no slug has one."""
        return super().to_python(value.replace("\0", " ") if isinstance(value, str) else value)


class PublicForm(forms.Form):
    """A form whose record fields accept the records that are public at the moment of the request."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, RecordField | RecordsField):
                field.queryset = field.model.objects.public()


class OptionalChoices(forms.ChoiceField):
    """Mixin for choice fields that may stay empty; its error message lists the choices."""

    def __init__(self, choices, **kwargs):
        super().__init__(choices=choices, required=False, **kwargs)
        allowed = lazy(get_text_list, str)([value for value, _label in choices if value])
        self.error_messages["invalid_choice"] = format_lazy(
            _("“%(value)s” is not valid; use {allowed}."), allowed=allowed
        )


class OptionalChoiceField(OptionalChoices, forms.ChoiceField):
    """One of the choices, or none."""


class OptionalMultipleChoiceField(OptionalChoices, forms.MultipleChoiceField):
    """Any number of the choices."""


class CompareForm(PublicForm):
    """``?t=a&t=b[&t=c…][&base=a][&topic=][&issue=][&rows=all][&match=all][&order=base]``"""

    ROWS = [("all", _("all")), ("differences", _("differences")), ("contested", _("contested"))]
    MATCH = [("all", _("correspondences, issues and wording")), ("wording", _("wording alone"))]
    ORDER = [("base", _("as in the base")), ("topic", _("by topic"))]
    CHOICES: tuple[str, ...] = ("rows", "match", "order")

    t = ProposalsField(required=False)
    base = forms.CharField(required=False)
    topic = RecordField(Topic)
    issue = RecordField(Issue)
    rows = OptionalChoiceField(ROWS)
    match = OptionalChoiceField(MATCH)
    order = OptionalChoiceField(ORDER)

    def clean(self) -> dict:
        """The base must be one of the texts; it defaults to the first."""
        super().clean()
        cleaned = self.cleaned_data
        texts = cleaned.get("t")
        if texts:
            by_slug = {text.slug: text for text in texts}
            cleaned["base"] = by_slug.get(cleaned.get("base") or texts[0].slug)
            if cleaned["base"] is None:
                message = gettext("Choose one of the compared texts: %(slugs)s.") % {"slugs": ", ".join(by_slug)}
                self.add_error("base", message)
        elif cleaned.get("base") and "t" not in self.errors:
            self.add_error("base", gettext("Choose the texts to compare first, each with a t parameter."))
        for name in self.CHOICES:
            cleaned[name] = cleaned.get(name) or self.default(name)
        return cleaned

    def default(self, name: str) -> str:
        """The default choice: the first."""
        field: Any = self.fields[name]
        return field.choices[0][0]

    @property
    def is_complete(self) -> bool:
        """Whether the form is valid and names enough texts to compare."""
        return self.is_valid() and len(self.cleaned_data["t"]) >= FEWEST

    def compare_options(self) -> dict:
        """The cleaned values as arguments of :func:`proposals.comparison.compare.compare`."""
        options = {name: self.cleaned_data[name] for name in ("base", "topic", "issue", "rows", "match", "order")}
        return {"proposals": self.cleaned_data["t"], **options}

    def canonical_query(self, **changes: Any) -> str:
        """The shortest equivalent query string: the texts in their order, then what differs from the defaults.

        ``changes`` are cleaned values that replace those of the form.
        """
        cleaned = self.cleaned_data | changes
        if cleaned["base"] not in cleaned["t"]:
            cleaned["base"] = cleaned["t"][0]
        pairs = [("t", text.slug) for text in cleaned["t"]]
        if cleaned["base"] != cleaned["t"][0]:
            pairs.append(("base", cleaned["base"].slug))
        pairs += [(name, cleaned[name].slug) for name in ("topic", "issue") if cleaned[name]]
        pairs += [(name, cleaned[name]) for name in self.CHOICES if cleaned[name] != self.default(name)]
        return urlencode(pairs)
