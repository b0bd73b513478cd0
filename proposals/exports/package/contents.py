"""The tables of the data package: columns and keys. A column is never renamed or moved; new ones come last."""

from proposals.exports.package import rows
from proposals.exports.package.tables import Column, Key, Table
from proposals.models import (
    Correspondence,
    Event,
    Issue,
    Measure,
    Party,
    Position,
    Process,
    Proposal,
    Source,
    Term,
    Topic,
)


def _c(name: str, about: str, type: str = "string", *, required: bool = False) -> Column:
    return Column(name, about, type, required)


SLUG = _c("slug", "Name of the row in addresses and in other tables.", required=True)
NOTE = _c("note", "What else is to be known.")
CLAUSE = (
    _c("proposal", "Proposal of the clause.", required=True),
    _c("clause", "Key of the clause in it.", required=True),
)
CLAUSE_KEY = Key(("proposal", "clause"), "clauses", ("proposal", "key"))


def _pair(name: str, about: str, model: type, one: tuple[str, str], field: str, other: tuple[str, str]) -> Table:
    """A table of pairs: ``one`` is the record's column and its table, ``other`` those of what ``field`` holds."""
    columns = tuple(_c(column, f"Slug in {table}.csv.", required=True) for column, table in (one, other))
    return Table(
        name,
        about,
        columns,
        (one[0], other[0]),
        lambda public: public.pairs(model.objects.public(), ("slug",), field, getattr(public, other[1])),
        (Key((one[0],), one[1]), Key((other[0],), other[1])),
    )


PROPOSAL, PARTY, SOURCE, ISSUE = (
    ("proposal", "proposals"),
    ("party", "parties"),
    ("source", "sources"),
    ("issue", "issues"),
)
PRECISION = _c("date_precision", "How much of the date is known: day, week, month, year.", required=True)

