"""The data package: valid and complete, with nothing in it that is not public."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

import frictionless
import pandas
import pytest
from django.core.management import call_command

from proposals.exports.package.contents import TABLES
from proposals.management.commands.setup_site import STARTER_DATA
from proposals.models import Clause, Omission, Position, Proposal, Source, VariantReading
from tests.api.filled import fill
from tests.factories import make_clause, make_event, make_party, make_position, make_process, make_proposal, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def starter_data():
    call_command("load_dataset", str(STARTER_DATA), verbosity=0)


def package(api, query: str = "") -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(api.get(f"dataset.zip{query}").getvalue()))


def table(archive: zipfile.ZipFile, name: str) -> list[dict]:
    rows = pandas.read_csv(archive.open(f"{name}.csv"), dtype=str, keep_default_na=False)
    return rows.to_dict("records")


def validate(archive: zipfile.ZipFile, folder: Path) -> None:
    archive.extractall(folder)
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert report.flatten(["type", "message"]) == []
    assert len(report.tasks) == len(TABLES)


@pytest.mark.sweep
def test_the_starter_data_are_a_valid_package_with_every_record(api, starter_data, tmp_path):
    archive = package(api)
    validate(archive, tmp_path)
    counted = {
        "proposals": Proposal,
        "clauses": Clause,
        "positions": Position,
        "sources": Source,
    }
    for name, model in counted.items():
        assert len(table(archive, name)) == model.objects.public().count() > 10, name
    clause = Clause.objects.public().get(proposal__slug="us-28-point-2025-11", key="6")
    (row,) = [row for row in table(archive, "clauses") if (row["proposal"], row["key"]) == (clause.proposal.slug, "6")]
    assert (row["text"], row["issue"]) == (clause.text, clause.issue.slug)


@pytest.mark.sweep
def test_a_world_with_everything_is_a_valid_package(api, tmp_path):
    fill(3)
    validate(package(api), tmp_path)
    assert {name: len(table(package(api), name)) > 0 for name in (each.name for each in TABLES)} == {
        each.name: True for each in TABLES
    }


@pytest.mark.sweep
def test_an_empty_site_gives_a_valid_package_too(api, tmp_path):
    validate(package(api), tmp_path)


def test_the_package_says_what_it_is(api, starter_data):
    archive = package(api)
    described = json.loads(archive.read("datapackage.json"))
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    assert len(described["sources"]) == Source.objects.public().count()
    for resource in described["resources"]:
        data = archive.read(resource["path"])
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
        assert all(field["description"] for field in resource["schema"]["fields"]), resource["name"]
    readme = archive.read("README.md").decode()
    assert [each.name for each in TABLES if f"## {each.name}.csv" not in readme] == []
    assert sorted(archive.namelist()) == sorted(
        [*(f"{each.name}.csv" for each in TABLES), "README.md", "datapackage.json"]
    )


def test_on_a_day_it_says_no_more_than_the_pages_of_that_day(api, tmp_path):
    ended = make_process(slug="ended", started_on="2025-01-01", ended_on="2025-11-20")
    going_on = make_process(slug="going-on", started_on="2025-01-01", ended_on="2025-12-31")
    for process in (ended, going_on):
        make_event(slug=f"{process.slug}-past", process=process, starts_on="2025-11-01", ends_on="2025-11-02")
        make_event(slug=f"{process.slug}-now", process=process, starts_on="2025-11-30", ends_on="2025-12-02")
    archive = package(api, "?on=2025-12-01")
    validate(archive, tmp_path)
    ends = {name: {row["slug"]: row[column] for row in table(archive, name)}
            for name, column in (("processes", "ended_on"), ("events", "ends_on"))}  # fmt: skip
    assert ends == {
        "processes": {"ended": "2025-11-20", "going-on": ""},
        "events": {"ended-past": "2025-11-02", "ended-now": "", "going-on-past": "2025-11-02", "going-on-now": ""},
    }
    for name, column in (("processes", "ended_on"), ("events", "ends_on")):
        answered = api.json(f"{name}/?on=2025-12-01")["results"]
        assert {row["slug"]: row[column] or "" for row in answered} == ends[name]


def test_it_says_how_far_its_records_run(api):
    def said(query: str) -> tuple:
        archive = package(api, query)
        described = json.loads(archive.read("datapackage.json"))
        readme = archive.read("README.md").decode()
        (state,) = [line for line in readme.splitlines() if line.startswith("State of the data: ")]
        assert state.partition(". ")[0] in described["description"]
        return described["data_until"], described["data_until_precision"], state.partition(". ")[0]

    assert said("") == (None, None, "State of the data: no event or statement recorded")
    process = make_process()
    make_event(process=process, starts_on="2025-11-30", ends_on="2025-12-02")
    make_event(process=process, starts_on="2026-02-01", ends_on="2026-02-01", date_precision="month")
    make_event("draft", process=process, starts_on="2030-01-01", ends_on="2030-01-01")
    assert said("") == ("2026-02-01", "month", "State of the data: records run to 2026-02")
    day = "State of the data: the talks as of 2025-12-01, records run to 2025-11-30"
    assert said("?on=2025-12-01") == ("2025-11-30", "day", day)


@pytest.mark.sweep
def test_pandas_reads_it_in_three_lines(api, starter_data, tmp_path):
    path = tmp_path / "parley.zip"
    path.write_bytes(api.get("dataset.zip").getvalue())
    archive = zipfile.ZipFile(path)
    clauses = pandas.read_csv(archive.open("clauses.csv"))
    assert clauses.groupby("proposal").size()["us-28-point-2025-11"] == (
        Clause.objects.public().filter(proposal__slug="us-28-point-2025-11").count()
    )


def test_the_package_holds_nothing_that_readers_do_not_see(api):
    fill(2)
    before = api.get("dataset.zip").getvalue()
    party, first = make_party(slug="kanarek-party"), Proposal.objects.public().first()
    secret = make_proposal(slug="kanarek", state="draft", revises=first, companions=[first], derived_from=[first])
    clause = make_clause(proposal=secret, key="kanarek", text="kanarek")
    make_position(slug="kanarek-1", party=party, clause=clause)
    hidden = make_position(slug="kanarek-2", state="draft", proposal=first)
    Position.objects.public().first().compatible_with.add(hidden)
    Omission.objects.create(proposal=first, clause=clause, how="struck", note="kanarek")
    VariantReading.objects.create(clause=clause, source=make_source(slug="kanarek-source"), reading="kanarek")
    assert api.get("dataset.zip").getvalue() == before


def test_a_formula_is_text_and_the_table_stays_valid(api, tmp_path):
    make_clause(text="=HYPERLINK(1)", heading="-1", note="\t=1")
    archive = package(api)
    (row,) = table(archive, "clauses")
    assert (row["text"], row["heading"], row["note"]) == ("'=HYPERLINK(1)", "'-1", "'\t=1")
    validate(archive, tmp_path)


def test_the_number_of_queries_does_not_grow(api, django_assert_num_queries):
    for rows in (2, 8):
        fill(rows)
        with django_assert_num_queries(48):
            api.get("dataset.zip").getvalue()
