"""Importing a text at the desk: nothing typed is lost, and nothing is saved before the last button, then all of it."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from proposals.documents import limits
from proposals.models import Clause, Proposal
from tests.admin import records
from tests.admin.importing.browsing import (
    PIECES,
    TEXT,
    error_text,
    import_url,
    press,
    rows,
    stored_clauses,
    submit_text,
)
from tests.admin.records import page
from tests.documents import samples
from tests.factories import make_clause, make_proposal, make_user

pytestmark = pytest.mark.django_db

MAY_IMPORT = {
    "anonymous": {"choose": 302, "draft": 302, "withdrawn": 302, "in-review": 302, "published": 302},
    "analyst": {"choose": 200, "draft": 200, "withdrawn": 200, "in-review": 403, "published": 200},
    "editor": {"choose": 200, "draft": 200, "withdrawn": 200, "in-review": 403, "published": 200},
    "administrator": {"choose": 403, "draft": 403, "withdrawn": 403, "in-review": 403, "published": 403},
}

QUERIES = 10
"""Of a preview of a proposal without recorded clauses."""

POSTED = {"empty": {}, "a text": {"text": "1. One."}, "a preview": {"rows": "[]", "text": "1. One.", "do": "save"}}


# Where it begins


def test_the_first_page_and_the_page_of_a_draft_link_to_an_import(analyst, draft):
    make_proposal(state="published", short_title="Public")
    choose = reverse("admin:proposals_proposal_import_choose")
    assert choose in analyst.get(reverse("admin:index")).content.decode()
    listed = analyst.get(choose)
    assert [proposal.short_title for proposal in listed.context["proposals"]] == ["Two towns"]
    assert import_url(draft) in listed.content.decode()
    assert import_url(draft) in analyst.get(page(draft)).content.decode()


def test_there_is_no_link_for_people_who_may_not_change_a_text(analyst, administrator):
    waiting = make_proposal(state="in-review")
    assert import_url(waiting) not in analyst.get(page(waiting)).content.decode()
    assert (
        reverse("admin:proposals_proposal_import_choose")
        not in administrator.get(reverse("admin:index")).content.decode()
    )


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_a_person_who_may_add_clauses_but_not_change_the_text_is_refused(client, state, db):
    """No role of ours is like that; a group that an administrator makes may be."""
    granted = ["view_proposal", "add_clause", "change_clause"]
    person = make_user(is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=granted))
    client.force_login(person)

    response = client.get(import_url(make_proposal(state=state)))

    assert response.status_code == 403
    assert "Your role does not let you add clauses." in response.content.decode()


def test_a_person_who_may_add_clauses_but_not_see_texts_is_refused(client, draft):
    person = make_user(is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=["add_clause", "change_clause"]))
    client.force_login(person)

    for url in (import_url(draft), reverse("admin:proposals_proposal_import_choose")):
        response = client.get(url)
        assert response.status_code == 403
        assert "Your role does not let you see proposals." in response.content.decode()


# Reading


def test_a_pasted_text_is_shown_in_pieces_and_nothing_is_saved(analyst, draft):
    response = submit_text(analyst, draft, text=TEXT.replace("\n", "\r\n"))
    assert rows(response) == PIECES
    assert response.context["preview"].state.text == TEXT
    assert Clause.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plan.txt", TEXT.encode()),
        ("plan.docx", samples.word(TEXT.strip().split("\n"))),
        ("plan.pdf", samples.pdf([TEXT.strip().split("\n")])),
        ("plan.html", "".join(f"<p>{line}</p>" for line in TEXT.strip().split("\n")).encode()),
    ],
    ids=["txt", "docx", "pdf", "html"],
)
def test_a_file_is_shown_in_pieces(name, data, analyst, draft):
    assert rows(submit_text(analyst, draft, file=SimpleUploadedFile(name, data))) == PIECES


def test_a_text_of_the_greatest_length_and_of_the_most_parts_is_shown(analyst, draft):
    longest = "1. " + "x" * (limits.CHARACTERS - 3)
    assert [len(row.piece.written) for row in submit_text(analyst, draft, text=longest).context["preview"].rows] == [
        limits.CHARACTERS
    ]
    most = "".join(f"{number}. x\n" for number in range(1, limits.CLAUSES + 1))
    response = submit_text(analyst, draft, text=most)
    assert len(response.context["preview"].rows) == limits.CLAUSES
    assert len(press(analyst, response, "look").context["preview"].rows) == limits.CLAUSES


def test_a_request_that_is_far_too_large_is_refused_before_it_is_received(analyst, draft):
    declared = {"CONTENT_LENGTH": str(limits.REQUEST_BYTES + 1)}
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nwords\r\n--x--\r\n'
    response = analyst.generic("POST", import_url(draft), body, "multipart/form-data; boundary=x", **declared)
    assert response.status_code == 400


# Saving


def test_the_pieces_are_saved_as_clauses_with_their_origin(analyst, draft, source):
    response = press(
        analyst, submit_text(analyst, draft, text=TEXT), "save", **{"number-1": "2bis", "locator": "page 4, point #"}
    )
    assert response.status_code == 302
    assert response["Location"].startswith(page(draft))
    assert stored_clauses(draft) == [
        ("1", "1", None, "", "Boats pass. Lights are lit."),
        ("2bis", "2bis", None, "", "Wells:"),
        ("2bis.2.a", "2.a", "2bis", "", "in town;"),
        ("2bis.2.b", "2.b", "2bis", "", "outside."),
        ("3", "3", None, "Money", "Tolls end."),
    ]
    last = draft.clauses.get(key="3")
    assert (last.basis, last.confidence, last.locator, last.sources.get()) == (
        "verbatim",
        "high",
        "page 4, point 3",
        source,
    )
    history = last.history.get()
    assert (history.history_user, history.history_change_reason) == (analyst.user, "Leaked")


def test_problems_are_listed_with_links_and_what_was_typed_stays(analyst, draft):
    typed = {"key-0": "Not a key", "number-1": "seven"}
    response = press(analyst, submit_text(analyst, draft, text=TEXT), "save", **typed)
    assert error_text(response) == (
        "Nothing has been saved. Fix these problems: 1 : Key: use at most 40 small letters and digits, joined by dots "
        "or hyphens, such as 10.a."
    )
    assert [row[2:4] for row in rows(response)[:2]] == [("1", "Not a key"), ("seven", "seven")]
    assert Clause.objects.count() == 0


def test_an_origin_that_was_emptied_in_the_preview_is_asked_for_again(analyst, draft):
    response = press(analyst, submit_text(analyst, draft, text=TEXT), "save", source="nobody")
    assert list(response.context["origin_form"].errors) == ["source"]
    assert rows(response) == PIECES
    assert Clause.objects.count() == 0


def test_looking_costs_the_same_number_of_queries_for_few_and_for_many_clauses(
    analyst, draft, django_assert_num_queries
):
    few, many = "1. One.\n2. Two.\n", "".join(f"{number}. Words {number}.\n" for number in range(1, 51))
    submit_text(analyst, draft, text=few)
    with django_assert_num_queries(QUERIES):
        submit_text(analyst, draft, text=few)
    with django_assert_num_queries(QUERIES):
        submit_text(analyst, draft, text=many)
    for number in range(1, 51):
        make_clause(proposal=draft, key=str(number), text=f"Words {number}.")
    # One more for the issues that a new clause may be about.
    with django_assert_num_queries(QUERIES + 1):
        submit_text(analyst, draft, text=many)
    with django_assert_num_queries(QUERIES + 1):
        assert len(submit_text(analyst, draft, text=few).context["preview"].missing) > 40


@pytest.mark.parametrize("role", MAY_IMPORT)
def test_who_may_import_a_text(role, request):
    client = request.getfixturevalue(role)
    statuses = {}
    choose = reverse("admin:proposals_proposal_import_choose")
    for name in MAY_IMPORT[role]:
        url = choose if name == "choose" else page(records.make("proposal", name), "import")
        answers = {client.get(url).status_code, *(client.post(url, fields).status_code for fields in POSTED.values())}
        statuses[name] = answers.pop() if len(answers) == 1 else answers
    assert statuses == MAY_IMPORT[role]
    assert Clause.objects.count() == 0


def test_every_page_of_an_import_has_its_column():
    urls = {pattern.name for pattern in admin.site.get_model_admin(Proposal).get_urls() if pattern.name}
    assert {name for name in urls if "import" in name} == {
        "proposals_proposal_import",
        "proposals_proposal_import_choose",
    }
