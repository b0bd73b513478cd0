"""Dates as the desk lists them and as people type them. One that is 5 November or 11 May is asked about."""

import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError

from proposals.comparison import wording
from proposals.engine.figures.days import read_day
from proposals.engine.figures.typed import question_of_days


class AskedDayField(forms.DateField):
    """A day in digits, the year or the day first, or with the name of a month."""

    default_error_messages = {"invalid": "Write the date as 2025-11-20."}

    def to_python(self, value: Any) -> datetime.date | None:
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        readings = read_day(value.strip())
        if len(readings) > 1:
            raise ValidationError(question_of_days(value, readings), code="ambiguous")
        try:
            return datetime.date.fromisoformat(*readings)
        except (TypeError, ValueError) as unread:  # no date, or a month
            raise ValidationError(self.error_messages["invalid"], code="invalid") from unread


def known_day(field: str) -> Any:
    """A column of a list: the date in ``field``, no finer than the record knows it."""

    def shown(record: Any) -> str:
        return wording.day(getattr(record, field), record.date_precision)

    shown.__name__ = field
    return admin.display(shown, description=field.replace("_", " "), ordering=field)
