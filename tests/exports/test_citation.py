"""Citations in words, as BibTeX and as RIS."""

import datetime

import pytest

from proposals.exports.citation import Citation
from tests.views.site import make_site

ROW = "/compare/cite/?t=plan&t=counter&rows=contested&row=plan.1"
URL = "http://testserver/compare/?t=plan&t=counter#plan.1"


@pytest.fixture
def today(monkeypatch):
    """The day of access."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: datetime.date(2026, 3, 4))


@pytest.mark.django_db
def test_the_whole_comparison_is_cited_with_its_filters(client, today):
    make_site()

    answer = client.get("/compare/cite/?t=plan&t=counter&rows=contested&format=text")

    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode() == (
        "“Counter read against the Plan.” Parley, comparing our paraphrase, records run to 20 November 2025. "
        "http://testserver/compare/?t=plan&t=counter&rows=contested (accessed 4 March 2026)."
    )


@pytest.mark.django_db
def test_bibtex_escapes_what_tex_would_read_as_commands(client, today):
    make_site(" {50%} & more_\\x")

    answer = client.get(f"{ROW}&format=bibtex")

    assert answer.content.decode() == (
        "@misc{parley-plan.1,\n"
        "  title = {{Force size \\{50\\%\\} \\& more\\_\\textbackslash{}x: Counter read against the Plan}},\n"
        "  author = {{Parley}},\n"
        "  year = {2025},\n"
        "  note = {comparing our paraphrase, records run to 20 November 2025},\n"
        f"  url = {{{URL}}},\n"
        "  urldate = {2026-03-04},\n"
        "}\n"
    )


@pytest.mark.django_db
def test_ris_has_one_line_for_each_tag_whatever_the_title_holds(client, today):
    site = make_site()
    issue = site.size.issue
    issue.name = "Force size\r\nER  - \r\nTY  - forged"
    issue.save()

    answer = client.get(f"{ROW}&format=ris")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="parley-plan.1.ris"'
    assert answer.content.decode().split("\r\n") == [
        "TY  - ELEC",
        "TI  - Force size ER - TY - forged: Counter read against the Plan",
        "AU  - Parley",
        "PY  - 2025",
        "N1  - comparing our paraphrase, records run to 20 November 2025",
        f"UR  - {URL}",
        "Y2  - 2026/03/04",
        "ER  - ",
        "",
    ]


def cited(title: str, key: str = "parley-plan.1") -> Citation:
    url, accessed = "https://parley.example/compare/?t=a&t=b", datetime.date(2026, 3, 4)
    return Citation(title, url, key, "comparing our paraphrase", "release 3", True, accessed)


def test_a_citation_is_written_in_each_of_its_formats():
    citation = cited("Counter read against the Plan")
    assert citation.written("text") == (
        "“Counter read against the Plan.” Parley, comparing our paraphrase, release 3. "
        "https://parley.example/compare/?t=a&t=b (accessed 4 March 2026)."
    )
    first, *fields = citation.written("bibtex").splitlines()
    assert (first, fields[3]) == ("@misc{parley-plan.1,", "  note = {comparing our paraphrase, release 3},")
    assert citation.written("ris").split("\r\n")[:2] == ["TY  - ELEC", "TI  - Counter read against the Plan"]
    assert list(Citation.FORMATS) == ["text", "bibtex", "ris"]


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("100% & $5 #1 a_b {c}", r"100\% \& \$5 \#1 a\_b \{c\}"),
        (r"~^\ ", r"\textasciitilde{}\textasciicircum{}\textbackslash{}"),
        ("one\n},\n  note = {forged\u2028", r"one \}, note = \{forged"),
    ],
)
def test_no_title_can_break_out_of_its_bibtex_field(title, written):
    assert cited(title).bibtex.splitlines()[1] == f"  title = {{{{{written}}}}},"


def test_a_bibtex_key_holds_only_what_one_may():
    assert cited("Plan", "parley-a,b{c}/d e.1").bibtex.splitlines()[0] == "@misc{parley-a-b-c-d-e.1,"
