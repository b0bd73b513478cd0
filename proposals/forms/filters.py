"""How scripts filter the API's lists: one FilterSet for each list. The pages have forms of their own."""

from collections import OrderedDict
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from proposals.forms.filter_kinds import (
    ClauseReference,
    Ordering,
    Words,
    by_choice,
    by_day,
    by_process,
    by_slug,
    choice_errors,
)
from proposals.models import (
    Clause,
    Correspondence,
    Issue,
    Measure,
    Party,
    Position,
    Proposal,
    Source,
    Term,
    Topic,
)
from proposals.models.change import ChangeSort, RecordKind
from proposals.models.following import Following, told_of
from proposals.moment import current


class ConsistentForm(forms.Form):
    """Refuses valid values that exclude each other, instead of answering with an empty list."""

    def clean(self) -> dict[str, Any]:
        super().clean()
        given = self.cleaned_data
        for name in tuple(given):
            first, last = given[name], given.get(name.replace("_after", "_before"))
            if name.endswith("_after") and first and last and first > last:
                self.add_error(name, f"This date is later than {name.replace('_after', '_before')}.")
        proposal, clause = given.get("proposal"), given.get("clause")
        if proposal and clause and clause.proposal_id != proposal.pk:
            self.add_error("clause", f"This is not a clause of {proposal.slug}.")
        return given


