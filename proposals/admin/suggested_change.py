"""Suggested changes, each shown as a diff, and the decision about it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from config.lists import SteadyList
from proposals.admin.base.forms import ReasonField
from proposals.admin.base.page import DeskPage, sentences
from proposals.admin.base.processes import ProcessListFilter, RelatedInProcess
from proposals.admin.base.showing import Difference, difference, differences, label_of
from proposals.editing.revise import accept
from proposals.importing import suggesting, version_of_clauses
from proposals.importing.losses import LOSSES
from proposals.models import Clause, Issue, SuggestedChange
from proposals.models.odd_text import odd_values


@dataclass(frozen=True, slots=True)
class ThreeVersions:
    """A field when the suggestion was made, as it was corrected since, and as accepting would make it."""

    label: str
    correction: Difference
    suggested: Difference


class DecisionForm(forms.Form):
    """``over`` is the version of later corrections that are knowingly taken back."""

    over = forms.CharField(required=False, max_length=64)
    reason = ReasonField(help_text="Required to decline; the author sees it.")


@admin.register(SuggestedChange)
class SuggestedChangeAdmin(DeskPage, SteadyList, admin.ModelAdmin):
    """Suggestions are read here and accepted or declined; nobody edits or deletes them."""

    list_display = ["about", "state", "fields_named", "author", "suggested_at", "decided_by"]
    list_filter = ["state", "model", ("author", RelatedInProcess), ProcessListFilter]
    list_select_related = ["author", "decided_by"]
    search_fields = ["reason", "author__username", "decision_reason"]
    show_facets = admin.ShowFacets.ALWAYS
    show_full_result_count = False
    list_per_page = 50
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: SuggestedChange | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: SuggestedChange | None = None) -> bool:
        return False

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Attach the records of a page, in one query for each model."""
        changelist = super().get_changelist_instance(request)
        _attach_records(changelist.result_list)
        return changelist

    @admin.display(description="of")
    def about(self, suggestion: SuggestedChange) -> str:
        record = getattr(suggestion, "known_record", None)
        return str(record) if record is not None else f"a deleted {suggestion.model}"

    @admin.display(description="fields")
    def fields_named(self, suggestion: SuggestedChange) -> str:
        return suggestion.contents

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict | None = None) -> HttpResponse:
        """The page of a suggestion shows its whole history already."""
        return self.changeform_view(request, object_id, "", extra_context)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        """The suggestion as a diff (GET), and the decision (POST: ``decide=accept`` or ``decline``)."""
        if object_id is None:
            raise PermissionDenied("To suggest a change, open the page of a published record.")
        if not self.has_view_permission(request):
            raise PermissionDenied("Your role does not let you see suggested changes.")
        suggestion = self.get_object(request, unquote(object_id))
        if suggestion is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]  # the stubs lack it
        form = DecisionForm(request.POST if request.method == "POST" else None)
        errors: list[str] = []
        if request.method == "POST" and form.is_valid():
            try:
                message = self._decide(request, suggestion, **form.cleaned_data)
            except ValidationError as refusal:
                errors = [sentence for _, sentence in sentences(refusal)]
            else:
                messages.success(request, message)
                return HttpResponseRedirect(request.path)
        return self._suggestion_page(request, suggestion, form, errors)

    def _decide(self, request: HttpRequest, suggestion: SuggestedChange, over: str, reason: str) -> str:
        """Carry out the decision. Returns the message that says so."""
        decision = request.POST.get("decide")
        if decision == "accept":
            if suggestion.corrected_text:
                suggesting.accept(suggestion, by=request.user, over=over, decided=_decided(request))
            else:
                accept(suggestion, by=request.user, over=over)
            return "Accepted: readers now see it."
        if decision == "decline":
            suggestion.decline(by=request.user, reason=reason)
            return "Declined."
        raise PermissionDenied("A suggestion can be accepted or declined, but not changed.")

    def _suggestion_page(
        self, request: HttpRequest, suggestion: SuggestedChange, form: DecisionForm, errors: list[str]
    ) -> HttpResponse:
        record = suggestion.record
        model = self.model._meta.apps.get_model("proposals", suggestion.model)
        old, new = suggestion.side("old"), suggestion.side("new")
        context = {
            "suggestion": suggestion,
            "record": record,
            "record_url": record and reverse(f"admin:proposals_{suggestion.model}_change", args=[record.pk]),
            "differences": differences(model, old, new),
            "overtaken": [
                ThreeVersions(
                    label_of(model, name),
                    difference(model, name, old[name], now),
                    difference(model, name, now, new[name]),
                )
                for name, now in suggestion.overtaken().items()
            ],
            "overtaken_words": [
                (changed, difference(Clause, "text", changed.then, changed.now))
                for changed in suggestion.overtaken_words()
            ],
            "over": suggestion.overtaken_version,
            "odd": odd_values(model, new),
            **self._text(suggestion),
            "decided": _decided(request),
            "form": form,
            "errors": errors,
            "may_accept": suggestion.may_decide(request.user),
            "may_decline": suggestion.may_decline(request.user),
            "is_own": suggestion.author_id == request.user.pk,
        }
        return self.desk_page(request, "suggestion", "Suggested change", context, status=422 if errors else 200)

    @staticmethod
    def _text(suggestion: SuggestedChange) -> dict[str, Any]:
        """A pending suggested text, clause by clause beside what is recorded now."""
        if not suggestion.corrected_text or suggestion.record is None or not suggestion.is_pending:
            return {}
        slugs = suggesting.issues_of(suggestion)
        issues = Issue.objects.in_bulk(set(slugs.values()), field_name="slug")
        pairs = [(pair, issues.get(slugs.get(pair.new.piece, ""))) for pair in suggesting.plan_of(suggestion).pairs]
        shown = [(pair, issue) for pair, issue in pairs if pair.fate != "kept" or pair.new_number]
        lost = suggesting.lost_since(suggestion)
        text = {"clauses": shown, "kept": len(pairs) - len(shown), "lost": lost}
        if not suggesting.is_overtaken(suggestion):
            return text
        before = suggesting.corrected_since(suggestion)
        answered = [(pair, before[pair.old.pk]) for pair, _ in pairs if pair.old and pair.old.pk in before]
        three = [each for pair, then in answered for each in _three_versions(suggestion, pair, then)]
        proposal: Any = suggestion.record
        return text | {"overtaken": three, "over": version_of_clauses(proposal)}


