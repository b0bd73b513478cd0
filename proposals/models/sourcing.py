"""How well a record is sourced: the grades of its sources, and how far they were read (docs/sources.md)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from proposals.models.source import Source, SourceReading, SourceReliability

UPPER_GRADES = frozenset({SourceReliability.OFFICIAL, SourceReliability.RECORD, SourceReliability.EDITED})


@dataclass(frozen=True, slots=True)
class Sourcing:
    """The sources of one clause or statement, and those among them that it can rest on.

    ``read`` leaves out those that nobody read for it. Of these, ``sound`` has those of an upper grade, and state media
    for what their own state says on record.
    """

    sources: tuple[Source, ...]
    read: tuple[Source, ...]
    sound: tuple[Source, ...]

    @classmethod
    def of(cls, sources: Iterable[Source], speaker: str = "", reading: Mapping[str, str] | None = None) -> Sourcing:
        """``speaker`` is the ISO code of the state that made the statement, if it did so on the record.

        ``reading`` says how far each source was read, where that is recorded.
        """
        everything, states = tuple(sources), reading or {}
        read = tuple(source for source in everything if states.get(source.slug) != SourceReading.NOT_READ)
        return cls(everything, read, tuple(source for source in read if _is_sound(source, speaker)))

    @property
    def is_sound(self) -> bool:
        return bool(self.sound)

    @property
    def unread(self) -> int:
        """How many of its sources nobody read for it."""
        return len(self.sources) - len(self.read)

    @property
    def well_sourced(self) -> bool | None:
        """Whether it has a source that it can rest on; None if no source is shown at all."""
        return self.is_sound if self.sources else None

    @property
    def independent(self) -> int:
        """How many independent sources are sound: copies of one agency, and articles of one publisher, count once."""
        groups: list[set[str]] = []
        for source in self.sound:
            names = origins(source)
            joined = [group for group in groups if group & names]
            groups = [group for group in groups if not group & names]
            groups.append(names.union(*joined))
        return len(groups)


def origins(source: Source) -> set[str]:
    """Who wrote it, in small letters: those whose copy it carries, or its publisher; if nobody is named, itself."""
    names = source.copy_of.split(",") if source.copy_of else [source.publisher or source.slug]
    return {name.strip().casefold() for name in names}


def sourcing_problems(sourcing: Sourcing, confidence: str = "") -> list[str]:
    """Why a record with these sources cannot be public, as sentences that name the field and the fix."""
    problems = []
    for source in sourcing.sources:
        if source.reliability == SourceReliability.PROPAGANDA:
            problems.append(f"sources: {source.slug} is graded propaganda and cannot be cited; choose another source.")
        elif not source.url and not source.publisher:
            problems.append(
                f"sources: {source.slug} has neither publisher nor address, so nobody can find it; choose another."
            )
    if confidence == "high" and sourcing.sources and not sourcing.is_sound:
        problems.append(
            "confidence: “high” needs a source that was read and is graded official, record or edited, or state media "
            "for what their own state says on record; add one, or choose medium or low."
        )
    return problems


class ReadingField(models.JSONField):
    """How far each source of a record was read: its slug → SourceReading. Where nobody has recorded it, no key."""

    empty_values: tuple = ()  # otherwise a list without entries would go unchecked

    def __init__(self, verbose_name: Any = "how far read", **options: Any):
        defaults: dict[str, Any] = {
            "default": dict,
            "blank": True,
            "help_text": f"How far each source was read: {', '.join(SourceReading.values)}. What is not recorded is "
            "left out.",
        }
        super().__init__(verbose_name, **defaults | options)

    def deconstruct(self) -> Any:
        """As the plain field that the database sees, so that a migration needs no code of ours."""
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.JSONField", args, options

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        if not isinstance(value, dict) or not all(state in SourceReading.values for state in value.values()):
            raise ValidationError(f"Give each source one of {', '.join(SourceReading.values)}.")

    def formfield(self, form_class: Any = None, choices_form_class: Any = None, **options: Any) -> Any:
        """Any form field will do: a JSONField would insist on one that takes an encoder."""
        return models.Field.formfield(self, form_class, choices_form_class, **options)


def check_reading(reading: Mapping[str, str], sources: Iterable[Source]) -> None:
    """Raise ValidationError if ``reading`` names a source that is not among ``sources``, those of its record."""
    foreign = reading.keys() - {source.slug for source in sources} if reading else set()
    if foreign:
        names = ", ".join(sorted(foreign))
        raise ValidationError({"reading": f"Remove {names}, or add it to the sources of this record."})


def reading_of(reading: Mapping[str, str], sources: Iterable[Source]) -> dict[str, str]:
    """The part of ``reading`` that is about ``sources``, those that the reader sees."""
    return {slug: reading[slug] for slug in sorted(source.slug for source in sources) if slug in reading}


def reading_lines(reading: Mapping[str, str]) -> list[str]:
    """``slug: read`` for each source, as people write it."""
    return [f"{slug}: {state}" for slug, state in sorted(reading.items())]


def _is_sound(source: Source, speaker: str) -> bool:
    if source.reliability == SourceReliability.STATE_MEDIA:
        return bool(speaker) and source.outlet_of == speaker
    return source.reliability in UPPER_GRADES