class RequestedFilters(django_filters.FilterSet):
    """Has only the filters that the request names; others would query their choices for nothing."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.filters = OrderedDict((name, item) for name, item in self.filters.items() if name in (self.data or ()))


# The catalogue


class ProcessFilter(RequestedFilters):
    process = by_process()
    ordering = Ordering("slug", "name", "started_on")


class PartyFilter(RequestedFilters):
    process = by_process()
    ordering = Ordering("slug", "name", "kind")


class SourceFilter(RequestedFilters):
    process = by_process()
    reliability = by_choice(Source.Reliability, help_text="Grade of the source.")
    ordering = Ordering("slug", "title", "publisher", "published_on")


class TopicFilter(RequestedFilters):
    process = by_process()
    ordering = Ordering("slug", "name", "order")


class IssueFilter(RequestedFilters):
    process = by_process()
    kind = by_choice(Issue.Kind, help_text="dispute, or pledge of the speaker itself.")
    ordering = Ordering("slug", "name", "order")


class MeasureFilter(RequestedFilters):
    process = by_process()
    ordering = Ordering("slug", "name", "kind")


class EventFilter(RequestedFilters):
    process = by_process()
    ordering = Ordering("slug", "name", "starts_on", "ends_on")


class ReleaseFilter(RequestedFilters):
    ordering = Ordering("number", "made_at")


# Texts


class DatedStatusForm(ConsistentForm):
    """The dates of outcomes are not recorded, so with ``on`` neither a filter nor an order may reveal them."""

    def clean(self) -> dict[str, Any]:
        super().clean()
        given = self.cleaned_data
        if current().on:
            message = "Statuses have no recorded dates; omit status or on."
            if given.get("status") in Proposal.Status.outcomes():
                self.add_error("status", message)
            if {"status", "-status"} & set(given.get("ordering") or ()):
                self.add_error("ordering", message)
        return given


class ProposalFilter(RequestedFilters):
    process = by_process()
    drafted_by = by_slug(Party, label="Drafted by", help_text="Slug of a party that drafted it.")
    status = by_choice(Proposal.Status, help_text="Status of the text.")
    text_availability = by_choice(Proposal.Availability, help_text="How much of the text is public.")
    issued_after = by_day("issued_on", "gte", "Issued on this day or later.")
    issued_before = by_day("issued_on", "lte", "Issued on this day or earlier.")
    revises = by_slug(Proposal, label="Revises", help_text="Slug of the text it revises.")
    q = Words("title", "short_title", "summary")
    ordering = Ordering("slug", "title", "issued_on", "status")

    class Meta:
        form = DatedStatusForm


class ClauseFilter(RequestedFilters):
    proposal = by_slug(Proposal)
    process = by_process()
    topic = by_slug(Topic, method="on_topic", help_text="Slug of the topic of its main or a further issue.")
    issue = by_slug(Issue, method="on_issue", help_text="Slug of its main or a further issue.")
    basis = by_choice(Clause.Basis, help_text="How the recorded words relate to the original.")
    status = by_choice(Clause.Status, help_text="Status of the clause in its text.")
    measure = by_slug(Measure, method="with_measure", help_text="Slug of a measure it fixes a value for.")
    source = by_slug(Source, field_name="sources", help_text="Slug of a source of the clause.")
    q = Words("heading", "text", "note")
    ordering = Ordering("order", "key", "status", "basis")

    def on_topic(self, queryset: Any, name: str, value: Topic) -> QuerySet:
        return queryset.on_issues(Issue.objects.filter(topic=value))

    def on_issue(self, queryset: Any, name: str, value: Issue) -> QuerySet:
        return queryset.on_issues([value])

    def with_measure(self, queryset: Any, name: str, value: Measure) -> QuerySet:
        return queryset.filter(Exists(Term.objects.public().filter(clause=OuterRef("pk"), measure=value)))


# Positions and correspondences


class PositionFilter(RequestedFilters):
    CURRENT = [("true", "Last recorded"), ("false", "Superseded")]

    process = by_process()
    party = by_slug(Party)
    proposal = by_slug(
        Proposal,
        method="on_proposal",
        help_text="Slug of the text that the position, or the clause it is about, belongs to.",
    )
    clause = ClauseReference(help_text="The clause it is about, as slug/key.")
    issue = by_slug(
        Issue,
        method="on_issue",
        help_text="Slug of the issue that the position, or the clause it is about, belongs to.",
    )
    topic = by_slug(Topic, method="on_topic", help_text="Slug of the topic of that issue.")
    stance = by_choice(Position.Stance, help_text="Towards the clause or text as written, or the issue's thesis.")
    certainty = by_choice(Position.Certainty, help_text="How the statement is known.")
    emphasis = by_choice(Position.Emphasis, help_text="Whether the speaker called it a red line or a priority.")
    stated_after = by_day("stated_on", "gte", "Stated on this day or later.")
    stated_before = by_day("stated_on", "lte", "Stated on this day or earlier.")
    current = django_filters.ChoiceFilter(
        choices=CURRENT,
        method="only_current",
        error_messages=choice_errors(["true", "false"]),
        help_text="true: the latest statement of each party on each target; false: the earlier ones.",
    )
    q = Words("statement", "conditions", "stated_by")
    ordering = Ordering("slug", "stated_on", "stance", "certainty")

    class Meta:
        form = ConsistentForm

    def on_proposal(self, queryset: Any, name: str, value: Proposal) -> QuerySet:
        return queryset.filter(Q(proposal=value) | Q(clause__proposal=value))

    def on_issue(self, queryset: Any, name: str, value: Issue) -> QuerySet:
        return queryset.on_issues([value])

    def on_topic(self, queryset: Any, name: str, value: Topic) -> QuerySet:
        return queryset.on_issues(Issue.objects.filter(topic=value))

    def only_current(self, queryset: Any, name: str, value: str) -> QuerySet:
        if value == "true":
            return queryset.current()
        return queryset.exclude(pk__in=Position.objects.public().current().values("pk"))


class CorrespondenceFilter(RequestedFilters):
    process = by_process()
    proposal = by_slug(Proposal, method="touching", help_text="Slug of a text on either side, or the silent one.")
    relation = by_choice(Correspondence.Relation, help_text="Read from the first side to the second.")
    ordering = Ordering("slug", "relation")

    def touching(self, queryset: Any, name: str, value: Proposal) -> QuerySet:
        clauses = value.clauses.values("pk")
        sides = Q(from_clauses__in=clauses) | Q(to_clauses__in=clauses)
        return queryset.filter(sides | Q(silent=value)).distinct()


# The log of changes


class ChangeFilter(RequestedFilters):
    kind = by_choice(ChangeSort, field_name="sort", help_text="What was done; moved: a party's stance changed.")
    record = by_choice(RecordKind, field_name="model", help_text="The kind of record.")
    process = by_process()
    party = by_slug(Party, method="following", help_text="Slug of a party: on it, and on what it drafted and said.")
    issue = by_slug(
        Issue, method="following", help_text="Slug of an issue: on it, its clauses, and what was said of it."
    )
    proposal = by_slug(
        Proposal,
        queryset=lambda request: told_of(Proposal),
        method="following",
        help_text="Slug of a text, withdrawn or not: on it, its clauses, and what was said.",
    )
    ordering = Ordering("at")

    def following(self, queryset: Any, name: str, value: Any) -> QuerySet:
        return Following(**{name: value}).among(queryset)
