"""Every kind of page and every list of the API: ``python -m tests.durability.walk``, with DATABASE_URL in place.

Prints one JSON object: the status of each address. A page with a statement that took longer than STATEMENT_SECONDS has
503.
"""

from __future__ import annotations

import json
import os
import re
import sys
from urllib.parse import urlencode, urlsplit

import django
from django.apps import apps
from django.test import Client

from tests.portions import one_of_each_kind

LOCATION = re.compile(r"<loc>([^<]+)</loc>")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    client = Client(raise_request_exception=False, headers={"host": "localhost"})

    def path(url: str) -> str:
        return urlsplit(url).path

    def status(url: str) -> int:
        answer = client.get(url)
        b"".join(answer) if answer.streaming else answer.content
        return answer.status_code

    parts = LOCATION.findall(client.get("/sitemap.xml").content.decode())
    pages = [path(url) for part in parts for url in LOCATION.findall(client.get(path(part)).content.decode())]
    texts = (
        apps.get_model("proposals.Proposal")
        .objects.public()
        .filter(clauses__isnull=False)
        .distinct()
        .order_by("slug")[:6]
    )
    six = urlencode([("t", text.slug) for text in texts])
    lists = [path(url) for url in map(str, client.get("/api/v1/").json().values()) if url.startswith("http://")]
    asked = {"/api/v1/compare/": f"?{six}", "/api/v1/search/": "?q=ceasefire"}
    addresses = [
        *one_of_each_kind(pages),
        *(f"/compare/{end}?{six}" for end in ("", "comparison.csv", "comparison.docx")),
        *("/changes/", "/changes/feed/", "/search/?q=ceasefire", "/timeline/", "/board/", "/admin/login/"),
        *(f"{address}{asked.get(address, '')}" for address in lists),
    ]
    json.dump({address: status(address) for address in dict.fromkeys(addresses)}, sys.stdout)


if __name__ == "__main__":
    main()
