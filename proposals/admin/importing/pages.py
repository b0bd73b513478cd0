"""Bringing in a text: paste or upload, look at the pieces and mend them, save them as clauses of a proposal."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse

from proposals.admin.base.page import DeskPage
from proposals.admin.base.showing import admin_url
from proposals.admin.importing.forms import OriginForm, TextForm
from proposals.admin.importing.preview import Preview, chosen_keys
from proposals.admin.importing.state import State, Unreadable, read_shown
from proposals.admin.pages.suggest import SENT
from proposals.documents.problems import DocumentError
from proposals.editing.save import UNTOUCHED
from proposals.engine.splitting import edit
from proposals.importing import Done, ImportRefused, Trouble, import_text, suggesting, version_of
from proposals.models import Issue, Proposal
from proposals.models.editorial import needs_reason
from proposals.models.rights import may_bring_in, may_suggest, may_write_clauses

MOST_DRAFTS = 60


class ImportPages(DeskPage):
    """Two pages of the desk. For the ModelAdmin of proposals."""

    def get_urls(self) -> list:
        def page(view: Callable) -> Callable:
            return self.admin_site.admin_view(view)

        return [
            path("import/", page(self.choose_view), name="proposals_proposal_import_choose"),
            path("<int:pk>/import/", page(self.import_view), name="proposals_proposal_import"),
            *super().get_urls(),
        ]

    def import_url(self, request: HttpRequest, proposal: Proposal) -> str:
        """The page for this text, "" for somebody who may not bring anything into it now."""
        able = may_bring_in(request.user, proposal)
        return reverse("admin:proposals_proposal_import", args=[proposal.pk]) if able else ""

    def choose_view(self, request: HttpRequest) -> HttpResponse:
        """For which text? The drafts that this person may change, the newest first."""
        if not may_write_clauses(request.user) or not self.has_view_permission(request):
            raise PermissionDenied("Your role does not let you add clauses.")
        proposals: Any = self.get_queryset(request)
        drafts = proposals.in_work()
        context = {
            "drafts": drafts.order_by("-pk")[:MOST_DRAFTS],
            "add_url": reverse("admin:proposals_proposal_add") if self.has_add_permission(request) else "",
        }
        return self._import_page(request, "choose", "Import a text", context)

    def import_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for a text (GET), show its pieces, change them, save them (POST)."""
        proposal = self.get_queryset(request).filter(pk=pk).first()
        if proposal is None:
            raise Http404
        self._check_may_import(request, proposal)
        if request.method != "POST":
            return self._ask_for_text(request, proposal, TextForm(), OriginForm(proposal=proposal))
        if "rows" in request.POST:
            return self._take_step(request, proposal)
        text, origin = TextForm(request.POST, request.FILES), OriginForm(request.POST, proposal=proposal)
        if text.is_valid() & origin.is_valid():
            try:
                state = State.of(text.cleaned_data["words"])
            except DocumentError as refusal:
                text.add_error(None, str(refusal))
            else:
                return self._show_preview(request, proposal, state, origin)
        return self._ask_for_text(request, proposal, text, origin)

    def _check_may_import(self, request: HttpRequest, proposal: Proposal) -> None:
        may = may_bring_in(request.user, proposal)
        able = may_write_clauses(request.user) and self.has_view_permission(request)
        if not able or not (may or proposal.state in UNTOUCHED):
            raise PermissionDenied("Your role does not let you add clauses.")
        if not may:
            state = proposal.get_state_display().lower()
            raise PermissionDenied(f"“{proposal}” is {state}; {UNTOUCHED[proposal.state]}")

    # Steps

    def _take_step(self, request: HttpRequest, proposal: Proposal) -> HttpResponse:
        """The preview came back: with what was typed, do what the button says."""
        origin = OriginForm(request.POST, proposal=proposal)
        words = request.POST.get("text", "").replace("\r\n", "\n")
        try:
            state = State.read(words, request.POST["rows"], request.POST.get("past", "[]"))
            shown = read_shown(request.POST.get("shown", ""), state)
        except Unreadable:
            text = TextForm({"text": words})
            text.add_error(None, "The preview was incomplete. The text is still here; read it again.")
            return self._ask_for_text(request, proposal, text, origin)
        state = state.typed(request.POST, shown)
        what, _colon, where = request.POST.get("do", "look").partition(":")
        if what == "save":
            return self._save(request, proposal, state, origin)
        troubles: list[Trouble] = []
        focus = None
        try:
            state, focus = STEPS.get(what, _look)(state, where, request.POST)
        except (IndexError, ValueError):
            troubles = [Trouble("That is not possible with this text; nothing has been changed.")]
        return self._show_preview(request, proposal, state, origin, troubles, focus)

    def _save(self, request: HttpRequest, proposal: Proposal, state: State, origin: OriginForm) -> HttpResponse:
        if not origin.is_valid():
            troubles = [Trouble("Say where the text comes from: fill in the marked fields below the text.")]
            return self._show_preview(request, proposal, state, origin, troubles)
        about = {
            "by": request.user,
            "reason": origin.cleaned_data["reason"],
            "answers": state.answers,
            "issues": state.issues,
            "version": request.POST.get("version", ""),
        }
        try:
            if may_suggest(request.user, proposal):
                suggesting.suggest(proposal, state.pieces, origin.origin, **about)
                self.message_user(request, SENT, messages.SUCCESS)
                return HttpResponseRedirect(admin_url(proposal))
            done = import_text(
                proposal,
                state.pieces,
                origin.origin,
                delete=chosen_keys(request.POST, "delete"),
                keep=chosen_keys(request.POST, "keep"),
                **about,
            )
        except ImportRefused as refusal:
            if any(trouble.field == "reason" for trouble in refusal.troubles):
                origin.add_error("reason", "This text is already published: give a reason for the change.")
            return self._show_preview(request, proposal, state, origin, refusal.troubles)
        self.message_user(request, said_of(done), messages.SUCCESS)
        return HttpResponseRedirect(f"{admin_url(proposal)}#clauses-heading")

    # Pages

    def _ask_for_text(
        self, request: HttpRequest, proposal: Proposal, text: TextForm, origin: OriginForm
    ) -> HttpResponse:
        context = {"text_form": text, "origin_form": origin, "recorded": proposal.clauses.count()}
        return self._proposal_page(request, "start", proposal, context)

    def _show_preview(
        self,
        request: HttpRequest,
        proposal: Proposal,
        state: State,
        origin: OriginForm,
        troubles: list[Trouble] | tuple = (),
        focus: int | None = None,
    ) -> HttpResponse:
        preview = Preview.of(state, proposal, request.user, request.POST, troubles)
        context = {
            "preview": preview,
            "origin_form": origin,
            "version": version_of(proposal),
            "focus": focus,
            "in_public": needs_reason(proposal),
            "suggests": may_suggest(request.user, proposal),
            "issues": Issue.objects.filter(topic__process=proposal.process_id).order_by("name", "slug"),
        }
        return self._proposal_page(request, "preview", proposal, context)

    def _proposal_page(self, request: HttpRequest, name: str, proposal: Proposal, context: dict) -> HttpResponse:
        title = f"Import a text: {proposal}"
        about = {"proposal": proposal, "back": admin_url(proposal)}
        return self._import_page(request, name, title, about | context)

    def _import_page(self, request: HttpRequest, name: str, title: str, context: dict) -> HttpResponse:
        return self.desk_page(request, f"importing/{name}", title, {"is_nav_sidebar_enabled": False, **context})


