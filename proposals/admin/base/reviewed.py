"""The ModelAdmin of reviewed records. Their state changes only through the verbs of the model, each confirmed first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.text import capfirst
from simple_history.models import HistoricalChanges, ModelDelta

from proposals.admin.base.effects import effects
from proposals.admin.base.forms import ReasonForm
from proposals.admin.base.record import RecordAdmin
from proposals.admin.base.showing import admin_url, label_of, marked
from proposals.admin.base.subject import Subject, read_subjects, subject_of
from proposals.admin.pages.history import ReadableChanges
from proposals.admin.pages.review import ReviewPage
from proposals.models.editorial import (
    PUBLISH,
    SEND_BACK,
    SUBMIT,
    VERBS,
    WITHDRAW,
    BlockingProblem,
    Reviewed,
    State,
    Verb,
    for_review_by,
    has_right,
    sent_for_review_by,
)

SYSTEM_FIELDS = ["state", "submitted_by", "reviewed_by", "published_at"]

LABELS = {SUBMIT: "Submit for review", SEND_BACK: "Send back", PUBLISH: "Publish", WITHDRAW: "Withdraw"}
DONE = {SUBMIT: "submitted for review", SEND_BACK: "sent back", PUBLISH: "published", WITHDRAW: "withdrawn"}
MOVES = {(state, verb.to): verb for verb in VERBS.values() for state in verb.allowed}
EFFECTS = {
    SUBMIT: "It cannot be changed until it is published or sent back. Another person reviews it.",
    SEND_BACK: "It becomes a draft again; its author sees the reason in the history.",
    PUBLISH: "Readers see it immediately.",
    WITHDRAW: "Readers no longer see it, or anything that depends on it. They see its slug and the reason.",
}


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why nothing was done, in one sentence, with the page where it can be fixed, or an empty address."""

    message: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record. If there are ``obstacles``, it is as before."""

    record: Reviewed
    url: str
    obstacles: list[Obstacle]
    subject: Subject | None = None


def carry_out(verb: Verb, record: Reviewed, by: Any, reason: str = "") -> Outcome:
    """Call the verb on the record. What the model refuses becomes obstacles."""
    arguments = {"by": by} | ({"reason": reason} if verb.needs_reason else {})
    try:
        getattr(record, verb.name)(**arguments)
    except PermissionDenied as refusal:
        obstacles = [Obstacle(str(refusal))]
    except ValidationError as refusal:
        blocked = "blocked" in _codes(refusal)
        obstacles = as_obstacles(record.blocking()) if blocked else [Obstacle(text) for text in refusal.messages]
    else:
        obstacles = []
    return Outcome(record, admin_url(record), obstacles)


def _codes(refusal: ValidationError) -> set[str]:
    """The codes of a refusal; those of errors about fields do not matter here."""
    return {error.code for error in getattr(refusal, "error_list", [])}


def as_obstacles(problems: Iterable[BlockingProblem]) -> list[Obstacle]:
    """Problems as sentences that name fields by their labels, each with a link to where it can be fixed."""
    return [Obstacle(_sentence(problem), admin_url(problem.record)) for problem in problems]


def _sentence(problem: BlockingProblem) -> str:
    label = label_of(type(problem.record), problem.field) if "_" in problem.field else ""
    return capfirst(problem.message.replace(f"{problem.field}:", f"{label}:", 1) if label else problem.message)


class StateChanges(ReadableChanges):
    """Adds changes of state, which the library's comparison leaves out as no form edits the state."""

    def context_for_delta_changes(self, delta: ModelDelta) -> list[dict[str, Any]]:
        changes = super().context_for_delta_changes(delta)
        old, new = State(delta.old_record.state), State(delta.new_record.state)
        if old == new:
            return changes
        if verb := MOVES.get((old, new)):
            self.record.verb_done = capfirst(DONE[verb])
        spans = marked(str(old.label), str(new.label))
        return [{"field": "State", "old": old.label, "new": new.label, "spans": spans}, *changes]


