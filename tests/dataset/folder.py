"""A dataset small enough to read, with one of everything; tests change it, write it to a folder and load that."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from proposals.dataset.dump import dump_folder
from proposals.dataset.load import load_folder
from proposals.dataset.problems import DatasetError
from proposals.models import Process

SOURCE = {
    "publisher": "Agency",
    "published_on": "2025-11-20",
    "kind": "news-report",
    "language": "en",
    "reliability": "record",
    "note": None,
}
CLAUSE = {
    "parent": None,
    "heading": None,
    "status": "active",
    "basis": "paraphrase",
    "topics": ["forces"],
    "terms": [],
    "sources": ["wire"],
    "locator": None,
    "confidence": "high",
    "verification": "direct",
    "note": None,
    "variant_readings": [],
}
PROPOSAL = {
    "kind": "plan",
    "claimed_points": None,
    "drafted_by": ["north"],
    "issued_on": "2025-11-20",
    "date_precision": "day",
    "date_note": None,
    "status": "presented",
    "revises": None,
    "derived_from": [],
    "companions": [],
    "text_availability": "full",
    "original_language": "en",
    "summary": None,
    "authorship_note": None,
    "sources": ["wire"],
    "omitted_from_base": [],
    "clauses": [],
}
POSITION = {
    "party": "south",
    "stance": "rejects",
    "statement": "Refuses it.",
    "conditions": None,
    "stated_on": "2025-11-22",
    "date_precision": "day",
    "stated_by": "Spokesperson",
    "source": "wire",
    "also_in": [],
    "confidence": "high",
    "note": None,
}


def _files() -> dict[str, Any]:
    """File name → value. The plan has every kind of clause; the answer revises it."""
    plan = PROPOSAL | {
        "slug": "plan",
        "title": "The plan",
        "short_title": "Plan",
        "companions": ["side-paper"],
        "clauses": [
            CLAUSE
            | {
                "key": "1",
                "number": "1",
                "text": "The north keeps 600,000 soldiers.",
                "topics": ["forces", "money"],
                "sources": ["wire", "gazette"],
                "terms": [
                    {"key": "cap", "value": 600000, "unit": "personnel"},
                    {"key": "fund", "value": 0.5, "unit": "USD billion"},
                    {"key": "inspected", "value": True},
                    {"key": "place", "value": "the border"},
                ],
                "variant_readings": [{"source": "gazette", "reading": "650,000 soldiers."}],
            },
            CLAUSE | {"key": "1.a", "number": "a", "parent": "1", "text": "Reserves do not count."},
            CLAUSE | {"key": "2", "number": "2", "text": None, "status": "deleted"},
            CLAUSE | {"key": "3.north", "number": "3", "text": "Now.", "status": "variant", "advanced_by": "north"},
            CLAUSE
            | {"key": "4", "number": "4", "text": None, "status": "unrecorded", "basis": None, "confidence": None}
            | {"topics": [], "sources": [], "verification": "unseen"},
        ],
    }
    answer = PROPOSAL | {
        "slug": "answer",
        "title": "The answer",
        "short_title": "Answer",
        "revises": "plan",
        "omitted_from_base": [{"key": "2", "how": "struck", "note": "as the text says"}],
        "clauses": [CLAUSE | {"key": "1", "number": "1", "text": "The north keeps 800,000 soldiers."}],
    }
    side_paper = PROPOSAL | {
        "slug": "side-paper",
        "title": "A paper beside the plan",
        "short_title": "Side paper",
        "text_availability": "reported",
        "state": "draft",
    }
    return {
        "process.yaml": {"slug": "talks", "name": "Talks", "summary": "Of two.", "note": None}
        | {"started_on": "2025-04-17", "ended_on": None},
        "parties.yaml": [
            {"slug": "north", "name": "The North", "short_name": "North", "kind": "state", "iso": "NO"},
            {"slug": "south", "name": "The South", "short_name": "South", "kind": "state", "iso": "SS"},
            {"slug": "both", "name": "Both of them", "short_name": "Both", "kind": "coalition", "iso": None}
            | {"members": ["north", "south"], "members_complete": False},
        ],
        "sources.yaml": [
            SOURCE | {"slug": "wire", "title": "Report", "url": "https://example.org/wire"},
            SOURCE | {"slug": "gazette", "title": "Text", "url": "https://example.org/gazette"},
        ],
        "topics.yaml": [
            {"slug": "security", "name": "Security", "description": None, "parent": None},
            {"slug": "forces", "name": "Forces", "description": "How many.", "thesis": "There is a cap."}
            | {"parent": "security", "pax_code": "SsrArm"},
            {"slug": "money", "name": "Money", "description": "Who pays.", "thesis": "The south pays."}
            | {"parent": "security"},
        ],
        "measures.yaml": [
            {"slug": slug, "name": slug, "kind": kind, "unit": unit, "description": None, "topic": topic}
            for slug, kind, unit, topic in [
                ("cap", "number", "personnel", "forces"),
                ("fund", "money", "USD billion", "money"),
                ("inspected", "boolean", None, "forces"),
                ("place", "text", None, "forces"),
            ]
        ],
        "proposals/plan.yaml": plan,
        "proposals/answer.yaml": answer,
        "proposals/side-paper.yaml": side_paper,
        "positions.yaml": [
            POSITION | {"id": "p1", "target": {"proposal": "plan", "clause": "1"}, "also_in": ["gazette"]},
            POSITION | {"id": "p2", "target": {"topic": "forces"}, "certainty": "anonymous"},
            POSITION
            | {"id": "p3", "target": {"proposal": "answer"}, "state": "withdrawn"}
            | {"stance": "supports-with-conditions", "conditions": "Money."},
        ],
        "events.yaml": [
            {"slug": "meeting", "name": "Meeting", "start": "2025-11-20", "end": "2025-11-21", "place": "Geneva"}
            | {"participants": ["north"], "persons": ["The envoy"], "summary": None, "proposals": ["plan"]}
            | {"sources": ["wire"], "note": None, "date_precision": "week"},
        ],
        "correspondences.yaml": [
            {"slug": "caps", "from": ["plan/1", "plan/1.a"], "to": ["answer/1"], "relation": "weaker"}
            | {"summary": "The cap is raised.", "note": None},
        ],
    }


def _plain(value: Any) -> Any:
    """A copy in which no two records share a list, which YAML would write as an alias."""
    return json.loads(json.dumps(value))


class Folder:
    """A dataset in a folder. Change ``files``, then ``load``."""

    def __init__(self, path: Path):
        self.path = path
        self.files = _plain(_files())
        self.lines: list[str] = []

    def __getitem__(self, name: str) -> Any:
        return self.files[name]

    def clause(self, key: str, proposal: str = "plan") -> dict[str, Any]:
        return next(clause for clause in self.files[f"proposals/{proposal}.yaml"]["clauses"] if clause["key"] == key)

    def write(self) -> Path:
        for old in self.path.rglob("*.yaml"):
            old.unlink()
        for name, value in self.files.items():
            file = self.path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(value if isinstance(value, str) else yaml.safe_dump(_plain(value), sort_keys=False))
        return self.path

    def load(self) -> None:
        self.lines = []
        load_folder(self.write(), self.lines.append)

    def refused(self) -> list[str]:
        """Load and return what it says is wrong."""
        with pytest.raises(DatasetError) as refused:
            self.load()
        return [str(problem) for problem in refused.value.problems]


def contents(folder: Path) -> dict[str, bytes]:
    """Relative path → bytes, of every file."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def dump(folder: Path, slug: str = "talks") -> dict[str, bytes]:
    """Dump a process. Returns the contents of the folder."""
    dump_folder(Process.objects.get(slug=slug), folder)
    return contents(folder)