def _decided(request: HttpRequest) -> dict[str, str]:
    """What becomes of what the suggested text would erase, as the person chose."""
    return {name: request.POST.get(name, "") for name in LOSSES}


def _three_versions(suggestion: SuggestedChange, pair: Any, before: Any) -> list[ThreeVersions]:
    """The fields of a clause that were corrected since, and that the suggested text would replace again."""
    return [
        ThreeVersions(
            f"Clause {pair.old.label}: {label_of(Clause, name).lower()}",
            difference(Clause, name, then, now),
            difference(Clause, name, now, accepted),
        )
        for name, (then, now, accepted) in suggesting.taken_back(suggestion, pair, before).items()
    ]


def _attach_records(suggestions: Any) -> None:
    """Set ``known_record`` of each suggestion, with the relations that its name is read from."""
    keys: dict[str, set[int]] = {}
    for suggestion in suggestions:
        keys.setdefault(suggestion.model, set()).add(suggestion.record_id)
    records = {}
    for name, ids in keys.items():
        model = SuggestedChange._meta.apps.get_model("proposals", name)
        named_by = getattr(admin.site.get_model_admin(model), "named_by", ())
        queryset = model._default_manager.select_related(*named_by) if named_by else model._default_manager.all()
        records[name] = queryset.in_bulk(ids)
    for suggestion in suggestions:
        suggestion.known_record = records[suggestion.model].get(suggestion.record_id)
