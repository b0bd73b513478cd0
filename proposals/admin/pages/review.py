"""The review page: the whole record, what changed since readers last saw it, what blocks it, and the decision."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import path, reverse

from proposals.admin.base.effects import effects
from proposals.admin.base.forms import ReasonForm
from proposals.admin.base.page import DeskPage
from proposals.admin.base.showing import Difference, Names, difference, names_in
from proposals.admin.base.subject import read_subjects, subject_of
from proposals.editing.doubts import doubts
from proposals.models import Clause, Position, Proposal
from proposals.models.editorial import PUBLISH, SEND_BACK
from proposals.models.odd_text import odd_sentences
from proposals.models.versions import clauses_last_seen, editable_fields, last_seen, values, values_of_versions

# Shown in the heading of a clause, and among its fields only if changed.
IN_THE_HEADING = {"proposal", "key", "number", "order", "heading"}


@dataclass(frozen=True, slots=True)
class ReviewedClause:
    """A clause of the text. ``is_new``: readers have never seen it. ``is_removed``: they would no longer see it."""

    clause: models.Model
    fields: list[Difference]
    terms: list[str]
    is_new: bool = False
    is_removed: bool = False

    @property
    def is_changed(self) -> bool:
        return self.is_new or self.is_removed or any(field.old != field.new for field in self.fields)


class ReviewPage(DeskPage):
    """For the ModelAdmin of reviewed records, which has ``obstacles`` and ``verb_url``."""

    obstacles: Any
    verb_url: Any

    def get_urls(self) -> list:
        name = f"{self.opts.app_label}_{self.opts.model_name}_review"
        return [path("<int:pk>/review/", self.admin_site.admin_view(self.review_view), name=name), *super().get_urls()]

    def review_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET"])
        record = self.get_record_or_404(request, pk)
        read_subjects([record])
        last_version = last_seen(record)
        old, new = values(last_version) if last_version is not None else {}, values(record)
        obstacles = self.obstacles(record)
        verbs = {verb.name: self.verb_url(verb, record) for verb in record.verbs_for(request.user)}
        context = {
            "record": record,
            "subject": subject_of(record),
            "seen": last_version,
            "fields": _fields(type(record), old, new, names_in(type(record), [old, new])),
            "clauses": _clauses(record, last_version) if isinstance(record, Proposal) else [],
            "omissions": record.omissions.select_related("clause__proposal") if isinstance(record, Proposal) else [],
            "supersedes": record.superseded() if isinstance(record, Position) else None,
            "doubts": list(doubts(record)) if isinstance(record, Position) else [],
            "odd": list(_odd(record)),
            "obstacles": obstacles,
            "effects": None if obstacles else effects(PUBLISH, [record], request.user),
            "publish_url": verbs.get(PUBLISH.name),
            "send_back_url": verbs.get(SEND_BACK.name),
            "own": record.waits_for_another(request.user),
            "form": ReasonForm(),
            "change_url": reverse(self._view_name("change"), args=[record.pk]),
        }
        return self.desk_page(request, "review", f"Review: {record}", context)


def _odd(record: Any) -> Iterator[str]:
    """What is odd about the characters of the record and, of a text, of all it contains."""
    yield from odd_sentences(record)
    if not isinstance(record, Proposal):
        return
    for omission in record.omissions.select_related("clause__proposal"):
        yield from (f"{omission}: {odd}" for odd in odd_sentences(omission))
    clauses = record.clauses.select_related("proposal").prefetch_related("terms", "variant_readings")
    for clause in clauses.order_by("order", "key"):
        for part in (clause, *clause.terms.all(), *clause.variant_readings.all()):
            yield from (f"{clause.label}: {odd}" for odd in odd_sentences(part))


def _fields(
    model: type[models.Model], old: Mapping[str, Any], new: Mapping[str, Any], names: Names
) -> list[Difference]:
    """Every field that has a value. Without an old version nothing is marked."""
    shown = [
        difference(model, field.name, old.get(field.name, new[field.name]), new[field.name], names)
        for field in editable_fields(model)
    ]
    return [field for field in shown if field.old or field.new]


def _clauses(proposal: Proposal, seen: Any) -> list[ReviewedClause]:
    """The clauses of a text; those that readers saw and that are removed come last."""
    clauses = list(
        proposal.clauses.select_related("issue")
        .prefetch_related("further_issues", "sources", "terms__measure")
        .order_by("order", "key")
    )
    rows = clauses_last_seen(proposal, seen)
    seen_values = values_of_versions(list(rows.values()))
    before = {pk: seen_values[row.history_id] for pk, row in rows.items()}
    now = {clause.pk: values(clause) for clause in clauses}
    names = names_in(Clause, [*before.values(), *now.values()])
    reviewed = []
    for clause in clauses:
        fields = _fields(Clause, before.get(clause.pk, {}), now[clause.pk], names)
        fields = [field for field in fields if field.name not in IN_THE_HEADING or field.old != field.new]
        terms = [str(term) for term in clause.terms.all()]
        reviewed.append(ReviewedClause(clause, fields, terms, is_new=seen is not None and clause.pk not in before))
    return reviewed + [
        ReviewedClause(row.instance, [], [], is_removed=True) for pk, row in rows.items() if pk not in now
    ]
