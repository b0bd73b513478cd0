"""What readers may ask of a comparison, on the page and in the API alike."""

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
from proposals.models import Issue, Party, Process, Proposal, Topic
from proposals.moment import current, on_any_day

MOST_LETTERS, MOST_WORDS = 200, 10  # of what is looked for


class SlugsField(forms.MultipleChoiceField):
    """Slugs of public proposals, in the order given; cleaned to the proposals."""

    def validate(self, value: list[str]) -> None:
        """Choices are checked by :meth:`clean`, which knows what is public."""

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
        asked = [slug for slug in slugs if "\0" not in slug]
        found = {text.slug: text for text in Proposal.objects.public().with_lineage().filter(slug__in=asked)}
        unknown = [slug for slug in slugs if slug not in found]
        if early := _issued_later(unknown):
            raise ValidationError(early)
        if unknown:
            raise ValidationError(gettext("There is no proposal %(slugs)s.") % {"slugs": ", ".join(unknown)})
        return [found[slug] for slug in slugs]


class SlugsOf(forms.MultipleChoiceField):
    """Slugs of public catalogue entries, each once; cleaned to the entries in the order of their names."""

    def __init__(self, model: type[Any], **kwargs):
        self.model, self.queryset = model, model.objects.none()
        super().__init__(required=False, **kwargs)

    def validate(self, value: list[str]) -> None:
        """Choices are checked by :meth:`clean`, which knows what is public."""

    def clean(self, value: list[str]) -> list:
        slugs = super().clean(value)
        # PostgreSQL refuses a query with a null character; no slug has one.
        found = {row.slug: row for row in self.queryset.filter(slug__in=[slug for slug in slugs if "\0" not in slug])}
        if unknown := [slug for slug in slugs if slug not in found]:
            raise ValidationError(
                gettext("There is no record with the slug %(slugs)s. Use a slug from the list.")
                % {"slugs": ", ".join(unknown)}
            )
        return list(found.values())


def _issued_later(slugs: list[str]) -> list[str]:
    """A sentence for each of these texts that readers see, but not on the day they look at."""
    moment = current()
    if moment.on is None:
        return []
    with on_any_day():
        later = list(Proposal.objects.public().filter(slug__in=[slug for slug in slugs if "\0" not in slug]))
    day = date_format(moment.on, "DATE_FORMAT")
    said = gettext("%(text)s had not been issued by %(day)s.")
    return [said % {"text": text.short_title, "day": day} for text in later]


class SlugField(forms.ModelChoiceField):
    """The slug of one catalogue entry, cleaned to the entry."""

    default_error_messages = {"invalid_choice": _("There is no record with this slug. Use a slug from the list.")}

    def __init__(self, model: type[Any], **kwargs):
        self.model = model
        super().__init__(model.objects.none(), to_field_name="slug", required=False, **kwargs)

    def to_python(self, value):
        """PostgreSQL refuses a query with a null character; no slug has one."""
        return super().to_python(value.replace("\0", " ") if isinstance(value, str) else value)


class PublicForm(forms.Form):
    """Fields that name records know those that readers see at the moment of the request."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, SlugField | SlugsOf):
                field.queryset = field.model.objects.public()


class Allowed(forms.ChoiceField):
    """For a field of choices that may stay empty: a wrong one is told all there are."""

    def __init__(self, choices, **kwargs):
        super().__init__(choices=choices, required=False, **kwargs)
        allowed = lazy(get_text_list, str)([value for value, _label in choices if value])
        self.error_messages["invalid_choice"] = format_lazy(
            _("“%(value)s” is not valid; use {allowed}."), allowed=allowed
        )


class Choice(Allowed, forms.ChoiceField):
    """One of a few words, or none."""


class Choices(Allowed, forms.MultipleChoiceField):
    """Some of a few words, or none."""


class CompareForm(PublicForm):
    """``?t=a&t=b[&t=c…][&base=a][&topic=][&issue=][&rows=all][&match=all][&order=base]``"""

    ROWS = [("all", _("all")), ("differences", _("differences")), ("contested", _("contested"))]
    MATCH = [("all", _("correspondences, issues and wording")), ("wording", _("wording alone"))]
    ORDER = [("base", _("as in the base")), ("topic", _("by topic"))]
    CHOICES: tuple[str, ...] = ("rows", "match", "order")

    t = SlugsField(required=False)
    base = forms.CharField(required=False)
    topic = SlugField(Topic)
    issue = SlugField(Issue)
    rows = Choice(ROWS)
    match = Choice(MATCH)
    order = Choice(ORDER)

    def clean(self) -> dict:
        """The base is one of the texts, the first where none is named."""
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
        """The choice that holds where none is made: the first."""
        field: Any = self.fields[name]
        return field.choices[0][0]

    @property
    def is_complete(self) -> bool:
        """Valid, with enough texts to compare."""
        return self.is_valid() and len(self.cleaned_data["t"]) >= FEWEST

    def compare_options(self) -> dict:
        """The cleaned values as arguments of :func:`proposals.comparison.compare.compare`."""
        options = {name: self.cleaned_data[name] for name in ("base", "topic", "issue", "rows", "match", "order")}
        return {"proposals": self.cleaned_data["t"], **options}

    def canonical_query(self, **changes: Any) -> str:
        """The shortest query string with the same meaning: texts in their order, then what differs from the default.

        ``changes`` are cleaned values that take the place of what was asked.
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


class ComparePageForm(CompareForm):
    """What the page asks besides: in which of three readings the same rows are shown."""

    VIEW = [("aligned", _("side by side")), ("redline", _("redline")), ("summary", _("summary"))]
    CHOICES = (*CompareForm.CHOICES, "view")

    view = Choice(VIEW)


class CiteForm(ComparePageForm):
    """What a citation is of, a comparison or one row of it, and as what: a page to read or one of the files."""

    FORMAT = [("page", _("page")), ("text", _("plain text")), ("bibtex", "BibTeX"), ("ris", "RIS")]
    CHOICES = (*ComparePageForm.CHOICES, "format")

    row = forms.CharField(required=False)
    format = Choice(FORMAT)


class ProcessForm(PublicForm):
    """Of one process: the one that began last where none is named."""

    process = SlugField(Process)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.processes = list(Process.objects.public().latest_first())

    @property
    def newest(self) -> Process | None:
        return self.processes[0] if self.processes else None


class BoardForm(ProcessForm):
    """``?process=&topic=&party=a&party=b``"""

    topic = SlugField(Topic)
    party = SlugsOf(Party)

    def clean(self) -> dict:
        """The process is the one that began last where none is named, that of the topic where one is."""
        super().clean()
        cleaned = self.cleaned_data
        topic = cleaned.get("topic")
        if "process" not in self.errors:
            cleaned["process"] = cleaned.get("process") or (topic.process if topic else self.newest)
            if topic and topic.process != cleaned["process"]:
                self.add_error("topic", gettext("This topic belongs to another process."))
        return cleaned

    def board_options(self) -> dict:
        """The cleaned values as arguments of :func:`proposals.stances.board.board`."""
        return {
            "process": self.cleaned_data["process"],
            "topic": self.cleaned_data["topic"],
            "parties": self.cleaned_data["party"],
        }

    def canonical_query(self) -> str:
        """The shortest query string with the same meaning."""
        process, topic = self.cleaned_data["process"], self.cleaned_data["topic"]
        pairs = [("topic", topic.slug)] if topic else []
        if not topic and process != self.newest:
            pairs = [("process", process.slug)]
        return urlencode([*pairs, *(("party", party.slug) for party in self.cleaned_data["party"])])
