"""The tables of the records that proposals and positions refer to."""

from proposals.exports.package.columns import NOTE, PARTY, SLUG, links, refers
from proposals.exports.package.tables import Column, Table
from proposals.models import Issue, Measure, Party, Process, Source, Topic
from proposals.moment import has_happened

TABLES = (
    Table(
        "processes",
        "Peace processes.",
        Process,
        (
            SLUG,
            Column("name", "Name.", required=True),
            Column("summary", "What the issue covers."),
            Column("started_on", "First day.", "date"),
            Column(
                "ended_on",
                "Last day; empty while it is under way, as of on= if given.",
                "date",
                shown=lambda day, public: day if has_happened(day) else None,
            ),
            NOTE,
            Column("is_default", "Whether pages show it when no process is asked for.", "boolean", required=True),
        ),
    ),
    Table(
        "parties",
        "States, organisations and coalitions that draft proposals or take positions.",
        Party,
        (
            SLUG,
            Column("name", "Name.", required=True),
            Column("short_name", required=True),
            Column("kind", "state, organisation or coalition.", required=True),
            Column("iso", "Two letters of ISO 3166, for states."),
            Column("members_complete", "false if it has more members than party_members.csv lists.", "boolean"),
        ),
    ),
    links("party_members", "Which party belongs to which.", Party, PARTY, "members", ("member", "parties")),
    Table(
        "sources",
        "Publications that the data cite.",
        Source,
        (
            SLUG,
            Column("title", "Title.", required=True),
            Column("publisher", "Publisher."),
            Column("address", "Address of the publication.", path="url"),
            Column("published_on", "Day of publication.", "date"),
            Column("kind", "official-document, leaked-document, press-statement or news-report.", required=True),
            Column("language", "Language code of the page.", required=True),
            Column("reliability", f"{', '.join(Source.Reliability.values)}; empty if not graded."),
            Column("reliability_reason", "Why it has this grade."),
            Column("copy_of", "Whose copy it carries, with commas between several."),
            Column("outlet_of", "For state media: ISO 3166 code of the state that controls it."),
            Column("missing", "Why publisher, address or day is not given."),
            NOTE,
        ),
    ),
    Table(
        "topics",
        "Headings that group the issues.",
        Topic,
        (
            SLUG,
            refers("processes", "process", required=True),
            Column("name", "Name.", required=True),
            Column("description", "What belongs to it."),
            Column("order", "Order within the process, from 0.", "integer", required=True),
        ),
    ),
    Table(
        "issues",
        "Single matters, each with the thesis that a stance on it accepts or rejects.",
        Issue,
        (
            SLUG,
            refers("topics", "topic", required=True),
            Column("name", "Name.", required=True),
            Column("description", "What is meant."),
            Column("thesis", "The sentence that parties accept or reject.", required=True),
            Column("kind", "dispute or pledge.", required=True),
            Column("order", "Order within the topic, from 0.", "integer", required=True),
            Column("pax_code", "Code in the PA-X data."),
            Column("pam_code", "Code in the PAM data."),
        ),
    ),
    Table(
        "measures",
        "Quantities fixed by clauses.",
        Measure,
        (
            SLUG,
            refers("issues", "issue", required=True),
            Column("name", "Name.", required=True),
            Column("kind", "number, money, date, duration, share, text or boolean.", required=True),
            Column("unit", "Unit of every numeric value."),
            Column("description", "What is measured."),
        ),
    ),
)
