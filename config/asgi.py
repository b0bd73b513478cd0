"""The ASGI entry point for a server."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# A page whose query takes longer has failed; a migration or a load may take its time.
os.environ.setdefault("STATEMENT_SECONDS", "30")

application = get_asgi_application()
