"""The kinds of filter of the API's lists: a slug, a clause, a choice, a day, words, an order.

A value that names something hidden is refused in the same words as one that never existed.
"""

from functools import partial
from typing import Any, cast

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet, TextChoices
from django.utils.text import get_text_list
from django_filters.fields import BaseCSVField

from proposals.forms.fields import MOST_LETTERS, MOST_WORDS
from proposals.forms.process import ProcessField
from proposals.models import Clause, Process
from proposals.models.editorial import seen_by
from proposals.models.of_process import of_process


def choice_errors(values: Any) -> dict[str, str]:
    return {"invalid_choice": f"“%(value)s” is not valid; use {get_text_list(list(values))}."}


class OrderingField(BaseCSVField):
    """Names separated by commas, without repetition, because no database sorts by thousands of columns."""

    def clean(self, value: list[str] | None) -> list[str] | None:
        names = super().clean(value)
        columns = [name.removeprefix("-") for name in names or ()]
        if "" in columns or len(columns) != len(set(columns)):
            raise ValidationError("List each name once, separated by single commas.")
        return names


class Ordering(django_filters.OrderingFilter):
    """``ordering=name`` or ``-name``, or several separated by commas. Rows without a value come last."""

    base_field_class = OrderingField

    def __init__(self, *names: str):
        super().__init__(
            fields=names,
            label="Order",
            help_text="Sort order; a minus sign reverses it, a comma adds a second name.",
            error_messages=choice_errors(names),
        )

    def filter(self, queryset: QuerySet, value: list[str] | None) -> QuerySet:
        if not value:
            return queryset
        by = [
            F(name[1:]).desc(nulls_last=True) if name.startswith("-") else F(name).asc(nulls_last=True)
            for name in value
        ]
        # The model's own order ends in a unique column, without which equal rows could move between pages.
        return queryset.order_by(*by, *queryset.model._meta.ordering)


class Words(django_filters.CharFilter):
    """``q=``: every word occurs in one of ``fields``, also inside a word, regardless of case."""

    def __init__(self, *fields: str):
        self.fields = fields
        super().__init__(
            label="Words",
            max_length=MOST_LETTERS,
            validators=[_not_too_many_words],
            help_text=f"Only rows that contain all of these words; at most {MOST_WORDS}.",
        )

    def filter(self, queryset: QuerySet, value: str) -> QuerySet:
        for word in value.split() if value else ():
            # SQLite ignores case in ASCII only.
            spellings = {word} if word.isascii() else {word, word.lower(), word.upper(), word.capitalize()}
            has_word = Q()
            for field in self.fields:
                for spelling in spellings:
                    has_word |= Q(**{f"{field}__icontains": spelling})
            queryset = queryset.filter(has_word)
        return queryset


def _not_too_many_words(value: str) -> None:
    if len(value.split()) > MOST_WORDS:
        raise ValidationError(f"Use at most {MOST_WORDS} words.")


def selectable(model: type[Any], request: Any) -> QuerySet:
    """The rows that a filter may name: public ones, and in a list of one's own drafts also those one works on."""
    if request is None or "state" not in request.GET or not request.user.is_authenticated:
        return model.objects.public()
    return seen_by(request.user, model)


class ClauseField(forms.CharField):
    """``slug/key`` of a clause among ``clauses``, cleaned to the clause."""

    clauses: Any

    def clean(self, value: str | None) -> Clause | None:
        given = super().clean(value)
        if not given:
            return None
        slug, _, key = given.partition("/")
        clause = self.clauses.filter(proposal__slug=slug, key=key).first()
        if clause is None:
            raise ValidationError("There is no such clause; write it as slug/key, such as us-28-point-2025-11/6.")
        return clause


class ClauseReference(django_filters.CharFilter):
    parent: Any
    field_class = ClauseField

    @property
    def field(self) -> ClauseField:
        field: Any = super().field
        field.clauses = selectable(Clause, self.parent.request)
        return field


def by_slug(model: type[Any], **options: Any) -> django_filters.ModelChoiceFilter:
    """A public row of ``model``, named by its slug."""
    name = model._meta.verbose_name
    return django_filters.ModelChoiceFilter(
        to_field_name="slug",
        error_messages={"invalid_choice": f"There is no {name} with this slug."},
        **{
            "queryset": cast(Any, partial(selectable, model)),
            "label": name.capitalize(),
            "help_text": f"Slug of the {name}.",
        }
        | options,
    )


class InProcess(django_filters.CharFilter):
    """``process=``: the rows of one process, by :func:`proposals.models.of_process.of_process`."""

    parent: Any

    @property
    def field(self) -> ProcessField:
        field = ProcessField()
        field.queryset = selectable(Process, self.parent.request)
        return field

    def filter(self, queryset: QuerySet, value: Process | None) -> QuerySet:
        return queryset if value is None else of_process(queryset, value)


def by_process() -> django_filters.Filter:
    """Only what belongs to a public process, named by its slug."""
    return InProcess(label="Process", help_text="Slug of a process: only what belongs to it.")


def by_choice(choices: type[TextChoices], **options: Any) -> django_filters.ChoiceFilter:
    """One value of a TextChoices class."""
    return django_filters.ChoiceFilter(choices=choices.choices, error_messages=choice_errors(choices.values), **options)


def by_day(column: str, lookup: str, help_text: str) -> django_filters.DateFilter:
    """A day as YYYY-MM-DD, inclusive."""
    return django_filters.DateFilter(
        field_name=column,
        lookup_expr=lookup,
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": "Write the date as YYYY-MM-DD."},
        help_text=help_text,
    )
