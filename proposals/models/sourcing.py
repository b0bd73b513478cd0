"""How well a record is sourced, by the grades of its sources. docs/sources.md says the rules in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from proposals.models.source import Source, SourceReliability

UPPER_GRADES = frozenset({SourceReliability.OFFICIAL, SourceReliability.RECORD, SourceReliability.EDITED})


@dataclass(frozen=True, slots=True)
class Sourcing:
    """The sources of one clause or statement, and those among them that it can rest on.

    ``sound`` holds the sources of an upper grade, and state media for what their own state says on record.
    """

    sources: tuple[Source, ...]
    sound: tuple[Source, ...]

    @classmethod
    def of(cls, sources: Iterable[Source], speaker: str = "") -> Sourcing:
        """``speaker`` is the ISO code of the state that made the statement, if it did so on the record."""
        everything = tuple(sources)
        return cls(everything, tuple(source for source in everything if _is_sound(source, speaker)))

    @property
    def is_sound(self) -> bool:
        return bool(self.sound)

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
            "confidence: “high” needs a source graded official, record or edited, or state media for what their own "
            "state says on record; add one, or choose medium or low."
        )
    return problems


def _is_sound(source: Source, speaker: str) -> bool:
    if source.reliability == SourceReliability.STATE_MEDIA:
        return bool(speaker) and source.outlet_of == speaker
    return source.reliability in UPPER_GRADES
