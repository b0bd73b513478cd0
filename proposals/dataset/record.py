"""The base of all records of the exchange format: typed fields, and a model whose validators check their values."""

import datetime
import re
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, PlainValidator

from proposals.models import State
from proposals.models.decided import LENGTH

UNBOUND = "none"
"""A decision that rests on no words. A new one without ``decided_about`` rests on the clauses as in the folder."""
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
# People write tabs, line feeds and carriage returns; any other control character is an accident or a trick.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def _clean(text: str) -> str:
    if match := FORBIDDEN.search(text):
        raise ValueError(f"character U+{ord(match[0]):04X} at position {match.start() + 1} is not text; remove it")
    return text


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        if DAY.match(value):
            return datetime.date.fromisoformat(value)
    except ValueError:
        pass
    raise ValueError("not a valid date; write it like 2025-11-20")


def _state(value: str) -> str:
    if value not in State.values:
        raise ValueError(f"choose one of {', '.join(State.values)}")
    return value


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, int | Decimal):
        return value
    raise ValueError("a number, text, true or false is expected here")


def _digest(value: str) -> str:
    if value != UNBOUND and not re.fullmatch(f"[0-9a-f]{{{LENGTH}}}", value):
        raise ValueError(f"leave it out, or write {LENGTH} hexadecimal digits as in a dump, or “{UNBOUND}”")
    return value


Text = Annotated[str, AfterValidator(_clean)]
OptionalText = Text | None
TextList = list[Text]
TextMap = dict[Text, Text]
Day = Annotated[datetime.date, BeforeValidator(_day)]
OptionalDay = Annotated[datetime.date | None, BeforeValidator(_day)]
OptionalDigest = Annotated[str, AfterValidator(_digest)] | None
StateName = Annotated[str, AfterValidator(_state)]
Value = Annotated[str | int | Decimal | bool, PlainValidator(_value)]


class Record(BaseModel):
    """One record of ``model``. A field named like a column of the model holds its plain value; ``renamed`` maps fields
    to columns with another name. A field with a default is written only if it differs from that default.
    """

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    model: ClassVar[type[models.Model]]
    renamed: ClassVar[dict[str, str]] = {}

    @classmethod
    def plain(cls) -> dict[str, str]:
        """Field → column, for every column with a plain value; other records are referred to by name."""
        columns = {field.name for field in cls.model._meta.concrete_fields if not field.is_relation}
        named = {name: cls.renamed.get(name, name) for name in cls.model_fields}
        return {name: column for name, column in named.items() if column in columns}

    def stored(self) -> dict[str, Any]:
        """Column → plain value, with null turned into what the column holds for "nothing"."""
        values = {}
        for name, stored in self.plain().items():
            if name == "decided_about":  # what a load makes of it depends on the clauses: see decided_about_of
                continue
            value = getattr(self, name)
            column: Any = self.model._meta.get_field(stored)
            if value is None and not column.null:
                value = ""
            elif value == "" and column.null:
                value = None
            values[stored] = value
        return values

    def field_errors(self) -> list[tuple[str, str]]:
        """(field, advice) for every plain value that the model's own validators refuse."""
        names = {stored: name for name, stored in self.plain().items()}
        others = [field.name for field in self.model._meta.fields if field.name not in names]
        try:
            self.model(**self.stored()).clean_fields(exclude=others)
        except ValidationError as refused:
            return [
                (names[stored], _advice(self.model, stored, error))
                for stored, errors in refused.error_dict.items()
                for error in errors
            ]
        return []


def decided_about_of(record: Any, unsaid: str) -> str:
    """What the database keeps for ``record.decided_about``: ``unsaid`` if the folder does not say it."""
    if record.decided_about is None:
        return unsaid
    return "" if record.decided_about == UNBOUND else record.decided_about


def dumped_decided_about(kept: str, fresh: str) -> str | None:
    """The reverse: nothing where a load would come to the same."""
    return None if kept == fresh else kept or UNBOUND


def _advice(model: type[models.Model], stored: str, error: ValidationError) -> str:
    if error.code == "invalid_choice":
        column: Any = model._meta.get_field(stored)
        return f"choose one of {', '.join(value for value, _ in column.flatchoices if value)}"
    if error.code in ("blank", "null"):
        return "fill it in"
    return " ".join(error.messages).rstrip(".")