def said_of(done: Done) -> str:
    """What was saved, in one sentence."""
    parts = [
        (len(done.new), "new"),
        (len(done.changed), "changed"),
        (len(done.kept), "kept"),
        (len(done.deleted), "deleted"),
        (len(done.stayed), "left unchanged"),
    ]
    counts = ", ".join(f"{number} {words}" for number, words in parts if number)
    return f"Clauses imported: {counts}."


# What the buttons of the preview do: the new state and the row to go on with. Wrong rows raise IndexError, ValueError.


def _look(state: State, where: str, posted: Mapping[str, str]) -> tuple[State, int | None]:
    return state, None


def _row(state: State, where: str) -> int:
    index = int(where[:6])
    if not 0 <= index < len(state.rows):
        raise IndexError(where)
    return index


def _join(state: State, where: str, posted: Mapping[str, str]) -> tuple[State, int]:
    index = _row(state, where)
    kept = [place for place in range(len(state.rows)) if place != index]
    return state.then(edit.join(state.pieces, index), kept), index - 1


def _split(state: State, where: str, posted: Mapping[str, str]) -> tuple[State, int]:
    row, _colon, at = where.partition(":")
    index = _row(state, row)
    return _divided(state, index, int(at[:9]))


def _split_before(state: State, where: str, posted: Mapping[str, str]) -> tuple[State, int]:
    """Split before words that were typed, wherever they stand in the row."""
    index = _row(state, where)
    words = posted.get(f"before-{index}", "").strip()
    at = state.pieces[index].written.find(words) if words else -1
    if at < 0:
        raise ValueError(words)
    return _divided(state, index, at)


def _divided(state: State, index: int, at: int) -> tuple[State, int]:
    kept = [*range(index + 1), None, *range(index + 1, len(state.rows))]
    return state.then(edit.split_at(state.pieces, index, at), kept), index + 1


def _deeper(state: State, where: str, posted: Mapping[str, str], steps: int = 1) -> tuple[State, int]:
    index = _row(state, where)
    return state.then(edit.nest(state.pieces, index, steps), range(len(state.rows))), index


def _higher(state: State, where: str, posted: Mapping[str, str]) -> tuple[State, int]:
    return _deeper(state, where, posted, -1)


def _back(state: State, where: str, posted: Mapping[str, str]) -> tuple[State, None]:
    return state.back(), None


def _anew(state: State, where: str, posted: Mapping[str, str]) -> tuple[State, None]:
    fresh = State.of(state.text)
    return state.then(fresh.pieces, [None] * len(fresh.rows)), None


STEPS = {
    "look": _look,
    "join": _join,
    "split": _split,
    "before": _split_before,
    "deeper": _deeper,
    "higher": _higher,
    "back": _back,
    "anew": _anew,
}
