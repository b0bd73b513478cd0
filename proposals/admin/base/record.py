"""The ModelAdmin of every record, and of the parts on its page: rights, forms and links."""

from collections.abc import Sequence
from functools import partial
from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from config.desk import DescribedChoice
from config.lists import SeveralRecords, SteadyList, is_key
from proposals.admin.base.days import AskedDayField
from proposals.admin.base.deleting import Deleting
from proposals.admin.base.forms import PartForm, ReadingLines, RecordForm, Rows
from proposals.admin.base.processes import ProcessListFilter
from proposals.admin.base.related import (
    CHOSEN,
    PROCESS,
    SearchMany,
    SearchOne,
    process_chosen,
    process_of_choice,
)
from proposals.admin.base.saving import Saving
from proposals.admin.pages.history import HistoryPages
from proposals.admin.pages.odd import OddCharacters, OddFilter
from proposals.admin.pages.suggest import SuggestPage
from proposals.editing.processes import process_of
from proposals.editing.save import lock, why_state_forbids
from proposals.models.editorial import fixed_fields, governing_record, may_change, may_delete
from proposals.models.of_process import of_process
from proposals.models.process import PATHS, Process
from proposals.models.rights import asks_for_reason, may_suggest
from proposals.models.source import SourceReading
from proposals.models.sourcing import ReadingField


