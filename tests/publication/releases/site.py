"""A site to release, and every kind of change to it."""

from __future__ import annotations

from datetime import date

from proposals.models import Change, Party, Position, Proposal, Release
from proposals.moment import Moment
from proposals.publication import releases
from proposals.publication.releases import snapshot
from tests.factories import make_clause, make_event, make_party, make_position, make_source
from tests.moment.later import add_later, make_older_site
from tests.views.site import add_drafts

CANARY = "canary-5eed"


def make_release(notes: str = "First.") -> Release:
    return releases.make(None, notes)


def moment_of(release: Release) -> Moment:
    return Moment(release=release.number, database=releases.database_of(release))


def corrected_site():
    """A site with drafts and with a correction that the page of a clause shows."""
    site = make_older_site()
    add_drafts(site, CANARY)
    site.size.text = "Alpha keeps at most 650,000 personnel."
    site.size._change_reason = "The figure was misread."
    site.size.save()
    # Two statements of one day: the one entered last is the current one.
    same_day = {"party": site.plan.drafted_by.get(), "proposal": site.plan, "stated_on": date(2025, 11, 24)}
    make_position(slug="z-first", stance="supports", **same_day)
    make_position(slug="a-second", stance="rejects", **same_day)
    return site


def change_everything(site) -> None:
    """Edit, correct, withdraw, publish, add and delete records of every model that readers see."""
    add_later(site)
    for model in set(snapshot.kept_models()) - {Change}:
        fields = {field.name for field in model._meta.fields}
        own = ("name", "title", "heading", "statement", "reading", "summary", "note")
        text_field = next(name for name in own if name in fields)
        for row in model.objects.public():
            setattr(row, text_field, f"{getattr(row, text_field)} {CANARY}")
            row._change_reason = CANARY
            row.save()
    Proposal.objects.filter(pk=site.reported.pk).update(state="withdrawn")
    Proposal.objects.filter(slug=f"draft-{CANARY}").update(state="published", published_at="2026-01-01T00:00Z")
    Position.objects.filter(slug="p002").update(state="withdrawn")
    Position.objects.filter(slug="a-second").delete()
    site.counter.omissions.all().delete()
    site.counter.clauses.filter(key="3").delete()
    site.size.sources.set([make_source()])
    site.size.variant_readings.all().delete()
    site.plan.drafted_by.set([make_party()])
    site.plan.events.all().delete()
    Party.objects.get(slug="alpha").members.clear()
    make_event(process=site.process)
    make_clause(proposal=site.plan, key="new", issue=site.size.issue)


def make_two_releases():
    """In the second the plan has another title, and a position is gone."""
    site = make_older_site()
    make_release("Starter data")
    site.plan.title = "Corrected"
    site.plan.save()
    site.plan.positions.get(slug="p003").delete()
    make_release("The title of the plan.")
    return site
