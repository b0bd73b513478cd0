"""The tables of what proposals and positions refer to."""

from proposals.exports.package.columns import NOTE, PARTY, SLUG, links, refers
from proposals.exports.package.tables import Column, Table
from proposals.models import Issue, Measure, Party, Process, Source, Topic

TABLES = (
    Table(
        "processes",
        "Peace processes.",
        Process,
        (
            SLUG,
            Column("name", "Name.", required=True),
            Column("summary", "What it is about."),
            Column("started_on", "First day.", "date"),
            Column("ended_on", "Last day; empty while it runs.", "date"),
            NOTE,
        ),
    ),
    Table(
        "parties",
        "States, organisations and coalitions that draft proposals or take positions.",
        Party,
        (
            SLUG,
            Column("name", "Name.", required=True),
            Column("short_name", "As shown in tables.", required=True),
            Column("kind", "state, organisation or coalition.", required=True),
            Column("iso", "Two letters of ISO 3166, for states."),
            Column("members_complete", "false where more parties belong than party_members.csv lists.", "boolean"),
        ),
    ),
    links("party_members", "Which party belongs to which.", Party, PARTY, "members", ("member", "parties")),
    Table(
        "sources",
        "Publications that the data rest on.",
        Source,
        (
            SLUG,
            Column("title", "Title.", required=True),
            Column("publisher", "Publisher."),
            Column("address", "Where it was published.", path="url"),
            Column("published_on", "Day of publication.", "date"),
            Column("kind", "official-document, leaked-document, press-statement or news-report.", required=True),
            Column("language", "Language code of the page.", required=True),
            NOTE,
        ),
    ),
    Table(
        "topics",
        "Headings under which issues stand.",
        Topic,
        (
            SLUG,
            refers("processes", "process", required=True),
            Column("name", "Name.", required=True),
            Column("description", "What belongs under it."),
            Column("order", "Place within the process, from 0.", "integer", required=True),
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
            Column("thesis", "The sentence that a stance on the issue accepts or rejects.", required=True),
            Column("order", "Place within the topic, from 0.", "integer", required=True),
            Column("pax_code", "Code in the PA-X data."),
            Column("pam_code", "Code in the PAM data."),
        ),
    ),
    Table(
        "measures",
        "Quantities that clauses fix.",
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
