"""Issues and figures: one page on which a person confirms what the desk suggests about the clauses of a text."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path

from proposals.admin.base.record import RecordAdmin
from proposals.admin.pages.history import sentences
from proposals.editing.tagging import chosen, confirm, suggestions
from proposals.models.constraints import LONGEST_REASON
from proposals.models.editorial import may_change, needs_reason


class WhyForm(forms.Form):
    reason = forms.CharField(
        label="Reason for the change",
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Readers see this text already; the reason is kept in the history.",
    )


class SheetsPage(RecordAdmin):
    """For the admin of proposals."""

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.sheets_view)
        return [path("<int:pk>/issues/", view, name="proposals_proposal_issues"), *super().get_urls()]

    def sheets_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        proposal = self.get_queryset(request).filter(pk=pk).first() if pk < 2**63 else None
        if proposal is None:
            raise Http404
        if not request.user.has_perm("proposals.view_proposal"):
            raise PermissionDenied("Your role does not let you see proposals.")
        may = request.user.has_perm("proposals.change_clause") and may_change(request.user, proposal)
        sheets = suggestions(proposal)
        form = WhyForm(request.POST if request.method == "POST" else None)
        errors: list[str] = []
        if request.method == "POST":
            if not may:
                raise PermissionDenied(self._why_not("change", request, str(pk)))
            if form.is_valid():
                post = request.POST
                try:
                    picked = chosen(
                        sheets,
                        {sheet.clause.pk: post.get(f"issue-{sheet.clause.pk}", "") for sheet in sheets},
                        {sheet.clause.pk: post.getlist(f"term-{sheet.clause.pk}") for sheet in sheets},
                    )
                    issues, terms = confirm(picked, by=request.user, reason=form.cleaned_data["reason"])
                except ValidationError as refusal:
                    errors = [sentence for _, sentence in sentences(refusal)]
                else:
                    messages.success(request, f"Confirmed: {_count(issues, 'issue')}, {_count(terms, 'term')}.")
                    return HttpResponseRedirect(request.path)
        ticked = {value for name, values in request.POST.lists() if name.startswith("term-") for value in values}
        context = {
            **self.admin_site.each_context(request),
            "title": f"Issues and figures: {proposal}",
            "opts": self.opts,
            "text": proposal,
            "sheets": sheets,
            "lacking": sum(sheet.clause.issue_id is None for sheet in sheets),
            "offered": any(sheet.issues or sheet.terms for sheet in sheets),
            "ticked": ticked,
            "may": may,
            "form": form if needs_reason(proposal) else None,
            "errors": errors,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/proposals/sheets.html", context, status=422 if errors else 200)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
