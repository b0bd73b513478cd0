"""The workbench: which clauses of another text answer those of this one.

One page, one form: everything is a link or a button, so that it works without JavaScript; workbench.js adds keys.
"""

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
from proposals.alignment.workbench import AlignedClause, Workbench, progress
from proposals.comparison.wording import the
from proposals.models import Correspondence, Omission, Proposal
from proposals.models.rights import may_align, may_publish_alignment, may_see_alignment

DEFAULT_THRESHOLD = 95


class AcceptForm(forms.Form):
    """How the clauses stand to each other."""

    relation = forms.ChoiceField(
        choices=[
            choice for choice in Correspondence.Relation.choices if choice[0] != Correspondence.Relation.UNANSWERED
        ]
    )
    summary = forms.CharField(
        label="What changed",
        required=False,
        max_length=MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One neutral sentence. It is drafted from the figures and the words; edit it as needed.",
    )


class ThresholdForm(forms.Form):
    at_least = forms.IntegerField(
        label="Accept everything from this certainty (per cent)", min_value=50, max_value=100, initial=DEFAULT_THRESHOLD
    )


class AlignPages(DeskPage):
    """For the admin of proposals."""

    def get_urls(self) -> list:
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/align/", wrap(self.align_with), name="proposals_proposal_align_with"),
            path("<int:pk>/align/<int:other>/", wrap(self.align), name="proposals_proposal_align"),
            *super().get_urls(),
        ]

    # Choosing the other text

    def align_with(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The other texts of the process, relatives first, with what is done already."""
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
        done = progress(text, others)
        total = text.clauses.count()
        rows = [{"text": other, "origin": other.pk in origins, "done": done[other.pk]} for other in others]
        context = {"text": text, "rows": sorted(rows, key=lambda row: not row["origin"]), "total": total}
        return self.desk_page(request, "workbench/choose", f"Align {text} with…", context)

    # The workbench

    def align(self, request: HttpRequest, pk: int, other: int) -> HttpResponse:
        text, second = self._text(request, pk), self._text(request, other)
        if text.pk == second.pk or text.process_id != second.process_id:
            raise Http404
        workbench = Workbench(text, second)
        if request.method == "POST":
            return self._act(request, workbench)
        if "bulk" in request.GET:
            return self._confirm_many(request, workbench)
        return self._show_workbench(request, workbench)

    def _show_workbench(
        self, request: HttpRequest, workbench: Workbench, errors: list[str] | None = None
    ) -> HttpResponse:
        """The page; after a refusal (``errors``) as it was filled in, after "draft" with the sentence drafted anew."""
        data = request.POST if request.method == "POST" else request.GET
        lines = workbench.own_clauses()
        line = self._chosen(lines, data.get("clause", ""))
        focus = form = None
        if line is not None:
            ticked = set(data.getlist("with")) if "drafted" in data else None
            focus = workbench.focus(line, ticked, set(data.getlist("also")))
            drafted = AcceptForm(initial={"relation": focus.relation, "summary": focus.summary})
            form = AcceptForm(data) if errors and data.get("do") == "accept" else drafted
        may = may_align(request.user)
        before, after = _neighbours(lines, line)
        context = {
            "text": workbench.proposal,
            "other": workbench.other,
            "workbench": workbench,
            "lines": lines,
            "line": line,
            "focus": focus,
            "form": form,
            "errors": errors,
            "rest": workbench.other_clauses(),
            "hows": Omission.How.choices,
            "may": may,
            "authors": workbench.authors(),
            "open_count": sum(line.is_open for line in lines),
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
        groups = []
        if form.is_valid():
            groups = [
                {
                    "ours": workbench.clauses_of(workbench.proposal, group.left),
                    "theirs": workbench.clauses_of(workbench.other, group.right),
                    "certainty": group.certainty,
                }
                for group in workbench.proposed_groups(form.cleaned_data["at_least"] / 100)
            ]
        context = {
            "text": workbench.proposal,
            "other": workbench.other,
            "form": form,
            "groups": groups,
            "back": request.path,
        }
        title = f"Accept confident matches: {workbench.proposal} beside {workbench.other}"
        return self.desk_page(request, "workbench/accept_many", title, context)

    def _act(self, request: HttpRequest, workbench: Workbench) -> HttpResponse:
        """Carry out a button; on a refusal show the page again as it was filled in."""
        if request.POST.get("do") == "draft":
            return self._show_workbench(request, workbench)
        act = getattr(self, f"_do_{request.POST.get('do', '')}", None)
        if act is None:
            raise Http404
        try:
            said = act(request, workbench)
        except PermissionDenied as refusal:
            if not may_align(request.user):
                raise
            return self._show_workbench(request, workbench, [str(refusal)])
        except ValidationError as refusal:
            return self._show_workbench(request, workbench, refusal.messages)
        messages.success(request, said)
        return HttpResponseRedirect(f"{request.path}?{urlencode({'clause': self._next(request, workbench)})}")

    def _do_accept(self, request: HttpRequest, workbench: Workbench) -> str:
        form = AcceptForm(request.POST)
        if not form.is_valid():
            raise ValidationError(
                [f"{form[name].label}: {text}" for name, texts in form.errors.items() for text in texts]
            )
        post = request.POST
        ours = workbench.clauses_of(workbench.proposal, {post.get("clause", ""), *post.getlist("also")})
        theirs = workbench.clauses_of(workbench.other, post.getlist("with"))
        known = {str(each.pk): each for each in workbench.correspondences}
        revised = post.get("correspondence", "")
        if revised and revised not in known:
            raise ValidationError("That correspondence has been removed in the meantime; check again and accept.")
        correspondence = judgements.accept(
            request.user, workbench, ours, theirs, **form.cleaned_data, correspondence=known.get(revised)
        )
        relation = correspondence.get_relation_display().lower()
        return f"{_labels(ours)} ↔ {_labels(theirs)}: {relation}. A draft until it is reviewed."

    def _do_unanswered(self, request: HttpRequest, workbench: Workbench) -> str:
        found = workbench.clauses_of(workbench.proposal, [request.POST.get("clause", "")])
        if not found:
            raise ValidationError(f"Choose a clause of {workbench.proposal}.")
        judgements.record_unanswered(request.user, workbench, found[0])
        return (
            f"{found[0].label} has no counterpart in {the(workbench.other.short_title)}. A draft until it is reviewed."
        )

    def _do_remove(self, request: HttpRequest, workbench: Workbench) -> str:
        pk = request.POST.get("correspondence", "")
        correspondence = next((each for each in workbench.correspondences if str(each.pk) == pk), None)
        if correspondence is None:
            raise ValidationError("That correspondence has already been removed.")
        judgements.remove(request.user, workbench, correspondence)
        return f"{correspondence} removed."

    def _do_silence(self, request: HttpRequest, workbench: Workbench) -> str:
        how = request.POST.get("how", "")
        found = workbench.clauses_of(workbench.other, [request.POST.get("omit", "")])
        if not found or how not in ("", *Omission.How.values):
            raise ValidationError("Choose a clause and how it is omitted.")
        gone = judgements.record_omission(request.user, workbench, found[0], how)
        return f"{gone}: {gone.get_how_display().lower()}." if gone else f"{found[0]} is no longer marked as omitted."

    def _do_undo(self, request: HttpRequest, workbench: Workbench) -> str:
        number = judgements.undo(request.user, workbench)
        return "Undone." if number == 1 else f"Undone: {number} records."

    def _do_bulk(self, request: HttpRequest, workbench: Workbench) -> str:
        form = ThresholdForm(request.POST)
        if not form.is_valid():
            raise ValidationError(list(form.errors["at_least"]))
        made = judgements.accept_all(request.user, workbench, form.cleaned_data["at_least"] / 100)
        return f"{len(made)} accepted as drafts; “Undo” takes all of them back."

    def _do_submit(self, request: HttpRequest, workbench: Workbench) -> str:
        return (
            f"{judgements.submit_all(request.user, workbench)} submitted for review. Another person must publish them."
        )

    # Shared

    def _text(self, request: HttpRequest, pk: int) -> Proposal:
        if not may_see_alignment(request.user):
            raise PermissionDenied("Your role does not let you see proposals and correspondences.")
        text = self.get_queryset(request).filter(pk=pk).first() if is_key(pk) else None
        if text is None:
            raise Http404
        return text

    @staticmethod
    def _chosen(lines: list[AlignedClause], key: str) -> AlignedClause | None:
        """The clause asked for, else the first that waits for a correspondence, else the first."""
        for line in lines:
            if line.clause.key == key:
                return line
        return next((line for line in lines if line.is_open), lines[0] if lines else None)

    @staticmethod
    def _next(request: HttpRequest, workbench: Workbench) -> str:
        """After a correspondence the next clause without one; after anything else the same clause."""
        here = request.POST.get("clause", "")
        if request.POST.get("do") not in ("accept", "unanswered"):
            return here
        lines = Workbench(workbench.proposal, workbench.other).own_clauses()
        keys = [line.clause.key for line in lines]
        start = keys.index(here) + 1 if here in keys else 0
        waiting = [line.clause.key for line in (*lines[start:], *lines[:start]) if line.is_open]
        return waiting[0] if waiting else here


def _neighbours(lines: list[AlignedClause], line: AlignedClause | None) -> tuple[str, str]:
    """The keys of the clauses before and after that of ``line``, empty where there is none."""
    place = lines.index(line) if line is not None else 0
    before = lines[place - 1].clause.key if place else ""
    return before, lines[place + 1].clause.key if place + 1 < len(lines) else ""


def _labels(clauses: list) -> str:
    return ", ".join(clause.label for clause in clauses)
