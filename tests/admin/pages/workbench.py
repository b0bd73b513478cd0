"""Texts, requests and records for tests of the workbench."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from proposals.alignment.workbench import Workbench
from proposals.models import Correspondence

ARMY = "Ukraine may keep armed forces of at most 600,000 personnel."
ARMY_LATER = "Ukraine keeps armed forces of 800,000 personnel in peacetime."
ELECTIONS = "Elections are held within one hundred days of signing."
HARBOUR = "Ships of both states enter the harbour free of charge."


def workbench_url(pair) -> str:
    return reverse("admin:proposals_proposal_align", args=[text.pk for text in pair])


def accept(client: Client, pair, **fields):
    data = {"do": "accept", "clause": "1", "with": ["1"], "relation": "amended", "summary": ""}
    return client.post(workbench_url(pair), data | {"seen": Workbench(*pair).version} | fields)


def accept_many(client: Client, pair, at_least: str):
    """Look at what would be recorded, then confirm it."""
    seen = client.get(workbench_url(pair), {"bulk": "1", "at_least": at_least}).context["seen"]
    return client.post(workbench_url(pair), {"do": "bulk", "at_least": at_least, "seen": seen})


def correspondences() -> list[tuple]:
    return [
        (
            [str(clause) for clause in correspondence.from_clauses.order_by("key")],
            [str(clause) for clause in correspondence.to_clauses.order_by("key")],
            correspondence.relation,
            correspondence.state,
        )
        for correspondence in Correspondence.objects.order_by("slug")
    ]
