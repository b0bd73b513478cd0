"""The page on which an analyst suggests a change of a published record."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse

from proposals.admin.base.page import DeskPage, sentences
from proposals.models import SuggestedChange
from proposals.models.rights import may_suggest
from proposals.models.versions import values

SENT = "Sent to the editors. Readers see the published version until an editor accepts it."


class SuggestPage(DeskPage):
    """For the ModelAdmin of any record that readers see."""

    def get_urls(self) -> list:
        name = f"{self.opts.app_label}_{self.opts.model_name}_suggest"
        view = self.admin_site.admin_view(self.suggest_view)
        return [path("<path:object_id>/suggest/", view, name=name), *super().get_urls()]

    def suggest_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The record's own form, filled in (GET); what was changed in it becomes the suggestion (POST)."""
        record = self.get_record_or_404(request, object_id)
        if not may_suggest(request.user, record):
            raise PermissionDenied(
                "You cannot suggest a change here: correct it yourself, or wait until it is published."
            )
        form_class: Any = super().get_form(request, record, change=False)
        form_class.user = request.user
        # Read before the form: cleaning it writes what was typed into the record.
        stored = values(record)
        form = form_class(request.POST if request.method == "POST" else None, instance=record)
        form.fields["reason"].help_text = "The editor sees it, and it is kept in the history."
        if form.is_valid() and self._suggest(request, form, stored):
            return HttpResponseRedirect(reverse(self._view_name("change"), args=[record.pk]))
        fieldsets: list[Any] = [
            (name, {**options, "fields": fields})
            for name, options in self.get_fieldsets(request, record)
            if (fields := _editable(options, form))
        ]
        fieldsets.append(("Why", {"fields": ["reason"], "classes": ["correction"]}))
        context = {
            "object": record,
            "adminform": AdminForm(form, fieldsets, {}, model_admin=self),
            "errors": form.errors,
            "media": self.media + form.media,
        }
        status = 422 if form.errors else 200
        return self.desk_page(request, "suggest", f"Suggest a change to {record}", context, status=status)

    def _suggest(self, request: HttpRequest, form: Any, stored: dict[str, Any]) -> bool:
        """File the suggestion; if it is refused, say why on the form."""
        new = {name: form.typed(name) for name in form.fields if name in stored}
        record = self.model._default_manager.get(pk=form.instance.pk)
        try:
            SuggestedChange.suggest(record, new, by=request.user, reason=form.cleaned_data["reason"])
        except ValidationError as refusal:
            for name, sentence in sentences(refusal):
                form.add_error("reason" if name == "reason" else None, sentence)
            return False
        messages.success(request, SENT)
        return True


def _editable(options: Any, form: forms.ModelForm) -> list[str]:
    """The fields of a fieldset that the form has; a fieldset may nest fields that share a line."""
    names = [name for field in options["fields"] for name in (field if isinstance(field, list | tuple) else [field])]
    return [name for name in names if name in form.fields and name != "reason"]
