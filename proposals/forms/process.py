"""Choosing a process: its field, which names the processes there are, and the forms of pages about one."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from proposals.forms.fields import PublicForm, RecordField
from proposals.models import Issue, Process, Proposal, Topic
from proposals.models.of_process import of_process


def no_such_process(slug: str) -> str:
    """The sentence for a process that is not public, with the slugs of those that are."""
    slugs = ", ".join(Process.objects.public().default_first().values_list("slug", flat=True))
    if not slugs:
        return gettext("There is no process here yet.")
    return gettext("There is no process “%(slug)s”; use one of: %(slugs)s.") % {"slug": slug[:80], "slugs": slugs}


class ProcessField(RecordField):
    """The slug of a public process; cleaned to the process."""

    def __init__(self, **kwargs: Any):
        super().__init__(Process, **{"label": _("Process"), "empty_label": _("all")} | kwargs)

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError as refusal:
            raise ValidationError(no_such_process(str(value)), code="invalid_choice") from refusal


OF_ANOTHER: dict[type, Any] = {
    Issue: _("This issue belongs to another process."),
    Proposal: _("This text belongs to another process."),
    Topic: _("This topic belongs to another process."),
}


def refuse_others(form: Any) -> None:
    """Add an error to each field with a record that is not of the process asked for."""
    process = form.cleaned_data.get("process")
    for name, record in list(form.cleaned_data.items()):
        if process and type(record) in OF_ANOTHER:
            owner = record.topic if isinstance(record, Issue) else record
            if owner.process_id != process.pk:
                form.add_error(name, OF_ANOTHER[type(record)])


class ProcessesForm(PublicForm):
    """A form of a list that may be narrowed to one process."""

    process = ProcessField()

    def clean(self) -> dict[str, Any]:
        super().clean()
        refuse_others(self)
        return self.cleaned_data

    @cached_property
    def processes(self) -> list[Process]:
        """Those there are, the default first."""
        return list(Process.objects.public().default_first())

    def of_process(self, rows: Any) -> Any:
        """The ``rows`` of the process asked for, or all of them."""
        process = self.cleaned_data["process"]
        return of_process(rows, process) if process else rows

    def query(self) -> str:
        """The query string of what is asked for."""
        return urlencode({name: getattr(value, "slug", value) for name, value in self.cleaned_data.items() if value})


class ProcessForm(ProcessesForm):
    """A form about one process, by default the one that an editor chose, or the only one.

    ``process`` may be None: nothing is published, or several processes are and none is the default.
    """

    @property
    def default(self) -> Process | None:
        first = self.processes[0] if self.processes else None
        return first if first and (first.is_default or len(self.processes) == 1) else None

    @property
    def lists_processes(self) -> bool:
        """Whether the front page is about all processes: there are several, and none is asked for by name."""
        return len(self.processes) > 1 and not self.data.get("process")

    @property
    def has_to_choose(self) -> bool:
        """Whether the reader has to say which process is meant."""
        return not self.errors and len(self.processes) > 1 and self.cleaned_data["process"] is None

    def clean(self) -> dict[str, Any]:
        super().clean()
        if "process" not in self.errors:
            self.cleaned_data["process"] = self.cleaned_data.get("process") or self.meant()
        return self.cleaned_data

    def meant(self) -> Process | None:
        """The process where none is named."""
        return self.default
