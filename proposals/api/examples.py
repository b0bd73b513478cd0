"""Example answers for the OpenAPI document, from the starter data, shortened."""

from drf_spectacular.utils import OpenApiExample

from config.licence import LICENCE
from proposals.comparison.states import EVERY_RELATION, STATES

_SITE = "https://parley.example"
_US, _E3 = "us-28-point-2025-11", "e3-counter-2025-11"

PROPOSAL_EXAMPLE = OpenApiExample(
    "US 28-point plan",
    response_only=True,
    value={
        "url": f"{_SITE}/api/v1/proposals/{_US}/",
        "html_url": f"{_SITE}/proposals/{_US}/",
        "slug": _US,
        "state": "published",
        "process": "russia-ukraine-settlement",
        "title": "US-drafted 28-point plan of November 2025",
        "short_title": "US 28-point plan",
        "kind": "plan",
        "claimed_points": 28,
        "drafted_by": ["united-states"],
        "issued_on": "2025-11-20",
        "date_precision": "day",
        "date_note": "Existence reported on 19 November; handed over and leaked on 20 November.",
        "status": "superseded",
        "text_availability": "full",
        "original_language": "en",
        "text_language": "en",
        "revises": None,
        "derived_from": [],
        "companions": ["us-security-assurance-draft-2025-11"],
        "revised_by": [_E3, "geneva-19-point-2025-11"],
        "omissions": [],
        "summary": "A draft settlement put forward by the United States.",
        "authorship_note": "Accounts differ.",
        "sources": ["ap-28-hutchpost", "ft-28-enbweb"],
        "reading": {"ap-28-hutchpost": "read"},
        "grades": {"ap-28-hutchpost": "record"},
    },
)


def _clause(proposal: str, spans: list[list[str]]) -> dict:
    return {
        "url": f"{_SITE}/api/v1/clauses/{proposal}/6/",
        "html_url": f"{_SITE}/proposals/{proposal}/6/",
        "key": "6",
        "number": "6",
        "heading": "Size of the armed forces",
        "status": "active",
        "basis": "paraphrase",
        "verification": "direct",
        "sources": ["ap-28-hutchpost"],
        "silence": None,
        "moved_from": None,
        "also_answers": [],
        "against": [],
        "spans": spans,
        "well_sourced": True,
        "independent_sources": 1,
        "note": "",
    }


def _cell(proposal: str, relation: str | None, spans: list[list[str]]) -> dict:
    return {
        "proposal": proposal,
        "silence": None,
        "because": None,
        "elsewhere": [],
        "answered_by": [],
        "omissions": [],
        "on_record": [],
        "state": "differs" if relation else None,
        "relation": relation,
        "relation_by": "engine" if relation else None,
        "engine_relation": relation,
        "barrier": None,
        "replaced": [{"kind": "figure", "base": "600,000", "other": "800,000"}] if relation else [],
        "coarsened": False,
        "clauses": [_clause(proposal, spans)],
    }


def _text(proposal: str, short_title: str, day: str, base: bool) -> dict:
    return {
        "url": f"{_SITE}/api/v1/proposals/{proposal}/",
        "html_url": f"{_SITE}/proposals/{proposal}/",
        "proposal": proposal,
        "title": short_title,
        "short_title": short_title,
        "issued_on": day,
        "date_precision": "day",
        "text_availability": "full",
        "base": base,
    }


COMPARISON_EXAMPLE = OpenApiExample(
    "Two texts, one row",
    response_only=True,
    value={
        "url": f"{_SITE}/api/v1/compare/?t={_US}&t={_E3}&issue=armed-forces-size",
        "html_url": f"{_SITE}/compare/?t={_US}&t={_E3}&issue=armed-forces-size",
        "texts": [
            _text(_US, "US 28-point plan", "2025-11-20", base=True),
            _text(_E3, "E3 counter-proposal", "2025-11-23", base=False),
        ],
        "summary": {
            "rows": 48,
            "shown": 1,
            "differ": 17,
            "agree": 12,
            "agree_as_read": 4,
            "agree_as_known": 0,
            "left_open": 0,
            "undecided": 19,
            "relations": dict.fromkeys(EVERY_RELATION, 0)
            | {"same": 12, "figure_changed": 1, "extended": 4, "rewritten": 8, "dropped": 4},
        },
        "rows": [
            {
                "id": f"{_US}.6",
                "topic": "armed-forces",
                "issue": "armed-forces-size",
                "differs": True,
                "state": {"texts": 1, **dict.fromkeys(STATES, 0), "differs": 1},
                "relation": "figure_changed",
                "relation_by": "engine",
                "engine_relation": "figure_changed",
                "matched_by": "issue",
                "certainty": 0.93,
                "correspondences": [],
                "cells": [
                    _cell(_US, None, [["same", "Ukraine keeps armed forces of at most 600,000 personnel."]]),
                    _cell(
                        _E3,
                        "figure_changed",
                        [
                            ["same", "Ukraine keeps armed forces of at most "],
                            ["removed", "600,000"],
                            ["added", "800,000"],
                            ["same", " personnel."],
                        ],
                    ),
                ],
                "terms": [
                    {
                        "measure": "armed-forces-cap",
                        "unit": "personnel",
                        "values": {_US: "600000", _E3: "800000"},
                        "figures": [
                            {"proposal": _US, "value": "600000", "unit": "personnel", "unsettled": ""},
                            {"proposal": _E3, "value": "800000", "unit": "personnel", "unsettled": ""},
                        ],
                        "change": "200000",
                        "ratio": "1.333",
                    }
                ],
                "positions": [
                    {
                        "url": f"{_SITE}/api/v1/positions/p003/",
                        "html_url": f"{_SITE}/parties/ukraine/#p003",
                        "party": "ukraine",
                        "target": {"proposal": _US, "clause": "6"},
                        "stance": "rejects",
                        "conditions": "",
                        "stated_on": "2025-11-20",
                        "date_precision": "day",
                        "certainty": "on-record",
                        "well_sourced": True,
                    }
                ],
                "stale_correspondences": [],
                "stale_terms": [],
            }
        ],
        "positions": [],
        "release": None,
        "licence": LICENCE,
        "warnings": ["What is compared: our paraphrase, not the texts’ own words."],
        "data_until": "2026-03-19",
        "data_until_precision": "day",
    },
)
