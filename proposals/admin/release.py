"""Making a release: what readers will be able to cite, shown first, made once it is confirmed with notes."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from proposals.admin.base.page import DeskPage
from proposals.models import Release
from proposals.models.rights import may_make_release
from proposals.publication import releases


class NotesForm(forms.ModelForm):
    class Meta:
        model = Release
        fields = ["notes"]
        widgets = {"notes": forms.Textarea(attrs={"rows": 5})}


@admin.register(Release)
class ReleaseAdmin(DeskPage, admin.ModelAdmin):
    """A release is made and read; nobody changes or deletes one."""

    list_display = ["__str__", "made_at", "made_by", "notes"]
    fields = ["number", "made_at", "made_by", "notes", "checksum"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest):
        rows: Any = super().get_queryset(request)
        return rows.without_snapshot().select_related("made_by")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may_make_release(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return False

    def get_view_on_site_url(self, obj: Release | None = None) -> str | None:
        return obj.get_absolute_url() if obj else None

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: dict | None = None) -> HttpResponse:
        """What has changed since the last release, and a place for notes (GET); the release (POST)."""
        if not self.has_add_permission(request):
            raise PermissionDenied("Your role does not let you make releases.")
        form = NotesForm(request.POST or None) if request.method == "POST" else NotesForm()
        if request.method == "POST" and form.is_valid():
            try:
                made = releases.make(request.user, form.cleaned_data["notes"])
            except ValidationError as refusal:
                form.add_error(None, refusal.messages)
            else:
                self.message_user(request, f"{made} has been made. Its addresses can now be cited.", messages.SUCCESS)
                return HttpResponseRedirect(reverse("admin:proposals_release_change", args=[made.pk]))
        return self._page(request, form)

    def _page(self, request: HttpRequest, form: NotesForm) -> HttpResponse:
        last = Release.objects.first()
        context = {
            "form": form,
            "last": last,
            "diffs": releases.diff_since(last),
            "back": reverse("admin:proposals_release_changelist"),
        }
        return self.desk_page(request, "make_release", "Make a release", context)
