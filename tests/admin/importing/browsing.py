"""Going through the pages of an import, as a browser would."""

from __future__ import annotations

import html
import re

from django.urls import reverse

TEXT = "1. Boats pass. Lights are lit.\n2. Wells:\na) in town; b) outside.\nMoney\n3. Tolls end.\n"
CORRECTED = "1. Boats pass by day.\n2. Wells are shared by both towns.\n3. Tolls end in spring.\n"
LONGER = "1. Boats pass by day and by night.\n2. Wells are shared by both towns.\n3. Tolls end.\n4. A ferry runs.\n"

PIECES = [
    ("clause", 0, "1", "1", "Boats pass. Lights are lit."),
    ("clause", 0, "2", "2", "Wells:"),
    ("clause", 1, "2.a", "2.a", "in town;"),
    ("clause", 1, "2.b", "2.b", "outside."),
    ("heading", 0, "", "", "Money"),
    ("clause", 0, "3", "3", "Tolls end."),
]

ORIGIN = {
    "source": "agency",
    "basis": "verbatim",
    "confidence": "high",
    "verification": "direct",
    "locator": "point #",
    "reason": "Leaked",
}


def import_url(proposal) -> str:
    return reverse("admin:proposals_proposal_import", args=[proposal.pk])


def submit_text(client, proposal, **fields):
    return client.post(import_url(proposal), {**ORIGIN, **fields})


def posted_fields(response) -> dict:
    """What a browser would post back from the preview, without a button."""
    preview = response.context["preview"]
    fields = {
        "text": preview.state.text.replace("\n", "\r\n"),
        "rows": preview.state.packed,
        "past": preview.state.packed_past,
        "shown": preview.packed_shown,
        "version": response.context["version"],
        **{name: response.context["origin_form"][name].value() or "" for name in ORIGIN},
    }
    for row in preview.rows:
        fields[f"kind-{row.index}"] = row.piece.kind
        if row.piece.kind == "clause":
            fields[f"number-{row.index}"] = row.piece.number
            if row.pair.old is None:
                fields[f"key-{row.index}"] = row.piece.key
            if row.has_recorded:
                fields[f"answers-{row.index}"] = row.answers
            if row.fate == "new":
                fields[f"issue-{row.index}"] = row.issue
    return fields


def press(client, response, do, **typed):
    proposal = response.context["proposal"]
    return client.post(import_url(proposal), {**posted_fields(response), **typed, "do": do})


def rows(response) -> list[tuple]:
    return [
        (row.piece.kind, row.piece.depth, row.piece.number, row.piece.key, row.piece.heading or row.piece.words)
        for row in response.context["preview"].rows
    ]


def error_text(response) -> str:
    """The words of the error box."""
    box = re.search(r'<div class="errornote".*?</div>', response.content.decode(), re.DOTALL)
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", box[0]).split())) if box else ""


def stored_clauses(proposal):
    clauses = proposal.clauses.order_by("order").select_related("parent")
    return [(c.key, c.number, c.parent and c.parent.key, c.heading, c.text) for c in clauses]


def fates(response):
    return [(row.piece.number, row.piece.key, row.fate, row.answers) for row in response.context["preview"].rows]