TABLES = (
    Table(
        "processes",
        "Peace processes.",
        (
            SLUG,
            _c("name", "Name.", required=True),
            _c("summary", "What it is about."),
            _c("started_on", "First day.", "date"),
            _c("ended_on", "Last day; empty while it runs.", "date"),
            NOTE,
        ),
        ("slug",),
        rows.simple(Process, "slug", "name", "summary", "started_on", "ended_on", "note"),
    ),
    Table(
        "parties",
        "States, organisations and coalitions that draft proposals or take positions.",
        (
            SLUG,
            _c("name", "Name.", required=True),
            _c("short_name", "As shown in tables.", required=True),
            _c("kind", "state, organisation or coalition.", required=True),
            _c("iso", "Two letters of ISO 3166, for states."),
            _c("members_complete", "false where more parties belong than party_members.csv lists.", "boolean"),
        ),
        ("slug",),
        rows.simple(Party, "slug", "name", "short_name", "kind", "iso", "members_complete"),
    ),
    _pair("party_members", "Which party belongs to which.", Party, PARTY, "members", ("member", "parties")),
    Table(
        "sources",
        "Publications that the data rest on.",
        (
            SLUG,
            _c("title", "Title.", required=True),
            _c("publisher", "Publisher."),
            _c("address", "Where it was published."),
            _c("published_on", "Day of publication.", "date"),
            _c("kind", "official-document, leaked-document, press-statement or news-report.", required=True),
            _c("language", "Language code of the page.", required=True),
            NOTE,
        ),
        ("slug",),
        rows.simple(Source, "slug", "title", "publisher", "url", "published_on", "kind", "language", "note"),
    ),
    Table(
        "topics",
        "Headings under which issues stand.",
        (
            SLUG,
            _c("process", "Slug in processes.csv.", required=True),
            _c("name", "Name.", required=True),
            _c("description", "What belongs under it."),
            _c("order", "Place within the process, from 0.", "integer", required=True),
        ),
        ("slug",),
        rows.simple(Topic, "slug", "process__slug", "name", "description", "order"),
        (Key(("process",), "processes"),),
    ),
    Table(
        "issues",
        "Single matters, each with the thesis that a stance on it accepts or rejects.",
        (
            SLUG,
            _c("topic", "Slug in topics.csv.", required=True),
            _c("name", "Name.", required=True),
            _c("description", "What is meant."),
            _c("thesis", "The sentence that a stance on the issue accepts or rejects.", required=True),
            _c("order", "Place within the topic, from 0.", "integer", required=True),
            _c("pax_code", "Code in the PA-X data."),
            _c("pam_code", "Code in the PAM data."),
        ),
        ("slug",),
        rows.simple(Issue, "slug", "topic__slug", "name", "description", "thesis", "order", "pax_code", "pam_code"),
        (Key(("topic",), "topics"),),
    ),
    Table(
        "measures",
        "Quantities that clauses fix.",
        (
            SLUG,
            _c("issue", "Slug in issues.csv.", required=True),
            _c("name", "Name.", required=True),
            _c("kind", "number, money, date, duration, share, text or boolean.", required=True),
            _c("unit", "Unit of every numeric value."),
            _c("description", "What is measured."),
        ),
        ("slug",),
        rows.simple(Measure, "slug", "issue__slug", "name", "kind", "unit", "description"),
        (Key(("issue",), "issues"),),
    ),
    Table(
        "proposals",
        "Texts that parties negotiate about.",
        (
            SLUG,
            _c("process", "Slug in processes.csv.", required=True),
            _c("title", "Title.", required=True),
            _c("short_title", "As shown over a column.", required=True),
            _c("kind", "plan, statement, stated-position, package or annex.", required=True),
            _c("claimed_points", "The number that the text is known by.", "integer"),
            _c("issued_on", "Day it was issued.", "date", required=True),
            PRECISION,
            _c("date_note", "What else is known of the date."),
            _c("status", "leaked, presented, published, superseded or agreed; empty where a day does not know yet."),
            _c("text_availability", "full, partial or reported: how much of the text is public.", required=True),
            _c("original_language", "Language code of the original.", required=True),
            _c("text_language", "Language code of the clauses recorded here.", required=True),
            _c("revises", "The one proposal that it reworks."),
            _c("summary", "What it is."),
            _c("authorship_note", "What is known of who wrote it."),
        ),
        ("slug",),
        rows.proposals,
        (Key(("process",), "processes"), Key(("revises",), "proposals")),
    ),
    _pair("proposal_drafters", "Which party drafted which proposal.", Proposal, PROPOSAL, "drafted_by", PARTY),
    _pair("proposal_sources", "Where a proposal is documented.", Proposal, PROPOSAL, "sources", SOURCE),
    _pair(
        "proposal_origins",
        "Further texts that a proposal draws on.",
        Proposal,
        PROPOSAL,
        "derived_from",
        ("origin", "proposals"),
    ),
    _pair(
        "proposal_companions",
        "Papers of the same package.",
        Proposal,
        PROPOSAL,
        "companions",
        ("companion", "proposals"),
    ),
    Table(
        "clauses",
        "The provisions of the proposals.",
        (
            _c("proposal", "Slug in proposals.csv.", required=True),
            _c("key", "Permanent name within the proposal.", required=True),
            _c("number", "As printed; empty where the document has none."),
            _c("order", "Place in the document, from 0.", "integer", required=True),
            _c("parent", "Key of the clause of the same proposal that it stands under."),
            _c("heading", "Heading."),
            _c("text", "The words, in the language that the proposal names; basis says how they were come by."),
            _c("status", "active, bracketed, deleted, removed, variant or unrecorded.", required=True),
            _c("advanced_by", "Of a rival variant: the party that puts it forward."),
            _c("basis", "verbatim, translation, paraphrase, translated-paraphrase or reported."),
            _c("issue", "Its main issue."),
            _c("locator", "Where in the document."),
            _c("confidence", "high, medium or low."),
            _c("verification", "direct: read in a stored copy; indirect: read in summary; unseen.", required=True),
            NOTE,
        ),
        ("proposal", "key"),
        rows.clauses,
        (Key(("proposal",), "proposals"), Key(("advanced_by",), "parties"), Key(("issue",), "issues")),
    ),
    Table(
        "clause_issues",
        "Further issues of clauses.",
        (*CLAUSE, _c("issue", "Slug in issues.csv.", required=True)),
        ("proposal", "clause", "issue"),
        rows.clause_links("further_issues", "issues"),
        (CLAUSE_KEY, Key(("issue",), "issues")),
    ),
    Table(
        "clause_sources",
        "Where a clause was read.",
        (*CLAUSE, _c("source", "Slug in sources.csv.", required=True)),
        ("proposal", "clause", "source"),
        rows.clause_links("sources", "sources"),
        (CLAUSE_KEY, Key(("source",), "sources")),
    ),
    Table(
        "terms",
        "Values that clauses fix for measures.",
        (
            *CLAUSE,
            _c("measure", "Slug in measures.csv.", required=True),
            _c("value", "A number, words, or true or false.", required=True),
            _c("unit", "Unit of a numeric value."),
            NOTE,
        ),
        ("proposal", "clause", "measure"),
        rows.of_clauses(Term, "measure__slug", "value", "unit", "note"),
        (CLAUSE_KEY, Key(("measure",), "measures")),
    ),
    Table(
        "variant_readings",
        "What one source has instead of the recorded wording.",
        (
            *CLAUSE,
            _c("source", "Slug in sources.csv.", required=True),
            _c("reading", "What stands there.", required=True),
        ),
        ("proposal", "clause", "source"),
        rows.readings,
        (CLAUSE_KEY, Key(("source",), "sources")),
    ),
    Table(
        "omissions",
        "Clauses of earlier texts that a proposal leaves out.",
        (
            _c("left_out_by", "The proposal that leaves it out.", required=True),
            *CLAUSE,
            _c("how", "struck, left-out or replaced.", required=True),
            NOTE,
        ),
        ("left_out_by", "proposal", "clause"),
        rows.omissions,
        (Key(("left_out_by",), "proposals"), CLAUSE_KEY),
    ),
    Table(
        "positions",
        "Dated, sourced stances of parties, each towards one clause, one proposal or the thesis of one issue.",
        (
            SLUG,
            _c("party", "Slug in parties.csv.", required=True),
            _c("clause_proposal", "Of a stance on a clause: its proposal."),
            _c("clause", "Of a stance on a clause: its key."),
            _c("proposal", "Of a stance on a whole text: the proposal."),
            _c("issue", "Of a stance on a thesis: the issue."),
            _c("stance", "supports, supports-with-conditions, open, opposes, rejects or ambiguous.", required=True),
            _c("statement", "What was said, in our words, from the speaker's side.", required=True),
            _c("conditions", "What the party asks for."),
            _c("stated_by", "Speaker and office.", required=True),
            _c("stated_on", "Day.", "date", required=True),
            PRECISION,
            _c("certainty", "on-record, anonymous or inferred.", required=True),
            _c("confidence", "high, medium or low.", required=True),
            _c("source", "Slug in sources.csv."),
            NOTE,
            _c("current", "Whether it is the party's latest statement on this target.", "boolean", required=True),
        ),
        ("slug",),
        rows.positions,
        (
            Key(("party",), "parties"),
            Key(("clause_proposal", "clause"), "clauses", ("proposal", "key")),
            Key(("proposal",), "proposals"),
            Key(("issue",), "issues"),
            Key(("source",), "sources"),
        ),
    ),
    _pair(
        "position_sources", "Further sources of a statement.", Position, ("position", "positions"), "also_in", SOURCE
    ),
    Table(
        "correspondences",
        "People's verdicts on which clauses answer each other; the relation is read from the first side to the second.",
        (
            SLUG,
            _c("relation", "unchanged, reworded, amended, stronger, weaker, contrary, replaced, split, merged, moved."),
            _c("summary", "What changed, in one sentence."),
            NOTE,
        ),
        ("slug",),
        rows.simple(Correspondence, "slug", "relation", "summary", "note"),
    ),
    Table(
        "correspondence_clauses",
        "The clauses on both sides of a verdict.",
        (
            _c("correspondence", "Slug in correspondences.csv.", required=True),
            _c("side", "from or to.", required=True),
            *CLAUSE,
        ),
        ("correspondence", "side", "proposal", "clause"),
        rows.verdicts,
        (Key(("correspondence",), "correspondences"), CLAUSE_KEY),
    ),
    Table(
        "events",
        "Meetings, leaks and publications.",
        (
            SLUG,
            _c("process", "Slug in processes.csv.", required=True),
            _c("name", "Name.", required=True),
            _c("starts_on", "First day.", "date", required=True),
            _c("ends_on", "Last day.", "date", required=True),
            PRECISION,
            _c("place", "Place."),
            _c("persons", "Names, with a semicolon between two."),
            _c("summary", "What happened."),
            NOTE,
        ),
        ("slug",),
        rows.events,
        (Key(("process",), "processes"),),
    ),
    _pair("event_participants", "Who took part.", Event, ("event", "events"), "participants", PARTY),
    _pair("event_proposals", "Which texts an event is about.", Event, ("event", "events"), "proposals", PROPOSAL),
    _pair("event_sources", "Where an event is documented.", Event, ("event", "events"), "sources", SOURCE),
)
