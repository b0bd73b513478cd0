"""Records dated after the day of a test, attached to older ones wherever possible."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from proposals.api.root import LISTS
from proposals.models import Change, Clause, Event, Position, Proposal
from proposals.views.sitemap import SECTIONS
from tests.factories import (
    make_clause,
    make_correspondence,
    make_event,
    make_issue,
    make_measure,
    make_party,
    make_position,
    make_process,
    make_proposal,
    make_source,
    make_term,
    make_topic,
    make_unanswered,
)
from tests.views.site import Site, addresses, make_site

DAY = date(2025, 11, 25)
CANARY = "canary-1a7e"

# Dates that were not over by the end of the day, and how much of each is known.
LATE = [
    (date(2025, 11, 26), "day"),
    (date(2030, 1, 1), "day"),
    (date(2025, 11, 20), "week"),
    (date(2025, 11, 1), "month"),
    (date(2025, 1, 1), "year"),
]
TOMORROW = date(2025, 11, 26)


def make_older_site() -> Site:
    """A site with records of every kind from before the day, and some from after it."""
    site = make_site()
    given, answer = site.plan.clauses.get(key="2"), site.counter.clauses.get(key="2")
    make_correspondence(slug="c002", from_clauses=[given], to_clauses=[answer], relation="replaced")
    return site


def add_later(site: Site) -> None:
    """Every record added has the canary in its words, and no older record has."""
    source = make_source(slug=f"{CANARY}-source", title=CANARY, publisher=CANARY, published_on=TOMORROW, note=CANARY)
    old = site.plan.sources.get()
    issue, cap = site.size.issue, site.size.terms.get().measure
    for number, (day, precision) in enumerate(LATE):
        _add_text(site, f"{CANARY}-{number}", issued_on=day, date_precision=precision)
        stated = {"statement": CANARY, "stated_by": CANARY, "stated_on": day, "date_precision": precision}
        for name, target in (("c", {"clause": site.size}), ("i", {"issue": issue}), ("p", {"proposal": site.plan})):
            make_position(
                slug=f"{CANARY}-{number}{name}",
                party=site.counter.drafted_by.get(),
                stance="opposes",
                source=old,
                **target,
                **stated,
            )
        make_event(
            slug=f"{CANARY}-event-{number}", process=site.process, name=CANARY, starts_on=day, date_precision=precision,
            participants=[make_party(name=CANARY, short_name=CANARY)], proposals=[site.plan], sources=[old],
        )  # fmt: skip
    # On older records: sources of all kinds, a reading, a later end.
    for record in (site.plan, site.counter, site.size, *site.counter.clauses.exclude(status="unrecorded")):
        record.sources.add(source)
        record.reading[source.slug] = "in-part"
        record.save(update_fields=["reading"])
    site.size.variant_readings.create(source=source, reading=CANARY)
    statement, meeting = site.size.positions.first(), site.plan.events.get(slug="meeting")
    statement.also_in.add(source)
    meeting.sources.add(source)
    for record in (statement, meeting):
        record.reading[source.slug] = "in-part"
        record.save(update_fields=["reading"])
    other = make_process(slug=f"{CANARY}-process", name=CANARY, started_on=TOMORROW)
    topic = make_topic(slug=f"{CANARY}-topic", process=other, name=CANARY)
    question = make_issue(slug=f"{CANARY}-issue", topic=topic, name=CANARY, thesis=CANARY)
    make_measure(slug=f"{CANARY}-measure", issue=question, name=CANARY)
    make_event(process=other, starts_on=TOMORROW)
    make_position(slug=f"{CANARY}-elsewhere", issue=question, statement=CANARY, stated_on=date(2025, 11, 1))
    make_term(clause=other_clause(site), measure=cap, value="7", note=CANARY)
    _log()


def other_clause(site: Site):
    """A clause of a later text on an issue of the older ones."""
    text = site.plan.companions.order_by("slug").first()
    return text.clauses.get()


def _add_text(site: Site, slug: str, **when) -> None:
    source = make_source(slug=f"{slug}-source", title=CANARY, published_on=date(2025, 11, 1))
    drafters = make_party(slug=f"{slug}-party", name=CANARY, short_name=CANARY, kind="coalition")
    drafters.members.add(site.plan.drafted_by.get(), make_party(slug=f"{slug}-member", name=CANARY))
    text = make_proposal(
        slug=slug, title=CANARY, short_title=CANARY, summary=CANARY, process=site.process, sources=[source],
        drafted_by=[drafters], revises=site.plan, derived_from=[site.counter], companions=[site.plan, site.counter],
        **when,
    )  # fmt: skip
    site.counter.derived_from.add(text)
    clause = make_clause(
        proposal=text, key="1", heading=CANARY, text=f"{CANARY} keeps at most 600,000 personnel.",
        issue=site.size.issue, further_issues=[site.counter.clauses.get(key="2").issue], sources=[source],
    )  # fmt: skip
    clause.variant_readings.create(source=site.plan.sources.get(slug="wire"), reading=CANARY)
    text.omissions.create(clause=site.size, how="struck", note=CANARY)
    site.counter.omissions.create(clause=clause, how="struck", note=CANARY)
    early = {"statement": CANARY, "stated_on": date(2025, 11, 21)}
    make_position(slug=f"{slug}-on-clause", clause=clause, party=site.plan.drafted_by.get(), **early)
    make_position(slug=f"{slug}-on-text", proposal=text, party=site.plan.drafted_by.get(), **early)
    make_correspondence(slug=f"{slug}-correspondence", from_clauses=[site.size], to_clauses=[clause], summary=CANARY)
    make_unanswered(slug=f"{slug}-nothing", from_clauses=[site.size], silent=text, summary=CANARY)
    site.plan.events.get(slug="meeting").proposals.add(text)


def _log() -> None:
    """Log entries on each late record: published, corrected and withdrawn."""
    for model in (Proposal, Position, Event, Clause):
        for row in model.objects.filter(**{f"{'proposal__' if model is Clause else ''}slug__startswith": CANARY}):
            for kind in Change.Kind:
                Change.of(kind, row, reason="" if kind == Change.Kind.PUBLICATION else CANARY).save()


# About releases themselves; the first may or may not exist.
RELEASES = [
    reverse("releases"),
    reverse("release", args=[1]),
    reverse("release-snapshot", args=[1]),
    reverse("api:releases"),
    reverse("api:release", args=[1]),
]


def every_address(site: Site) -> list[str]:
    """Every page and every read endpoint, with its usual filters."""
    details = [
        ("process", "talks"),
        ("party", "alpha"),
        ("party", "beta"),
        ("source", "wire"),
        ("topic", "forces"),
        ("issue", "force-size"),
        ("measure", "cap"),
        ("event", "meeting"),
        ("proposal", "plan"),
        ("proposal", "counter"),
        ("clause", "plan", "1"),
        ("clause", "counter", "1"),
        ("position", "p001"),
        ("correspondence", "c001"),
        ("correspondence", "c002"),
    ]
    filters = [
        "dataset.zip",
        "positions/?format=csv",
        "proposals/?drafted_by=alpha",
        "proposals/?revises=plan",
        f"proposals/?q={CANARY}",
        "clauses/?issue=force-size",
        "clauses/?measure=cap",
        "clauses/?source=wire",
        f"clauses/?q={CANARY}",
        "positions/?current=true",
        "positions/?current=false",
        "positions/?clause=plan/1",
        f"positions/?q={CANARY}",
        "correspondences/?proposal=plan",
        "board/",
        "board/?party=beta",
        f"search/?q={CANARY}",
        "search/?q=size",
        "compare/?t=plan&t=counter",
        "compare/?t=plan&t=counter&rows=contested&base=counter",
    ]
    return [
        *addresses(site),
        *(f"{reverse(name)}?t=plan&t=counter&t=reported" for name in ("compare-csv", "compare-docx")),
        reverse("feed"),
        reverse("sitemap"),
        *(reverse("sitemap-part", args=[section]) for section in SECTIONS),
        *RELEASES,
        reverse("api:root"),
        reverse("api:schema"),
        *(reverse(f"api:{name}") for name in LISTS),
        *(f"{reverse(f'api:{name}')}?page_size=1" for name in LISTS),
        *(reverse(f"api:{name}", args=args) for name, *args in details),
        *(f"{reverse('api:root')}{path}" for path in filters),
    ]


def at_day(url: str, day: date = DAY) -> str:
    return f"{url}{'&' if '?' in url else '?'}on={day.isoformat()}"
