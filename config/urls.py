"""The site's table of contents."""

from django.contrib import admin
from django.urls import include, path, re_path

from config import problems
from proposals.api.root import Docs

urlpatterns = [
    path("", include("proposals.urls")),
    path("api/v1/", include("proposals.api.urls")),
    path("api/docs/", Docs.as_view(), name="api-docs"),
    re_path(r"^api/", problems.no_such_address),
    path("account/", include("accounts.urls")),
    path("admin/", admin.site.urls),
]

handler400 = problems.bad_request
handler403 = problems.permission_denied
handler404 = problems.page_not_found
handler500 = problems.server_error
