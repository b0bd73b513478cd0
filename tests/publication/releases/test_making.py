"""Making a release: by whom, of what, once and for all."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction

from proposals.models import Position, Release
from proposals.models.release import NeverChanges
from proposals.publication import releases
from tests.factories import make_proposal, make_user
from tests.moment.later import make_older_site
from tests.publication.releases.test_release import make_release

pytestmark = pytest.mark.django_db


def test_only_who_may_makes_a_release():
    make_older_site()
    with pytest.raises(PermissionDenied):
        releases.make(make_user("Analyst"), "First.")
    editor = make_user("Editor")
    release = releases.make(editor, "  First.  ")
    assert (release.number, release.made_by, release.notes) == (1, editor, "First.")


def test_a_release_needs_notes_and_something_new():
    with pytest.raises(ValidationError, match="Nothing is public yet"):
        make_release()
    make_older_site()
    with pytest.raises(ValidationError, match="Say what readers should know"):
        make_release("  ")
    make_release()
    with pytest.raises(ValidationError, match="Nothing that readers can see has changed since release 1"):
        make_release("Again.")
    make_proposal("draft")
    with pytest.raises(ValidationError, match="has changed since release 1"):
        make_release("Again.")
    assert Release.objects.count() == 1


def test_a_release_cannot_be_changed_or_deleted():
    make_older_site()
    release = make_release()
    for attempt in (
        release.save,
        release.delete,
        Release.objects.all().delete,
        lambda: Release.objects.filter(number=1).update(notes="Other."),
    ):
        with pytest.raises(NeverChanges):
            attempt()


def test_the_database_itself_refuses_to_change_a_release():
    make_older_site()
    make_release()
    with pytest.raises(DatabaseError, match="a release never changes"), transaction.atomic():
        connection.cursor().execute("UPDATE proposals_release SET notes = 'Other.'")


def test_what_changed_is_told_by_name():
    site = make_older_site()
    first = make_release()
    make_proposal(
        slug="fourth", process=site.process, drafted_by=site.plan.drafted_by.all(), sources=[site.plan.sources.get()]
    )
    site.size.heading = "Other"
    site.size.save()
    Position.objects.filter(slug="p004").update(state="withdrawn")

    found = releases.diff(first.data, make_release("Second.").data)

    assert [(change.kind, change.added, change.changed, change.removed) for change in found] == [
        ("proposals", ("fourth",), (), ()),
        ("clauses", (), ("plan/1",), ()),
        ("positions", (), (), ("p004",)),
    ]
    assert [change.kind for change in releases.diff(None, first.data)][:2] == ["processes", "parties"]
