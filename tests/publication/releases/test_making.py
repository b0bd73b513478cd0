"""Making a release: who may, of what, and that it never changes."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction

from proposals.models import Position, Release
from proposals.publication import releases
from tests.factories import make_proposal, make_user
from tests.moment.later import make_older_site
from tests.publication.releases.site import change_everything, corrected_site, make_release

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("history")]


def test_a_release_takes_the_permission_to_make_one():
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


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        ("UPDATE proposals_release SET notes = 'Other.'", "a release never changes"),
        ("DELETE FROM proposals_release", "a release is never deleted"),
        ("DELETE FROM proposals_release WHERE number = 1", "a release is never deleted"),
        *(
            [("TRUNCATE proposals_release", "a release is never deleted")]
            if connection.vendor == "postgresql"
            else [("INSERT OR REPLACE INTO proposals_release SELECT * FROM proposals_release", "never replaced")]
        ),
    ],
)
def test_the_database_itself_refuses_to_change_or_delete_a_release(statement, refusal):
    make_older_site()
    release = make_release()
    connection.check_constraints()  # PostgreSQL empties no table while it has yet to check a reference
    with pytest.raises(DatabaseError, match=refusal), transaction.atomic():
        connection.cursor().execute(statement)
    assert [kept.checksum for kept in Release.objects.all()] == [release.checksum]


def test_a_diff_names_the_records_added_changed_and_removed():
    site = make_older_site()
    first = make_release()
    make_proposal(
        slug="fourth", process=site.process, drafted_by=site.plan.drafted_by.all(), sources=[site.plan.sources.get()]
    )
    site.size.heading = "Other"
    site.size.save()
    Position.objects.filter(slug="p004").update(state="withdrawn")

    diffs = releases.diff(first.data, make_release("Second.").data)

    assert [(diff.kind, diff.added, diff.changed, diff.removed) for diff in diffs] == [
        ("proposals", ("fourth",), (), ()),
        ("clauses", (), ("plan/1",), ()),
        ("positions", (), (), ("p004",)),
    ]
    assert [diff.kind for diff in releases.diff(None, first.data)][:2] == ["processes", "parties"]


def test_a_release_never_changes(client):
    site = corrected_site()
    release = make_release()
    original = (release.checksum, release.content)

    change_everything(site)
    second = make_release("Second.")

    again = Release.objects.get(number=1)
    assert (again.checksum, again.content, again.is_whole) == (*original, True)
    assert (second.number, second.checksum != again.checksum) == (2, True)
