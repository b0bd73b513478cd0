"""Needs a look: a decision about an earlier wording beside the clauses as they are now, and its confirmation."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html

from proposals.admin.base.forms import ReasonField
from proposals.admin.base.page import DeskPage, sentences
from proposals.admin.base.showing import Difference, admin_url, difference
from proposals.editing.confirming import confirm, why_not_confirm
from proposals.models import Clause, Correspondence, Term
from proposals.models.editorial import WITHDRAW, needs_reason
from proposals.models.term import digest_of_words

RESTED_ON = ("number", "parent", "heading", "status", "text")
"""The fields of a clause that a correspondence rests on."""


class NeedsLookFilter(admin.SimpleListFilter):
    """Decisions about an earlier wording."""

    title = "earlier wording"
    parameter_name = "needs"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("look", "Needs a look")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        rows: Any = queryset
        return rows.to_look_at() if self.value() == "look" else queryset


class ConfirmForm(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput)
    reason = ReasonField(help_text="Required if the record is published. Readers see it on the changes page.")


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A clause that a decision rests on. ``changes`` is what has changed since, as far as the history has it."""

    clause: Clause
    changes: list[Difference]


class LookPage(DeskPage):
    """For the ModelAdmin of a decision: a correspondence or a term."""

    def get_urls(self) -> list:
        name = f"{self.opts.app_label}_{self.opts.model_name}_look"
        return [path("<int:pk>/look/", self.admin_site.admin_view(self.look_view), name=name), *super().get_urls()]

    @admin.display(description="earlier wording")
    def look(self, record: Any) -> str:
        if not record.is_stale:
            return ""
        return format_html('<a href="{}">Needs a look</a>', reverse(self._view_name("look"), args=[record.pk]))

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        record = context.get("original")
        if record is not None and record.is_stale:
            context["look_url"] = reverse(self._view_name("look"), args=[record.pk])
        return super().render_change_form(request, context, *args, **kwargs)

    def look_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The decision and what has changed since (GET); confirm it as it is (POST)."""
        record = self.get_record_or_404(request, pk)
        refusal = why_not_confirm(record, request.user)
        form: Any = ConfirmForm(request.POST if request.method == "POST" else None, initial={"seen": record.basis})
        if request.method == "POST" and refusal:
            raise PermissionDenied(refusal)
        if form.is_valid() and self._confirm(request, record, form):
            return HttpResponseRedirect(admin_url(record))
        if form.is_bound:
            form.data = {**form.data.dict(), "seen": record.basis}  # whoever sends it again has seen this page
        verbs = record.verbs_for(request.user) if isinstance(record, Correspondence) else []
        context = {
            "record": record,
            "clauses": list(_looked_at(record)),
            "silent": list(_changed_in_silence(record)),
            "form": form,
            "refusal": refusal,
            "needs_reason": needs_reason(record),
            "change_url": admin_url(record),
            "withdraw_url": self.verb_url(WITHDRAW, record) if WITHDRAW in verbs else "",  # type: ignore[attr-defined]  # ReviewedAdmin
        }
        status = 422 if form.errors else 200
        return self.desk_page(request, "look", f"Needs a look: {record}", context, status=status)

    def _confirm(self, request: HttpRequest, record: models.Model, form: ConfirmForm) -> bool:
        """Confirm; if that is refused, say why on the form."""
        try:
            confirm(record, form.cleaned_data["seen"], by=request.user, reason=form.cleaned_data["reason"])
        except ValidationError as refused:
            for name, sentence in sentences(refused):
                form.add_error(name or None, sentence)
            return False
        messages.success(request, f"“{record}” is confirmed for the present wording.")
        return True


def _looked_at(record: Correspondence | Term) -> Iterable[LookedAt]:
    if isinstance(record, Term):
        versions = record.clause.history.order_by("-history_id")
        before = next((v for v in versions if record.decided_about.startswith(digest_of_words(v.text))), None)
        yield LookedAt(record.clause, _changes(record.clause, before, ["text"]))
        return
    decided = _decision(record)
    for clause in (*record.from_clauses.all(), *record.to_clauses.all()):
        versions = clause.history.filter(history_date__lte=decided.history_date) if decided else clause.history.none()
        yield LookedAt(clause, _changes(clause, versions.order_by("-history_id").first(), RESTED_ON))


def _decision(record: Correspondence) -> Any:
    """The version in which the decision was made that stands now; None if the history does not have it."""
    return record.history.filter(decided_about=record.decided_about).order_by("history_id").first()


def _changes(clause: Clause, before: Any, names: Iterable[str]) -> list[Difference]:
    if before is None:
        return []
    fields: list[Any] = [Clause._meta.get_field(name) for name in names]
    pairs = [(field.name, getattr(before, field.attname), getattr(clause, field.attname)) for field in fields]
    return [difference(Clause, name, old, new) for name, old, new in pairs if old != new]


def _changed_in_silence(record: Correspondence | Term) -> Iterable[Clause]:
    """The clauses of the silent text that were written since."""
    if isinstance(record, Term) or record.silent is None:
        return []
    decided = _decision(record)
    written = Clause.history.filter(proposal=record.silent_id)
    if decided is not None:
        written = written.filter(history_date__gt=decided.history_date)
    return Clause.objects.filter(pk__in=written.values("id")).select_related("proposal").order_by("order", "key")
