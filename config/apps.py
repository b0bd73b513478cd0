"""Third-party apps set up our way."""

from django.contrib.admin.apps import AdminConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class StaticFiles(StaticFilesConfig):
    """Leaves out what no page uses: the browsable API, Redoc, source maps. Collecting takes seconds, not minutes."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "rest_framework", "redoc", "swagger-ui-es*", "*.js.map"]


class Desk(AdminConfig):
    """The admin with the desk's search."""

    default_site = "config.desk.DeskSite"
