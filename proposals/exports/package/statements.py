"""The tables of positions, correspondences and events."""

from collections.abc import Iterator

from proposals.exports.package.columns import (
    NOTE,
    PARTY,
    PRECISION,
    PROPOSAL,
    READING,
    SLUG,
    SOURCE,
    clause_at,
    links,
    refers,
    sourcing,
)
from proposals.exports.package.tables import Column, Key, Row, Table
from proposals.models import Correspondence, Event, Position

POSITION, EVENT = ("position", "positions"), ("event", "events")


def _both_sides() -> Iterator[Row]:
    """A row for each clause of each side."""
    public = Correspondence.objects.public().order_by("slug")
    for correspondence in public.prefetch_related("from_clauses__proposal", "to_clauses__proposal"):
        sides = ("from", correspondence.from_clauses.all()), ("to", correspondence.to_clauses.all())
        for side, clauses in sides:
            for proposal, key in sorted((clause.proposal.slug, clause.key) for clause in clauses):
                yield correspondence.slug, side, proposal, key


TABLES = (
    Table(
        "positions",
        "Dated, sourced stances of parties, each on one clause, one proposal or the thesis of one issue.",
        Position,
        (
            SLUG,
            refers("parties", "party", required=True),
            Column("clause_proposal", "For a stance on a clause: its proposal.", path="clause__proposal__slug"),
            Column(
                "clause",
                "For a stance on a clause: its key.",
                path="clause__key",
                key=Key(("clause_proposal", "clause"), "clauses", ("proposal", "key")),
            ),
            refers("proposals", "proposal", "For a stance on a whole text: the proposal."),
            refers("issues", "issue", "For a stance on a thesis: the issue."),
            Column("stance", f"{', '.join(Position.Stance.values)}.", required=True),
            Column("target_basis", "named or inferred: whether the speaker named the target; empty if not recorded."),
            Column("emphasis", "red-line or priority, if the speaker said so."),
            Column("statement", required=True),
            Column("conditions"),
            Column("compatible_reason", "Why these conditions and those of compatible statements do not conflict."),
            Column("stated_by", required=True),
            Column("stated_on", "Day.", "date", required=True),
            PRECISION,
            Column("certainty", f"{', '.join(Position.Certainty.values)}.", required=True),
            Column("confidence", "high, medium or low.", required=True),
            refers("sources", "source"),
            NOTE,
            Column(
                "current",
                "Whether this is the party's latest statement on this target.",
                "boolean",
                path="pk",
                required=True,
                shown=lambda pk, public: pk in public.current_positions,
            ),
            *sourcing("position_sourcing"),
            READING,
        ),
    ),
    links(
        "position_compatible",
        "Acceptances whose conditions an editor found not to exclude each other.",
        Position,
        POSITION,
        "compatible_with",
        ("compatible", "positions"),
    ),
    links("position_sources", "Further sources of a statement.", Position, POSITION, "also_in", SOURCE),
    Table(
        "correspondences",
        "Which clauses correspond, as judged by people; the relation is read from the first side to the second.",
        Correspondence,
        (
            SLUG,
            Column("relation", f"{', '.join(Correspondence.Relation.values)}."),
            Column("summary", "What changed, in one sentence."),
            NOTE,
            refers("proposals", "silent", "Slug in proposals.csv: the text that has no counterpart."),
            Column(
                "stale",
                "Whether a clause has changed its words, number or place since, so that it waits to be confirmed.",
                "boolean",
                path="pk",
                required=True,
                shown=lambda pk, public: pk in public.stale_correspondences,
            ),
        ),
    ),
    Table(
        "correspondence_clauses",
        "The clauses on both sides of a correspondence.",
        Correspondence,
        (
            refers("correspondences", "correspondence", path="slug", required=True),
            Column("side", "from or to.", required=True),
            *clause_at(""),
        ),
        primary=("correspondence", "side", "proposal", "clause"),
        rows=_both_sides,
    ),
    Table(
        "events",
        "Meetings, leaks and publications.",
        Event,
        (
            SLUG,
            refers("processes", "process", required=True),
            Column("name", "Name.", required=True),
            Column("starts_on", "First day.", "date", required=True),
            Column(
                "ends_on",
                "Last day; with on=, empty while it was under way that day.",
                "date",
                precision="date_precision",
            ),
            PRECISION,
            Column("place", "Place."),
            Column("persons", "Names, separated by semicolons.", shown=lambda names, public: "; ".join(names)),
            Column("summary", "What happened."),
            NOTE,
            READING,
        ),
    ),
    links("event_participants", "Who took part.", Event, EVENT, "participants", PARTY),
    links("event_proposals", "Texts that an event is about.", Event, EVENT, "proposals", PROPOSAL),
    links("event_sources", "Sources of an event.", Event, EVENT, "sources", SOURCE),
)
