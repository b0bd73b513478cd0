"""The tagging page: an analyst confirms the issues and figures that the desk offers for the clauses of a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import path

from proposals.admin.base.forms import ReasonField
from proposals.admin.base.page import DeskPage, sentences
from proposals.editing.tagging import ClauseTags, TagsRefused, confirm, offered_tags, ticked_tags
from proposals.models.editorial import needs_reason
from proposals.models.rights import may_confirm_issues


@dataclass(frozen=True, slots=True)
class Row:
    """A clause with what is offered for it, what was chosen, and why that was refused."""

    tags: ClauseTags
    issue: str
    terms: frozenset[str]
    errors: tuple[str, ...]


class CorrectionForm(forms.Form):
    reason = ReasonField(
        label="Reason for the change",
        help_text="This text is already published; the reason is kept in the history.",
    )


class TaggingPage(DeskPage):
    """For the ModelAdmin of proposals."""

    _why_not: Any

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.tagging_view)
        return [path("<int:pk>/issues/", view, name="proposals_proposal_issues"), *super().get_urls()]

    def tagging_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what is offered for each clause (GET), and record those that were ticked (POST)."""
        proposal = self.get_record_or_404(request, pk)
        may = may_confirm_issues(request.user, proposal)
        rows = offered_tags(proposal)
        form = CorrectionForm(request.POST if request.method == "POST" else None)
        errors: list[str] = []
        refused: list[tuple[int, str]] = []
        if request.method == "POST" and not may:
            raise PermissionDenied(self._why_not("change", request, str(pk)))
        if form.is_valid():
            try:
                message = self._confirm(request, rows, form.cleaned_data["reason"])
            except TagsRefused as refusal:
                refused = refusal.rows
            except ValidationError as refusal:
                errors = [sentence for _, sentence in sentences(refusal)]
            else:
                messages.success(request, message)
                return HttpResponseRedirect(request.path)
        context = {
            "text": proposal,
            "rows": _shown(rows, request.POST, refused),
            "without_issue": sum(row.clause.issue_id is None for row in rows),
            "has_offers": any(row.issues or row.terms for row in rows),
            "may": may,
            "form": form if needs_reason(proposal) else None,
            "errors": errors,
        }
        title = f"Issues and figures: {proposal}"
        return self.desk_page(request, "tagging", title, context, status=422 if errors or refused else 200)

    @staticmethod
    def _confirm(request: HttpRequest, rows: Sequence[ClauseTags], reason: str) -> str:
        """Record what was ticked. Returns the message that says so."""
        keys = [row.clause.pk for row in rows]
        ticked = ticked_tags(
            rows,
            {key: request.POST.get(f"issue-{key}", "") for key in keys},
            {key: request.POST.getlist(f"term-{key}") for key in keys},
        )
        issues, terms = confirm(ticked, by=request.user, reason=reason)
        return f"Confirmed: {_count(issues, 'issue')}, {_count(terms, 'term')}."


def _shown(rows: Sequence[ClauseTags], posted: QueryDict, refused: Sequence[tuple[int, str]]) -> list[Row]:
    """The rows as they were filled in, each with its own refusal."""
    return [
        Row(
            tags,
            posted.get(f"issue-{tags.clause.pk}", ""),
            frozenset(posted.getlist(f"term-{tags.clause.pk}")),
            tuple(sentence for key, sentence in refused if key == tags.clause.pk),
        )
        for tags in rows
    ]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
