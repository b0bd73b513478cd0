"""The basis of the desk's own pages, which Django's admin does not provide: their record, context and errors."""

from collections.abc import Mapping
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.utils.text import capfirst


class DeskPage(admin.ModelAdmin):
    """A ModelAdmin with pages of its own."""

    def desk_page(
        self, request: HttpRequest, template: str, title: str, context: Mapping[str, Any], *, status: int = 200
    ) -> TemplateResponse:
        """The page ``admin/proposals/<template>.html`` within the frame of the admin."""
        request.current_app = self.admin_site.name
        frame = {**self.admin_site.each_context(request), "title": title, "opts": self.opts}
        return TemplateResponse(request, f"admin/proposals/{template}.html", {**frame, **context}, status=status)

    def get_record_or_404(self, request: HttpRequest, object_id: str | int) -> Any:
        """The record with this key. Raises Http404 if there is none, PermissionDenied if the person may not see it."""
        try:
            key = self.opts.pk.to_python(unquote(str(object_id)))
        except ValidationError:
            raise Http404 from None
        try:
            record = self.get_queryset(request).filter(pk=key).first()
        except OverflowError:
            record = None
        if record is None:
            raise Http404
        self.check_may_see(request, record)
        return record

    def check_may_see(self, request: HttpRequest, record: Any = None) -> None:
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied(f"Your role does not let you see {self.opts.verbose_name_plural}.")

    def _view_name(self, view: str) -> str:
        return f"admin:{self.opts.app_label}_{self.opts.model_name}_{view}"


def sentences(refusal: ValidationError) -> list[tuple[str, str]]:
    """The errors of a refusal as pairs of a field, or "", and a sentence."""
    if not hasattr(refusal, "error_dict"):
        return [("", capfirst(message)) for message in refusal.messages]
    by_field = refusal.message_dict.items()
    return [("" if name == NON_FIELD_ERRORS else name, message) for name, texts in by_field for message in texts]
