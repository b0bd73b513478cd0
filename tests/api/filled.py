"""Rows in every list, each with everything that costs a query, by the hundred."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from proposals.models import Change, Omission, Process, Release, VariantReading
from tests.factories import (
    make_clause,
    make_correspondence,
    make_event,
    make_issue,
    make_measure,
    make_party,
    make_position,
    make_process,
    make_proposal,
    make_source,
    make_term,
    make_topic,
)


def fill(rows: int) -> None:
    """At least ``rows`` rows in every list of records; nearly all of them refer to records of their own."""
    some = rows // 3 + 1  # of a list that has three kinds of rows
    process = make_process()
    topic = make_topic(process=process)
    issue, further = make_issue(topic=topic), make_issue(topic=topic)
    measure = make_measure(issue=issue)
    source, party = make_source(), make_party()
    drafter = make_party(members=[party])
    base = make_proposal(process=process, sources=[source], drafted_by=[party])
    gone = make_clause(proposal=base, issue=issue, sources=[source])
    own = copies(source, rows, url=[f"{source.url}/{number}" for number in range(rows)])
    issues, _ = copies(issue, rows), copies(measure, rows)
    copies(make_topic(process=process), rows)

    text = make_proposal(
        process=process, revises=base, derived_from=[base], companions=[base], sources=[source], drafted_by=[drafter]
    )
    texts = copies(text, rows, sources=own, drafted_by=copies(drafter, rows))
    copies(Omission.objects.create(proposal=text, clause=gone, how="struck"), rows, proposal=texts)

    clause = make_clause(proposal=text, issue=issue, further_issues=[further], sources=[source])
    variant = make_clause(
        proposal=text, parent=clause, status="variant", advanced_by=party, issue=issue, sources=[source]
    )
    clauses = copies(clause, rows, proposal=texts, issue=issues, sources=own)
    copies(variant, some, proposal=texts, parent=clauses, sources=own)
    copies(make_term(clause=clause, measure=measure), rows, clause=clauses)
    reading = VariantReading.objects.create(clause=clause, source=source, reading="Other words.")
    copies(reading, rows, clause=clauses)

    days = [datetime.date(2025, 1, 1) + datetime.timedelta(days=number) for number in range(some)]
    statement = {"party": party, "source": source, "also_in": [source]}
    copies(make_position(clause=clause, **statement), some, stated_on=days, clause=clauses, also_in=own)
    copies(make_position(issue=issue, **statement), some, stated_on=days, also_in=own)
    compatible = {"compatible_with": [make_position(proposal=text, source=source)], "compatible_reason": "Both can be."}
    on_text = make_position(proposal=text, **compatible, **statement)
    on_texts = copies(on_text, some, stated_on=days, proposal=texts, also_in=own)
    event = make_event(process=process, participants=[party], proposals=[text, base], sources=[source])
    copies(event, rows, process=copies(process, rows), sources=own)
    copies(make_correspondence(from_clauses=[gone], to_clauses=[clause]), rows, to_clauses=clauses)
    published, corrected = Change.Kind.PUBLICATION, Change.Kind.CORRECTION
    for kind, records in ((published, texts), (corrected, clauses), (published, on_texts)):
        Change.objects.bulk_create([Change.of(kind, record) for record in records[:some]])
    if connection.vendor == "postgresql":
        # A running site has statistics of its rows; without them a query over hundreds is planned as if over none.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    if not Process.objects.filter(is_default=True).exists():
        Process.objects.filter(pk=process.pk).update(is_default=True)


def fill_releases(rows: int) -> None:
    """``rows`` releases, of nothing."""
    fields = {"made_at": timezone.now(), "notes": "Kept.", "checksum": "0" * 64, "snapshot": b""}
    Release.objects.bulk_create([Release(number=number, **fields) for number in range(1, rows + 1)])


def copies(one: Model, rows: int, **own: Sequence[Any]) -> list[Any]:
    """``rows`` records like ``one`` and with its links, each with a slug of its own.

    ``own`` holds a value for each copy; of what is a list in ``one``, that is the one record which its list holds.
    """
    model, links = type(one), {field.name: field for field in one._meta.many_to_many}
    made = []
    for number in range(rows):
        row = copy.copy(one)
        row.pk = None
        if hasattr(row, "slug"):
            row.slug = f"{one.slug}-{number}"
        for name in own.keys() - links:
            setattr(row, name, own[name][number])
        made.append(row)
    model.objects.bulk_create(made)
    for name, field in links.items():
        through, here, there = field.remote_field.through, field.m2m_column_name(), field.m2m_reverse_name()
        linked = [record.pk for record in getattr(one, name).all()]
        through.objects.bulk_create(
            through(**{here: row.pk, there: pk})
            for number, row in enumerate(made)
            for pk in ([own[name][number].pk] if name in own else linked)
        )
    return made
