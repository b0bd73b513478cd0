"""The page on which a second person reads a record whole before it is published: what is new, and what blocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.urls import path, reverse

from proposals.admin.base.forms import ReasonForm
from proposals.admin.base.showing import Difference, Names, difference, names_in
from proposals.admin.pages.history import HistoryPages
from proposals.models import Clause, Position, Proposal, State
from proposals.models.editorial import PUBLISH, SEND_BACK
from proposals.models.versions import editable_fields, values, values_of_versions

# How a clause is told from its neighbours; shown in its heading and not among its fields.
IN_THE_HEADING = {"proposal", "key", "number", "order", "heading"}


@dataclass(frozen=True, slots=True)
class Part:
    """One clause as it is to be published. ``is_new``: readers have never seen it; ``is_gone``: they would lose it."""

    clause: models.Model
    fields: list[Difference]
    terms: list[str]
    is_new: bool = False
    is_gone: bool = False

    @property
    def is_changed(self) -> bool:
        return self.is_new or self.is_gone or any(field.old != field.new for field in self.fields)


class ReviewPage(HistoryPages):
    """For the admin of reviewed records, which has ``troubles`` and ``verb_url``."""

    troubles: Any
    verb_url: Any

    def get_urls(self) -> list:
        name = f"{self.opts.app_label}_{self.opts.model_name}_review"
        return [path("<int:pk>/review/", self.admin_site.admin_view(self.review_view), name=name), *super().get_urls()]

    def review_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET"])
        record = self.get_queryset(request).filter(pk=pk).first() if pk < 2**63 else None
        if record is None:
            raise Http404
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied(f"Your role does not let you see {self.opts.verbose_name_plural}.")
        seen = last_seen(record)
        old, new = values(seen) if seen is not None else {}, values(record)
        verbs = {verb.name: self.verb_url(verb, record) for verb in record.verbs_for(request.user)}
        context = {
            **self.admin_site.each_context(request),
            "title": f"Review: {record}",
            "opts": self.opts,
            "record": record,
            "seen": seen,
            "fields": _fields(type(record), old, new, names_in(type(record), [old, new])),
            "parts": _parts(record, seen) if isinstance(record, Proposal) else [],
            "omissions": record.omissions.select_related("clause__proposal") if isinstance(record, Proposal) else [],
            "supersedes": record.superseded() if isinstance(record, Position) else None,
            "troubles": self.troubles(record),
            "publish_url": verbs.get(PUBLISH.name),
            "send_back_url": verbs.get(SEND_BACK.name),
            "own": record.state == State.IN_REVIEW and record.submitted_by_id == request.user.pk,
            "form": ReasonForm(),
            "change_url": reverse(self._view_name("change"), args=[record.pk]),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/proposals/review.html", context)


def last_seen(record: Any) -> Any:
    """The last version of the record that readers saw, None if they never did."""
    return record.history.filter(state=State.PUBLISHED).order_by("-history_id").first()


def _fields(
    model: type[models.Model], old: Mapping[str, Any], new: Mapping[str, Any], names: Names
) -> list[Difference]:
    """Every filled field; without an old version nothing is marked."""
    shown = [
        difference(model, field.name, old.get(field.name, new[field.name]), new[field.name], names)
        for field in editable_fields(model)
    ]
    return [field for field in shown if field.old or field.new]


def _parts(proposal: Proposal, seen: Any) -> list[Part]:
    """The clauses of a text, those that readers saw and that are gone last."""
    clauses = list(
        proposal.clauses.select_related("issue")
        .prefetch_related("further_issues", "sources", "terms__measure")
        .order_by("order", "key")
    )
    rows = _clauses_at(proposal, seen)
    kept = values_of_versions(list(rows.values()))
    before = {pk: kept[row.history_id] for pk, row in rows.items()}
    now = {clause.pk: values(clause) for clause in clauses}
    names = names_in(Clause, [*before.values(), *now.values()])
    parts = []
    for clause in clauses:
        fields = _fields(Clause, before.get(clause.pk, {}), now[clause.pk], names)
        fields = [field for field in fields if field.name not in IN_THE_HEADING or field.old != field.new]
        terms = [str(term) for term in clause.terms.all()]
        parts.append(Part(clause, fields, terms, is_new=seen is not None and clause.pk not in before))
    return parts + [Part(row.instance, [], [], is_gone=True) for pk, row in rows.items() if pk not in now]


def _clauses_at(proposal: Proposal, seen: Any) -> dict[int, Any]:
    """The versions of the clauses that readers last saw, by primary key: as they were when the text was withdrawn."""
    after = seen and proposal.history.filter(history_id__gt=seen.history_id).order_by("history_id").first()
    if not after:
        return {}
    standing = Clause.history.as_of(after.history_date).filter(proposal=proposal.pk)
    rows = [clause._history for clause in standing]
    return {row.id: row for row in sorted(rows, key=lambda row: (row.order, row.key))}
