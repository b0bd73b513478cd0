"""What several models promise: lengths, constraints, each named after its model and what it promises, no circles."""

from collections.abc import Callable
from typing import Any

from django.core.validators import RegexValidator
from django.db.models import CheckConstraint, Q, TextChoices

# What forms and the API ask for as well.
LONGEST_REASON = 500
LONGEST_KEY = LONGEST_NUMBER = 40

language_code = RegexValidator(
    r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "Use a language code, such as en or uk.", "language"
)


def known(model: str, field: str, choices: type[TextChoices]) -> CheckConstraint:
    """``field`` holds one of ``choices`` (a TextChoices class), whoever writes the row."""
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


def comes_back(start: Any, parent_of: Callable[[Any], Any]) -> bool:
    """Whether going up from the record ``start`` leads back to it. A circle further up ends the walk as well.

    ``parent_of`` gives the record above another one, or None.
    """
    seen: set[Any] = set()
    above = parent_of(start)
    while above is not None and above.pk not in seen:
        if above.pk == start.pk:
            return True
        seen.add(above.pk)
        above = parent_of(above)
    return False
