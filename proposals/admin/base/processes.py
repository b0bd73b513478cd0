"""The filters of the lists of the desk that know of processes."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import QuerySet
from django.http import HttpRequest

from proposals.models import Process
from proposals.models.of_process import of_process


def _processes(request: Any) -> dict[str, Process]:
    """All processes by slug, read once for a page: a list makes its filters anew for the counts of each."""
    if not hasattr(request, "desk_processes"):
        request.desk_processes = {process.slug: process for process in Process.objects.default_first()}
    return dict(request.desk_processes)


class ProcessListFilter(admin.SimpleListFilter):
    """``?process=``, in whatever state a record is; offered where there are several processes."""

    title = "process"
    parameter_name = "process"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        self.processes = _processes(request)
        return [(slug, process.name) for slug, process in self.processes.items()] if len(self.processes) > 1 else []

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """The rows of the process; an unknown one redirects to the whole list."""
        if (slug := self.value()) is None:
            return queryset
        if slug not in self.processes:
            raise IncorrectLookupParameters
        return of_process(queryset, self.processes[slug], drafts=True)


class RelatedInProcess(admin.RelatedOnlyFieldListFilter):
    """A choice among the related records of the rows, those of the process asked for."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        rows = model_admin.get_queryset(request)
        slug = request.GET.get(ProcessListFilter.parameter_name, "")
        if process := _processes(request).get(slug):
            rows = of_process(rows, process, drafts=True)
        keys = rows.order_by().distinct().values(f"{self.field_path}__pk")
        ordering = self.field_admin_ordering(field, request, model_admin)
        return field.get_choices(include_blank=False, limit_choices_to={"pk__in": keys}, ordering=ordering)
