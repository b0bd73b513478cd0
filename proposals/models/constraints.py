"""What several models share: lengths, constraints named ``<model>_<field>_<rule>``, and helpers of their checks."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.validators import RegexValidator
from django.db.models import CheckConstraint, Q, TextChoices

# Forms and the API use these too.
LONGEST_REASON = 500
LONGEST_KEY = LONGEST_NUMBER = 40
LONGEST_UNIT = 40

language_code = RegexValidator(
    r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "Use a language code, such as en or uk.", "language"
)

iso_code = RegexValidator(r"^[A-Z]{2}\Z", "Write two capital letters, such as UA.", "iso_code")


def optional(model: str, field: str, choices: type[TextChoices]) -> CheckConstraint:
    """``field`` holds one of ``choices`` or is empty, whoever writes the row."""
    return CheckConstraint(
        condition=Q(**{f"{field}__in": ["", *choices.values]}),
        name=f"{model}_{field}_known",
        violation_error_message=f"{field}: choose one of {', '.join(choices.values)}.",
    )


def known(model: str, field: str, choices: type[TextChoices]) -> CheckConstraint:
    """``field`` holds one of ``choices``, whoever writes the row."""
    return CheckConstraint(
        condition=Q(**{f"{field}__in": choices.values}),
        name=f"{model}_{field}_known",
        violation_error_message=f"{field}: choose one of {', '.join(v for v in choices.values if v)}.",
    )


def not_blank(model: str, field: str) -> CheckConstraint:
    """``field`` is not the empty string."""
    return CheckConstraint(
        condition=~Q(**{field: ""}), name=f"{model}_{field}_not_blank", violation_error_message=f"{field}: fill it in."
    )


def linked(record: Any, links: Mapping[str, Iterable[Any]], name: str) -> Iterable[Any]:
    """What the many-to-many field ``name`` is about to hold: the rows in ``links``, or else those stored."""
    rows = links.get(name)
    if rows is not None:
        return rows
    return getattr(record, name).all() if record.pk else ()


def leads_back(start: Any, parent_of: Callable[[Any], Any]) -> bool:
    """Whether the parents of the record ``start`` lead back to it. A circle further up ends the walk too.

    ``parent_of`` gives the parent of a record, or None.
    """
    seen: set[Any] = set()
    parent = parent_of(start)
    while parent is not None and parent.pk not in seen:
        if parent.pk == start.pk:
            return True
        seen.add(parent.pk)
        parent = parent_of(parent)
    return False