def _action(verb: Verb):
    """The list action that asks for confirmation, then carries out ``verb`` on every chosen record."""

    @admin.action(description=f"{LABELS[verb]}…", permissions=[verb.right])
    def act(modeladmin: "ReviewedAdmin", request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        return modeladmin.confirm(request, verb, list(queryset))

    act.__name__ = f"{verb.name}_selected"
    return act


class ForYouFilter(admin.SimpleListFilter):
    """Records for this person to review, and records they submitted that are still in review."""

    title = "you"
    parameter_name = "for_you"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        mine = [("mine", "You submitted, in review")]
        return [("review", "For you to review"), *mine] if model_admin.has_publish_permission(request) else mine

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        waiting = {"review": for_review_by, "mine": sent_for_review_by}.get(self.value() or "")
        return queryset if waiting is None else queryset.filter(waiting(request.user))


class ReviewedAdmin(ReviewPage, RecordAdmin):
    """The ModelAdmin of a model that is drafted, reviewed and published."""

    actions = [_action(verb) for verb in VERBS.values()]

    def get_list_filter(self, request: HttpRequest) -> list:
        return [*super().get_list_filter(request), ForYouFilter]

    # Form

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [*super().get_readonly_fields(request, obj), *SYSTEM_FIELDS]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list:
        fieldsets = super().get_fieldsets(request, obj)
        review = [("Review", {"fields": [SYSTEM_FIELDS]})] if obj is not None else []
        return [*review, *fieldsets]

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return has_right(request.user, "publish", self.model)

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        record = context.get("original")
        if record is not None:
            if record.state == State.IN_REVIEW:
                context["review_url"] = reverse(self._view_name("review"), args=[record.pk])
            context["verbs"] = [
                {"label": LABELS[verb], "url": self.verb_url(verb, record)} for verb in record.verbs_for(request.user)
            ]
        return super().render_change_form(request, context, *args, **kwargs)

    def obstacles(self, record: Reviewed) -> list[Obstacle]:
        """What blocks publishing, each with a link to where it can be fixed."""
        return as_obstacles(record.blocking())

    def get_historical_record_context_helper(
        self, request: HttpRequest, historical_record: HistoricalChanges
    ) -> StateChanges:
        return StateChanges(self.model, historical_record)

    # Verbs

    def verb_url(self, verb: Verb, record: Reviewed) -> str:
        return reverse(self._view_name("verb"), args=[record.pk, verb.name])

    def get_urls(self) -> list:
        name = f"{self.opts.app_label}_{self.opts.model_name}_verb"
        view = self.admin_site.admin_view(self.verb_view)
        return [path("<int:pk>/verb/<slug:name>/", view, name=name), *super().get_urls()]

    def verb_view(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        """Confirm a verb on one record (GET) and carry it out (POST)."""
        verb = VERBS.get(name)
        if verb is None:
            raise Http404
        return self.confirm(request, verb, [self.get_record_or_404(request, pk)])

    def confirm(self, request: HttpRequest, verb: Verb, records: list[Reviewed]) -> HttpResponse:
        """Ask for confirmation, then carry out the verb record by record and report on each."""
        confirmed = request.method == "POST" and "confirmed" in request.POST
        form = (ReasonForm(request.POST) if confirmed else ReasonForm()) if verb.needs_reason else None
        if confirmed and (form is None or form.is_valid()):
            reason = form.cleaned_data["reason"] if form else ""
            outcomes = [carry_out(verb, record, request.user, reason) for record in records]
            return self._report(request, verb, outcomes)
        read_subjects(records)
        blocking = {record.pk: as_obstacles(record.blocking()) if verb is PUBLISH else [] for record in records}
        context = {
            "outcomes": [
                Outcome(record, admin_url(record), blocking[record.pk], subject_of(record)) for record in records
            ],
            "question": f"{LABELS[verb]}: {self._count(records)}?",
            "effect": EFFECTS[verb],
            "effects": effects(verb, [record for record in records if not blocking[record.pk]], request.user),
            "form": form,
            "label": LABELS[verb],
            "action": request.POST.get("action", ""),
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
        }
        return self._page(request, LABELS[verb], records, context)

    def _report(self, request: HttpRequest, verb: Verb, outcomes: list[Outcome]) -> HttpResponse:
        for outcome in outcomes:
            if not outcome.obstacles:
                self.message_user(request, f"“{outcome.record}” {DONE[verb]}.", messages.SUCCESS)
        refused = [outcome for outcome in outcomes if outcome.obstacles]
        if refused:
            context = {"outcomes": refused, "refusal": f"Not {DONE[verb]}: {self._count(refused)}."}
            return self._page(request, LABELS[verb], [outcome.record for outcome in outcomes], context)
        back = admin_url(outcomes[0].record) if len(outcomes) == 1 else self._changelist_url()
        return HttpResponseRedirect(back)

    def _page(self, request: HttpRequest, title: str, records: list[Reviewed], context: dict) -> HttpResponse:
        back = admin_url(records[0]) if len(records) == 1 else self._changelist_url()
        return self.desk_page(request, "verb", title, {**context, "back": back})

    def _changelist_url(self) -> str:
        return reverse(self._view_name("changelist"))

    def _count(self, records: list) -> str:
        name = self.opts.verbose_name if len(records) == 1 else self.opts.verbose_name_plural
        return f"{len(records)} {name}"
