"""Every named constraint, with a row that violates it and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from proposals.models import Change, Clause, Omission, Proposal, Release, VariantReading
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
    make_suggestion,
    make_term,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db


def make_omission(**fields: Any) -> Omission:
    defaults = {"proposal": fields.get("proposal") or make_proposal(), "how": "struck"}
    clause = fields.get("clause") or make_clause()
    return Omission.objects.create(**defaults | fields | {"clause": clause})


def make_reading(**fields: Any) -> VariantReading:
    clause, source = fields.get("clause") or make_clause(), fields.get("source") or make_source()
    return VariantReading.objects.create(**{"reading": "x"} | fields | {"clause": clause, "source": source})


def make_kept(**values: Any) -> Release:
    release = Release.of(b"{}", number=Release.objects.count() + 1, made_at=timezone.now(), notes="Kept.")
    for name, value in values.items():
        setattr(release, name, value)
    release.save()
    return release


def make_change(**values: Any) -> Change:
    change = Change.of(Change.Kind.CORRECTION, make_proposal())
    for name, value in values.items():
        setattr(change, name, value)
    change.save()
    return change


MAKERS: dict[str, Callable[..., models.Model]] = {
    "process": make_process,
    "party": make_party,
    "source": make_source,
    "topic": make_topic,
    "issue": make_issue,
    "measure": make_measure,
    "proposal": make_proposal,
    "clause": make_clause,
    "term": make_term,
    "variantreading": make_reading,
    "omission": make_omission,
    "position": make_position,
    "event": make_event,
    "correspondence": make_correspondence,
    "release": make_kept,
    "change": make_change,
    "suggestedchange": make_suggestion,
}


def blank(field: str) -> Callable[[Callable[..., Any]], None]:
    return lambda make: make(**{field: ""})


def unknown(field: str) -> Callable[[Callable[..., Any]], None]:
    # Short enough for every column: PostgreSQL would refuse a long word for its length.
    return lambda make: make(**{field: "?"})


def changed(**values: Any) -> Callable[[Callable[..., Any]], None]:
    return lambda make: make(**values)


def twice(*same: str) -> Callable[[Callable[..., Any]], None]:
    def breaking(make: Callable[..., Any]) -> None:
        first = make()
        make(**{name: getattr(first, name) for name in same})

    return breaking


def itself(field: str) -> Callable[[Callable[..., Any]], None]:
    def breaking(make: Callable[..., Any]) -> None:
        row = make()
        type(row).objects.filter(pk=row.pk).update(**{field: row.pk})

    return breaking


def two_defaults(make: Callable[..., Any]) -> None:
    for _number in range(2):
        make(is_default=True)


CASES: dict[str, Callable[[Callable[..., Any]], None]] = {
    "process_slug_not_blank": blank("slug"),
    "process_ends_after_start": changed(started_on="2025-11-20", ended_on="2025-11-19"),
    "process_one_default": two_defaults,
    "party_slug_not_blank": blank("slug"),
    "party_kind_known": unknown("kind"),
    "party_iso_for_states": changed(kind="coalition", iso="EU"),
    "party_iso_two_letters": changed(iso="ua"),
    "source_slug_not_blank": blank("slug"),
    "source_title_not_blank": blank("title"),
    "source_kind_known": unknown("kind"),
    "source_reliability_known": unknown("reliability"),
    "source_url_unique": twice("url"),
    "source_url_web": changed(url="javascript:alert(1)"),
    "topic_slug_not_blank": blank("slug"),
    "issue_slug_not_blank": blank("slug"),
    "issue_thesis_not_blank": blank("thesis"),
    "issue_kind_known": unknown("kind"),
    "measure_slug_not_blank": blank("slug"),
    "measure_kind_known": changed(kind="?", unit=""),
    "measure_unit_for_numbers": changed(kind="number", unit=""),
    "proposal_slug_not_blank": blank("slug"),
    "proposal_title_not_blank": blank("title"),
    "proposal_kind_known": unknown("kind"),
    "proposal_status_known": unknown("status"),
    "proposal_text_availability_known": unknown("text_availability"),
    "proposal_date_precision_known": unknown("date_precision"),
    "proposal_state_known": unknown("state"),
    "proposal_published_has_time": changed(published_at=None),
    "proposal_claimed_points_counted": changed(claimed_points=0),
    "proposal_revises_another": itself("revises"),
    "clause_key_unique": twice("proposal", "key"),
    "clause_key_shape": changed(key="A 1"),
    "clause_status_known": unknown("status"),
    "clause_basis_known": unknown("basis"),
    "clause_confidence_known": unknown("confidence"),
    "clause_verification_known": unknown("verification"),
    "clause_parent_another": itself("parent"),
    "clause_without_text": changed(status="deleted", text="Struck."),
    "clause_with_text": blank("text"),
    "clause_basis_unless_unrecorded": blank("basis"),
    "clause_variant_has_party": changed(status="variant", advanced_by=None),
    "term_measure_unique": twice("clause", "measure"),
    "term_value_not_blank": changed(value="", unit=""),
    "variantreading_unique": twice("clause", "source"),
    "variantreading_reading_not_blank": blank("reading"),
    "omission_unique": twice("proposal", "clause"),
    "omission_how_known": unknown("how"),
    "position_slug_not_blank": blank("slug"),
    "position_statement_not_blank": blank("statement"),
    "position_stance_known": unknown("stance"),
    "position_certainty_known": unknown("certainty"),
    "position_target_basis_known": unknown("target_basis"),
    "position_emphasis_known": unknown("emphasis"),
    "position_confidence_known": unknown("confidence"),
    "position_date_precision_known": unknown("date_precision"),
    "position_state_known": unknown("state"),
    "position_published_has_time": changed(published_at=None),
    "position_one_target": changed(issue=None),
    "position_conditions_named": changed(stance="supports-with-conditions", conditions=""),
    "event_slug_not_blank": blank("slug"),
    "event_date_precision_known": unknown("date_precision"),
    "event_state_known": unknown("state"),
    "event_published_has_time": changed(published_at=None),
    "event_ends_after_start": changed(starts_on="2025-11-20", ends_on="2025-11-19"),
    "correspondence_slug_not_blank": blank("slug"),
    "correspondence_relation_known": unknown("relation"),
    "correspondence_silent_if_unanswered": changed(relation="unanswered"),
    "correspondence_state_known": unknown("state"),
    "correspondence_published_has_time": changed(published_at=None),
    "change_uid_unique": twice("uid"),
    "change_kind_known": unknown("kind"),
    "change_model_known": unknown("model"),
    "change_record_slug_not_blank": blank("record_slug"),
    "change_key_of_clause": changed(key="1"),
    "release_notes_not_blank": blank("notes"),
    "release_number_from_one": changed(number=0),
    "release_checksum_sha256": changed(checksum="A" * 64),
    "suggestedchange_state_known": lambda make: make(state="?", decided_by=make_user(), decided_at=timezone.now()),
    "suggestedchange_reason_not_blank": blank("reason"),
    "suggestedchange_model_known": changed(model="user"),
    "suggestedchange_text_of_proposal": changed(corrected_text={}),
    "suggestedchange_decided_by_somebody": changed(state="accepted"),
}

# The same constraint broken from its other side.
OTHER_SIDES: list[tuple[str, Callable[[Callable[..., Any]], None]]] = [
    ("correspondence_silent_if_unanswered", lambda make: make(silent=make_proposal())),
    ("measure_unit_for_numbers", changed(kind="text", unit="km")),
    ("change_key_of_clause", changed(model="clause")),
    ("clause_key_shape", changed(key="1\n")),
    ("clause_without_text", changed(status="unrecorded", text="Read.")),
    ("clause_basis_unless_unrecorded", changed(status="unrecorded", basis="paraphrase")),
    ("clause_variant_has_party", lambda make: make(advanced_by=make_party())),
    ("position_one_target", lambda make: make(issue=make_issue(), proposal=make_proposal())),
    ("position_one_target", lambda make: make(clause=make_clause(), proposal=make_proposal())),
]


def constraints() -> dict[str, models.BaseConstraint]:
    kinds = apps.get_app_config("proposals").get_models()
    return {constraint.name: constraint for kind in kinds for constraint in kind._meta.constraints}


def test_every_constraint_has_a_case():
    assert set(CASES) == set(constraints())


def test_every_constraint_says_what_to_do():
    messages = {name: str(constraint.violation_error_message) for name, constraint in constraints().items()}
    assert [name for name, message in messages.items() if message.startswith("Constraint")] == []


@pytest.mark.parametrize(("name", "breaking"), [*CASES.items(), *OTHER_SIDES])
def test_the_database_refuses_a_row_that_breaks_a_constraint(name, breaking):
    make = MAKERS[name.split("_")[0]]
    make()
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        breaking(make)
    assert _names(name, str(refused.value))


def _names(name: str, message: str) -> bool:
    """Whether the database's message names the constraint; SQLite names the columns of a unique one instead."""
    constraint = constraints()[name]
    if isinstance(constraint, models.UniqueConstraint) and "UNIQUE" in message:
        return all(f".{field}" in message for field in constraint.fields)
    return name in message


def test_a_draft_needs_no_time_of_publication():
    assert make_proposal("draft").published_at is None


def test_a_circle_among_the_parents_ends_the_walk():
    text = make_proposal()
    one, other = make_proposal(revises=text), make_clause(proposal=text)
    Proposal.objects.filter(pk=text.pk).update(revises=one)
    make_proposal(revises=Proposal.objects.get(pk=text.pk)).clean()
    below = make_clause(proposal=text, parent=other)
    Clause.objects.filter(pk=other.pk).update(parent=below)
    make_clause(proposal=text, parent=Clause.objects.get(pk=other.pk)).clean()
