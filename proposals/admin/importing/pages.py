"""The pages that import a text: ask for it, show how it splits, take corrections, save it as clauses of a proposal."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse

from proposals.admin.base.page import DeskPage
from proposals.admin.base.showing import admin_url
from proposals.admin.importing.forms import OriginForm, TextForm
from proposals.admin.importing.preview import Preview, chosen_keys
from proposals.admin.importing.state import PreviewState, Unreadable, read_shown
from proposals.admin.importing.steps import STEPS, look
from proposals.admin.pages.suggest import SENT
from proposals.documents.problems import DocumentError
from proposals.editing.save import why_no_import
from proposals.importing import ImportRefused, ImportResult, Trouble, import_text, suggesting, version_of_clauses
from proposals.importing.losses import LOSSES
from proposals.models import Issue, Proposal
from proposals.models.editorial import needs_reason
from proposals.models.rights import may_import, may_suggest

MOST_LISTED = 60


class ImportPages(DeskPage):
    """For the ModelAdmin of proposals: choosing a proposal, and the pages that import a text into it."""

    def get_urls(self) -> list:
        def page(view: Callable) -> Callable:
            return self.admin_site.admin_view(view)

        return [
            path("import/", page(self.choose_view), name="proposals_proposal_import_choose"),
            path("<int:pk>/import/", page(self.import_view), name="proposals_proposal_import"),
            *super().get_urls(),
        ]

    def import_url(self, request: HttpRequest, proposal: Proposal) -> str:
        """The page that imports into this proposal, "" if the person may not import anything into it now."""
        may = may_import(request.user, proposal)
        return reverse("admin:proposals_proposal_import", args=[proposal.pk]) if may else ""

    def choose_view(self, request: HttpRequest) -> HttpResponse:
        """The proposals that are a draft or withdrawn, the newest first."""
        if refusal := why_no_import(request.user):
            raise PermissionDenied(refusal)
        self.check_may_see(request)
        proposals: Any = self.get_queryset(request)
        context = {
            "proposals": proposals.in_work().order_by("-pk")[:MOST_LISTED],
            "add_url": reverse("admin:proposals_proposal_add") if self.has_add_permission(request) else "",
        }
        return self._import_page(request, "choose", "Import a text", context)

    def import_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for a text (GET); show how it splits, take corrections, save it (POST)."""
        proposal = self.get_record_or_404(request, pk)
        if not may_import(request.user, proposal):
            raise PermissionDenied(why_no_import(request.user, proposal))
        if request.method != "POST":
            return self._ask_for_text(request, proposal, TextForm(), OriginForm(proposal=proposal))
        if "rows" in request.POST:
            return self._take_step(request, proposal)
        text_form = TextForm(request.POST, request.FILES)
        origin_form = OriginForm(request.POST, proposal=proposal)
        if text_form.is_valid() & origin_form.is_valid():
            try:
                state = PreviewState.of(text_form.cleaned_data["content"])
            except DocumentError as refusal:
                text_form.add_error(None, str(refusal))
            else:
                return self._show_preview(request, proposal, state, origin_form)
        return self._ask_for_text(request, proposal, text_form, origin_form)

    # Steps

    def _take_step(self, request: HttpRequest, proposal: Proposal) -> HttpResponse:
        """The preview was posted: take in what was typed, then do what the button says."""
        origin_form = OriginForm(request.POST, proposal=proposal)
        text = request.POST.get("text", "").replace("\r\n", "\n")
        try:
            state = PreviewState.read(text, request.POST["rows"], request.POST.get("past", "[]"))
            shown = read_shown(request.POST.get("shown", ""), state)
        except Unreadable:
            text_form = TextForm({"text": text})
            text_form.add_error(None, "The preview was incomplete. Your text is still here; submit it again.")
            return self._ask_for_text(request, proposal, text_form, origin_form)
        state = state.typed(request.POST, shown)
        step, _colon, where = request.POST.get("do", "look").partition(":")
        if step == "save":
            return self._save(request, proposal, state, origin_form)
        troubles: list[Trouble] = []
        focus = None
        try:
            state, focus = STEPS.get(step, look)(state, where, request.POST)
        except (IndexError, ValueError):
            troubles = [Trouble("That is not possible with this text; nothing has been changed.")]
        return self._show_preview(request, proposal, state, origin_form, troubles, focus)

    def _save(
        self, request: HttpRequest, proposal: Proposal, state: PreviewState, origin_form: OriginForm
    ) -> HttpResponse:
        if not origin_form.is_valid():
            troubles = [Trouble("Say where the text comes from: fill in the marked fields below the text.")]
            return self._show_preview(request, proposal, state, origin_form, troubles)
        options = {
            "by": request.user,
            "reason": origin_form.cleaned_data["reason"],
            "answers": state.answers,
            "issues": state.issues,
            "version": request.POST.get("version", ""),
            **{name: request.POST.get(name, "") for name in LOSSES},
        }
        try:
            if may_suggest(request.user, proposal):
                suggesting.suggest(proposal, state.pieces, origin_form.origin, **options)
                self.message_user(request, SENT, messages.SUCCESS)
                return HttpResponseRedirect(admin_url(proposal))
            result = import_text(
                proposal,
                state.pieces,
                origin_form.origin,
                delete=chosen_keys(request.POST, "delete"),
                keep=chosen_keys(request.POST, "keep"),
                **options,
            )
        except ImportRefused as refusal:
            for trouble in refusal.troubles:
                if trouble.field in origin_form.fields:
                    origin_form.add_error(trouble.field, trouble.message)
            return self._show_preview(request, proposal, state, origin_form, refusal.troubles)
        self.message_user(request, summary_of(result), messages.SUCCESS)
        return HttpResponseRedirect(f"{admin_url(proposal)}#clauses-heading")

    # Pages

    def _ask_for_text(
        self, request: HttpRequest, proposal: Proposal, text_form: TextForm, origin_form: OriginForm
    ) -> HttpResponse:
        context = {"text_form": text_form, "origin_form": origin_form, "recorded": proposal.clauses.count()}
        return self._proposal_page(request, "start", proposal, context)

    def _show_preview(
        self,
        request: HttpRequest,
        proposal: Proposal,
        state: PreviewState,
        origin_form: OriginForm,
        troubles: Sequence[Trouble] = (),
        focus: int | None = None,
    ) -> HttpResponse:
        context = {
            "preview": Preview.of(state, proposal, request.user, request.POST, troubles),
            "decided": {name: request.POST.get(name, "") for name in LOSSES},
            "origin_form": origin_form,
            "version": version_of_clauses(proposal),
            "focus": focus,
            "in_public": needs_reason(proposal),
            "suggests": may_suggest(request.user, proposal),
            "issues": Issue.objects.filter(topic__process=proposal.process_id).order_by("name", "slug"),
        }
        return self._proposal_page(request, "preview", proposal, context)

    def _proposal_page(self, request: HttpRequest, name: str, proposal: Proposal, context: dict) -> HttpResponse:
        context = {"proposal": proposal, "back": admin_url(proposal), **context}
        return self._import_page(request, name, f"Import a text: {proposal}", context)

    def _import_page(self, request: HttpRequest, name: str, title: str, context: dict) -> HttpResponse:
        return self.desk_page(request, f"importing/{name}", title, {"is_nav_sidebar_enabled": False, **context})


def summary_of(result: ImportResult) -> str:
    """What was saved, in one sentence."""
    counts = {
        "new": len(result.new),
        "changed": len(result.changed),
        "kept": len(result.kept),
        "deleted": len(result.deleted),
        "left unchanged": len(result.retained),
    }
    return f"Clauses imported: {', '.join(f'{number} {label}' for label, number in counts.items() if number)}."
