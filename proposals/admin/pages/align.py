"""The workbench, where an analyst decides which clauses of another text answer those of this one.

Everything on the page is a link or a button, so it works without JavaScript; ``workbench.js`` adds keyboard shortcuts.
"""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path, reverse

from config.lists import is_key
from proposals.admin.base.page import DeskPage
from proposals.alignment import judgements
from proposals.alignment.initial_summary import MAX_LENGTH
from proposals.alignment.workbench import AlignedClause, Focus, Workbench, progress
from proposals.comparison.wording import the
from proposals.models import Correspondence, Omission, Proposal
from proposals.models.rights import may_align, may_publish_alignment, may_see_alignment

DEFAULT_THRESHOLD = 95


class AcceptForm(forms.Form):
    """The relation of the chosen clauses, and what changed. Nothing is filled in that nobody has decided."""

    relation = forms.ChoiceField(
        choices=[
            ("", "Choose…"),
            *(choice for choice in Correspondence.Relation.choices if choice[0] != Correspondence.Relation.UNANSWERED),
        ],
        error_messages={"required": "choose how the clauses are related. None is filled in before you decide."},
    )
    summary = forms.CharField(
        label="What changed",
        required=False,
        max_length=MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ThresholdForm(forms.Form):
    at_least = forms.IntegerField(
        label="Accept everything from this certainty (per cent)", min_value=50, max_value=100, initial=DEFAULT_THRESHOLD
    )


class AlignPages(DeskPage):
    """For the ModelAdmin of proposals: choosing a text to align with, and the workbench."""

    def get_urls(self) -> list:
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/align/", wrap(self.align_with_view), name="proposals_proposal_align_with"),
            path("<int:pk>/align/<int:other>/", wrap(self.align_view), name="proposals_proposal_align"),
            *super().get_urls(),
        ]

    # Choosing the other text

    def align_with_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The other texts of the process with how much is aligned already, those that this one comes from first."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET"])
        text = self._text(request, pk)
        others = list(
            Proposal.objects.filter(process=text.process_id)
            .exclude(pk=text.pk)
            .annotate(clause_total=Count("clauses", distinct=True))
            .filter(clause_total__gt=0)
            .order_by("-issued_on", "slug")
        )
        origins = {text.revises_id, *text.derived_from.values_list("pk", flat=True)}
        aligned_counts = progress(text, others)
        total = text.clauses.count()
        rows = [{"text": other, "origin": other.pk in origins, "done": aligned_counts[other.pk]} for other in others]
        context = {"text": text, "rows": sorted(rows, key=lambda row: not row["origin"]), "total": total}
        return self.desk_page(request, "workbench/choose", f"Align {text} with…", context)

    # The workbench

    def align_view(self, request: HttpRequest, pk: int, other: int) -> HttpResponse:
        text, other_text = self._text(request, pk), self._text(request, other)
        if text.pk == other_text.pk or text.process_id != other_text.process_id:
            raise Http404
        workbench = Workbench(text, other_text)
        if request.method == "POST":
            return self._act(request, workbench)
        if "bulk" in request.GET:
            return self._confirm_many(request, workbench)
        return self._show_workbench(request, workbench)

    def _show_workbench(
        self, request: HttpRequest, workbench: Workbench, errors: list[str] | None = None
    ) -> HttpResponse:
        """The page. After a refusal (``errors``) it keeps what was typed; after "summarise" it has a new suggestion."""
        data = request.POST if request.method == "POST" else request.GET
        rows = workbench.own_clauses()
        current = self._current(rows, data.get("clause", ""))
        focus = form = None
        if current is not None:
            ticked = set(data.getlist("with")) if "resubmitted" in data else None
            focus = workbench.focus(current, ticked, set(data.getlist("also")))
            form = (
                AcceptForm(data) if errors and data.get("do") == "accept" else AcceptForm(initial=_filled(focus, data))
            )
        may = may_align(request.user)
        before, after = _neighbours(rows, current)
        context = {
            "text": workbench.proposal,
            "other": workbench.other,
            "workbench": workbench,
            "rows": rows,
            "current": current,
            "focus": focus,
            "form": form,
            "errors": errors,
            "other_rows": workbench.other_clauses(),
            "hows": Omission.How.choices,
            "may": may,
            "authors": workbench.authors(),
            "open_count": sum(row.is_open for row in rows),
            "drafts": workbench.drafts,
            "pending": workbench.in_review if may_publish_alignment(request.user) else [],
            "undoable": bool(may and judgements.last_act(request.user, workbench)),
            "threshold": ThresholdForm(),
            "before": before,
            "after": after,
            "correspondences_url": reverse("admin:proposals_correspondence_changelist"),
        }
        title = f"{workbench.proposal} beside {workbench.other}"
        return self.desk_page(request, "workbench/workbench", title, context, status=422 if errors else 200)

    def _confirm_many(self, request: HttpRequest, workbench: Workbench) -> HttpResponse:
        form = ThresholdForm(request.GET)
        found = judgements.matches(workbench, form.cleaned_data["at_least"] / 100) if form.is_valid() else ()
        context = {
            "text": workbench.proposal,
            "other": workbench.other,
            "form": form,
            "matches": found,
            "seen": judgements.version_of(workbench, found),
            "back": request.path,
        }
        title = f"Accept confident matches: {workbench.proposal} beside {workbench.other}"
        return self.desk_page(request, "workbench/accept_many", title, context)

    def _act(self, request: HttpRequest, workbench: Workbench) -> HttpResponse:
        """Do what the button says; if that is refused, show the page again as it was filled in."""
        if request.POST.get("do") in ("summarise", "use"):
            return self._show_workbench(request, workbench)
        act = getattr(self, f"_do_{request.POST.get('do', '')}", None)
        if act is None:
            raise Http404
        try:
            message = act(request, workbench)
        except PermissionDenied as refusal:
            if not may_align(request.user):
                raise
            return self._show_workbench(request, workbench, [str(refusal)])
        except ValidationError as refusal:
            return self._show_workbench(request, workbench, refusal.messages)
        messages.success(request, message)
        return HttpResponseRedirect(f"{request.path}?{urlencode({'clause': self._next(request, workbench)})}")

    def _do_accept(self, request: HttpRequest, workbench: Workbench) -> str:
        form = AcceptForm(request.POST)
        if not form.is_valid():
            raise ValidationError(
                [f"{form[name].label}: {text}" for name, texts in form.errors.items() for text in texts]
            )
        post = request.POST
        judgements.check_seen(workbench, post.get("seen", ""))
        ours = workbench.clauses_of(workbench.proposal, {post.get("clause", ""), *post.getlist("also")})
        theirs = workbench.clauses_of(workbench.other, post.getlist("with"))
        correspondences_by_key = {str(each.pk): each for each in workbench.correspondences}
        revised = post.get("correspondence", "")
        if revised and revised not in correspondences_by_key:
            raise ValidationError("That correspondence has been removed in the meantime; check again and accept.")
        correspondence = judgements.accept(
            request.user,
            workbench,
            ours,
            theirs,
            **form.cleaned_data,
            correspondence=correspondences_by_key.get(revised),
        )
        relation = correspondence.get_relation_display().lower()
        return f"{_labels(ours)} ↔ {_labels(theirs)}: {relation}. A draft until it is reviewed."

    def _do_unanswered(self, request: HttpRequest, workbench: Workbench) -> str:
        clause = _only(workbench.clauses_of(workbench.proposal, [request.POST.get("clause", "")]))
        if clause is None:
            raise ValidationError(f"Choose a clause of {workbench.proposal}.")
        judgements.check_seen(workbench, request.POST.get("seen", ""))
        judgements.record_unanswered(request.user, workbench, clause)
        other = the(workbench.other.short_title)
        return f"{clause.label} has no counterpart in {other}. A draft until it is reviewed."

    def _do_remove(self, request: HttpRequest, workbench: Workbench) -> str:
        pk = request.POST.get("correspondence", "")
        correspondence = next((each for each in workbench.correspondences if str(each.pk) == pk), None)
        if correspondence is None:
            raise ValidationError("That correspondence has already been removed.")
        judgements.remove(request.user, workbench, correspondence)
        return f"{correspondence} removed."

    def _do_silence(self, request: HttpRequest, workbench: Workbench) -> str:
        how = request.POST.get("how", "")
        clause = _only(workbench.clauses_of(workbench.other, [request.POST.get("omit", "")]))
        if clause is None or how not in ("", *Omission.How.values):
            raise ValidationError("Choose a clause and how it is omitted.")
        omission = judgements.record_omission(request.user, workbench, clause, how)
        if omission is None:
            return f"{clause} is no longer marked as omitted."
        return f"{omission}: {omission.get_how_display().lower()}."

    def _do_undo(self, request: HttpRequest, workbench: Workbench) -> str:
        number = judgements.undo(request.user, workbench)
        return "Undone." if number == 1 else f"Undone: {number} records."

    def _do_bulk(self, request: HttpRequest, workbench: Workbench) -> str:
        form = ThresholdForm(request.POST)
        if not form.is_valid():
            raise ValidationError(list(form.errors["at_least"]))
        at_least, seen = form.cleaned_data["at_least"] / 100, request.POST.get("seen", "")
        accepted = judgements.accept_all(request.user, workbench, at_least, seen)
        return f"{len(accepted)} accepted as drafts; “Undo” takes all of them back."

    def _do_submit(self, request: HttpRequest, workbench: Workbench) -> str:
        number = judgements.submit_all(request.user, workbench)
        return f"{number} submitted for review. Another person must publish them."

    # Shared

    def _text(self, request: HttpRequest, pk: int) -> Proposal:
        if not may_see_alignment(request.user):
            raise PermissionDenied("Your role does not let you see proposals and correspondences.")
        text = self.get_queryset(request).filter(pk=pk).first() if is_key(pk) else None
        if text is None:
            raise Http404
        return text

    @staticmethod
    def _current(rows: list[AlignedClause], key: str) -> AlignedClause | None:
        """The clause asked for, otherwise the first undecided one, otherwise the first."""
        for row in rows:
            if row.clause.key == key:
                return row
        return next((row for row in rows if row.is_open), rows[0] if rows else None)

    @staticmethod
    def _next(request: HttpRequest, workbench: Workbench) -> str:
        """The key of the next undecided clause after a decision about one; after anything else, of the same clause."""
        key = request.POST.get("clause", "")
        if request.POST.get("do") not in ("accept", "unanswered"):
            return key
        rows = Workbench(workbench.proposal, workbench.other).own_clauses()
        keys = [row.clause.key for row in rows]
        start = keys.index(key) + 1 if key in keys else 0
        undecided = [row.clause.key for row in (*rows[start:], *rows[:start]) if row.is_open]
        return undecided[0] if undecided else key


def _filled(focus: Focus, data: Any) -> dict[str, str]:
    """What the form holds: what is recorded; after another choice what was typed; a suggestion that is taken."""
    if data.get("do") == "use":
        return {"relation": focus.suggested_relation, "summary": focus.suggested_summary}
    if data.get("do") == "summarise":
        return {name: data.get(name, "") for name in ("relation", "summary")}
    return {"relation": focus.relation, "summary": focus.summary}


def _neighbours(rows: list[AlignedClause], current: AlignedClause | None) -> tuple[str, str]:
    """The keys of the clauses before and after ``current``, empty where there is none."""
    index = rows.index(current) if current is not None else 0
    before = rows[index - 1].clause.key if index else ""
    return before, rows[index + 1].clause.key if index + 1 < len(rows) else ""


def _only(clauses: list) -> Any:
    """The clause that was asked for, None if there is none."""
    return clauses[0] if clauses else None


def _labels(clauses: list) -> str:
    return ", ".join(clause.label for clause in clauses)