class RelatedRecords(BaseModelAdmin):
    """Related records are chosen by search; their names are read in one query, and no input breaks the page."""

    def get_field_queryset(self, db: str | None, db_field: Any, request: HttpRequest) -> QuerySet | None:
        related = db_field.related_model
        if self.admin_site.is_registered(related):
            return self.admin_site.get_model_admin(related).get_queryset(request)
        return super().get_field_queryset(db, db_field, request)

    def formfield_for_foreignkey(self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = self._search(SearchOne, db_field, request)
        return self._described(super().formfield_for_foreignkey(db_field, request, **kwargs), db_field)

    def formfield_for_manytomany(self, db_field: models.ManyToManyField, request: HttpRequest, **kwargs: Any):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs |= {"widget": self._search(SearchMany, db_field, request), "form_class": SeveralRecords}
        return self._described(super().formfield_for_manytomany(db_field, request, **kwargs), db_field)

    def _search(self, widget_class: type[SearchOne | SearchMany], db_field: Any, request: HttpRequest) -> Any:
        """A search within the process of the record on the page, if it has one."""
        widget = widget_class(db_field, self.admin_site)
        if db_field.related_model._meta.model_name in PATHS:
            widget.process = getattr(request, "desk_process", None)
        return widget

    def _described(self, formfield: Any, db_field: Any) -> Any:
        """Choices are described, if the admin of their model says by which field."""
        related = db_field.related_model
        listed = self.admin_site.get_model_admin(related) if self.admin_site.is_registered(related) else None
        if formfield is not None and (by := getattr(listed, "described_by", "")):
            formfield.label_from_instance = partial(DescribedChoice.choice, by=by)
        return formfield


class RecordAdmin(OddCharacters, RelatedRecords, SteadyList, Saving, Deleting, SuggestPage, HistoryPages):
    """The ModelAdmin of a model with history.

    ``named_by`` lists the relations that the name of a record is read from. ``described_by`` is the field that
    describes a record where it is chosen. :mod:`proposals.models.editorial` decides who may change or delete a record.
    """

    form = RecordForm
    formfield_overrides = {
        models.DateField: {"form_class": AskedDayField},
        ReadingField: {
            "form_class": ReadingLines,
            "show_hidden_initial": False,
            "help_text": "How far each source was read, one on a line: the slug of the source, a colon, and "
            f"{', '.join(SourceReading.values)}. Leave out what nobody has recorded.",
        },
    }
    named_by: tuple[str, ...] = ()
    described_by = ""
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS
    show_full_result_count = False

    def get_list_filter(self, request: HttpRequest) -> list:
        return [*super().get_list_filter(request), OddFilter, ProcessListFilter]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Django's admin would ignore ``list_select_related`` for a queryset that follows relations already."""
        related = [*self.named_by, *cast(Sequence[str], self.list_select_related or ())]
        queryset = super().get_queryset(request)
        return queryset.select_related(*related) if related else queryset

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> models.Model | None:
        """The record. Before a change, it and the row whose state decides are locked until the change is written."""
        record = super().get_object(request, object_id, from_field)
        if record is not None and request.method == "POST":
            lock(record)
            type(record).objects.select_for_update(of=("self",)).filter(pk=record.pk).first()
            record = super().get_object(request, object_id, from_field)
        return record

    def get_form(self, request: HttpRequest, obj: models.Model | None = None, change: bool = False, **kwargs: Any):
        """The form; its searches, and those of the parts on the page, stay in the process of the record."""
        process = process_of(obj) if obj is not None else self._process_asked(request)
        request.desk_process = process  # type: ignore[attr-defined]  # for _search
        return super().get_form(request, obj, change=change, **kwargs)

    def _process_asked(self, request: HttpRequest) -> int | None:
        """The process of a new record, where the link to its form, or what was filled in, names what it is about."""
        fields = (*self.opts.concrete_fields, *self.opts.many_to_many)
        names = {field.name: field for field in fields if field.is_relation}
        for name, key in (*request.GET.items(), *request.POST.items()):
            if name in names and (process := process_of_choice(names[name].related_model, key)):
                return process
        return None

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """What is found; a search from a form finds only what is of the process of the record on the page.

        A new record's process is that of what is chosen on its form already. Where that is not known yet, each result
        names its process, if there are several.
        """
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        match, process = request.resolver_match, request.GET.get(PROCESS, "")
        paths = PATHS.get(self.opts.model_name or "", ())
        if match is None or match.url_name != "autocomplete" or not paths:
            return found, may_repeat
        own = int(process) if is_key(process) else process_chosen(request.GET.get(CHOSEN, ""))
        if own is not None:
            found = of_process(found, Process(pk=own), drafts=True)
        elif len(paths) == 1:
            several = Exists(Process.objects.exclude(pk=OuterRef(paths[0])))
            found = found.annotate(process_named=Case(When(several, then=F(f"{paths[0]}__name")), default=Value("")))
        return found, may_repeat

    # Rights

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or may_change(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or may_delete(request.user, obj))

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except PermissionDenied as refusal:
            raise PermissionDenied(str(refusal) or self._why_not("change", request, object_id)) from refusal

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: dict | None = None) -> HttpResponse:
        try:
            return super().delete_view(request, object_id, extra_context)
        except PermissionDenied as refusal:
            raise PermissionDenied(str(refusal) or self._why_not("delete", request, object_id)) from refusal

    def _why_not(self, verb: str, request: HttpRequest, object_id: str | None) -> str:
        """Why something is refused: because of the role or, if the role includes it, because of the record's state."""
        has_right, may = {
            "change": (super().has_change_permission, may_change),
            "delete": (super().has_delete_permission, may_delete),
        }[verb]
        record = super().get_object(request, unquote(object_id)) if object_id and has_right(request) else None
        if record is None or governing_record(record) is None or may(request.user, record):
            return f"Your role does not let you {verb if object_id else 'add'} {self.opts.verbose_name_plural}."
        return why_state_forbids(record, verb)

    # Form

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list:
        fieldsets = list(super().get_fieldsets(request, obj))
        if asks_for_reason(request.user, self.model, obj):
            fieldsets.append(("Correction", {"fields": ["reason"], "classes": ["correction"]}))
        return fieldsets

    def get_fields(self, request: HttpRequest, obj: models.Model | None = None) -> list[Any]:
        """In the order of the model; Django's admin would put read-only fields last."""
        names = set(super().get_fields(request, obj))
        return [field.name for field in (*self.opts.fields, *self.opts.many_to_many) if field.name in names]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        fixed = sorted(fixed_fields(request.user, obj)) if obj else []
        return [*super().get_readonly_fields(request, obj), *fixed]

    def get_prepopulated_fields(self, request: HttpRequest, obj: models.Model | None = None) -> dict:
        """A slug is proposed for a new record and never follows a later change of the name."""
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        record = context.get("original")
        if record is not None and may_suggest(request.user, record):
            context["suggest_url"] = reverse(self._view_name("suggest"), args=[record.pk])
        return super().render_change_form(request, context, *args, **kwargs)

    # Links

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """The reader's page of a record that readers can see."""
        if obj is None or not hasattr(obj, "get_absolute_url"):
            return None
        return obj.get_absolute_url() if type(obj).objects.public().filter(pk=obj.pk).exists() else None


class PartInline(RelatedRecords, admin.TabularInline):
    """Parts of a record as rows on its page. The state of the text decides about them."""

    form = PartForm
    formset = Rows
    formfield_overrides = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 2})}}
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return super().has_add_permission(request, obj) and (obj is None or may_change(request.user, obj))

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or may_change(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or may_change(request.user, obj))
