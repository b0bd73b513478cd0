"""Bringing in a text at the desk: nothing typed is lost, nothing is saved before the last button, then all of it."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from proposals.documents import limits, reading
from proposals.models import Clause, Proposal
from tests.admin import records
from tests.admin.importing.steps import PIECES, TEXT, address, ask, press, rows, said, stored
from tests.admin.records import page
from tests.documents import making
from tests.factories import make_clause, make_proposal, make_source, make_user

PAGES = [
    ("changelist", "get"),
    ("add", "get"),
    ("add", "post"),
    ("change", "get"),
    ("change", "post"),
    ("delete", "get"),
    ("delete", "post"),
    ("history", "get"),
]

BRING_IN = {
    "anonymous": {"choose": 302, "draft": 302, "withdrawn": 302, "in-review": 302, "published": 302},
    "analyst": {"choose": 200, "draft": 200, "withdrawn": 200, "in-review": 403, "published": 200},
    "editor": {"choose": 200, "draft": 200, "withdrawn": 200, "in-review": 403, "published": 200},
    "administrator": {"choose": 403, "draft": 403, "withdrawn": 403, "in-review": 403, "published": 403},
}

SENT = {"empty": {}, "a text": {"text": "1. One."}, "a preview": {"rows": "[]", "text": "1. One.", "do": "save"}}


# Where it begins


def test_the_desk_and_the_page_of_a_draft_lead_to_it(analyst, draft):
    make_proposal(state="published", short_title="Public")
    choose = reverse("admin:proposals_proposal_import_choose")
    assert choose in analyst.get(reverse("admin:index")).content.decode()
    listed = analyst.get(choose)
    assert [proposal.short_title for proposal in listed.context["drafts"]] == ["Two towns"]
    assert address(draft) in listed.content.decode()
    assert address(draft) in analyst.get(page(draft)).content.decode()


def test_who_may_not_change_a_text_is_not_led_there(analyst, administrator):
    waiting = make_proposal(state="in-review")
    assert address(waiting) not in analyst.get(page(waiting)).content.decode()
    assert (
        reverse("admin:proposals_proposal_import_choose")
        not in administrator.get(reverse("admin:index")).content.decode()
    )


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_whoever_may_add_clauses_but_not_change_the_text_is_refused_with_a_sentence(client, state, db):
    """No role of ours is like that; a group that an administrator makes may be."""
    granted = ["view_proposal", "add_clause", "change_clause"]
    person = make_user(is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=granted))
    client.force_login(person)

    response = client.get(address(make_proposal(state=state)))

    assert response.status_code == 403
    assert "Your role does not let you add clauses." in response.content.decode()


def test_the_one_source_of_a_text_is_suggested(analyst, draft):
    form = analyst.get(address(draft)).context["origin_form"]
    assert form["source"].value() == "agency"
    draft.sources.add(make_source())
    assert analyst.get(address(draft)).context["origin_form"]["source"].value() is None


# Reading


def test_a_pasted_text_is_shown_in_pieces_and_nothing_is_saved(analyst, draft):
    response = ask(analyst, draft, text=TEXT.replace("\n", "\r\n"))
    assert rows(response) == PIECES
    assert response.context["preview"].state.text == TEXT
    assert Clause.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plan.txt", TEXT.encode()),
        ("plan.docx", making.word(TEXT.strip().split("\n"))),
        ("plan.pdf", making.pdf([TEXT.strip().split("\n")])),
        ("plan.html", "".join(f"<p>{line}</p>" for line in TEXT.strip().split("\n")).encode()),
    ],
    ids=["txt", "docx", "pdf", "html"],
)
def test_a_file_is_shown_in_pieces(name, data, analyst, draft):
    assert rows(ask(analyst, draft, file=SimpleUploadedFile(name, data))) == PIECES


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        ({}, "__all__", "Paste a text or choose a file."),
        ({"text": " \n "}, "__all__", "Paste a text or choose a file."),
        (
            {"text": "x" * (limits.CHARACTERS + 1)},
            "text",
            "The text has more than 200,000 characters. Import it in parts.",
        ),
        (
            {"text": "1. x\n" * (limits.CLAUSES + 1)},
            "__all__",
            "The text splits into more than 400 parts. Import it in sections.",
        ),
        ({"text": "a\x00b"}, "text", "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field_and_the_text_stays(fields, field, message, analyst, draft):
    response = ask(analyst, draft, **fields)
    assert response.context["text_form"].errors == {field: [message]}
    assert response.context["text_form"]["text"].value() == fields.get("text")
    assert response.context["origin_form"]["basis"].value() == "verbatim"


def test_a_text_of_the_greatest_length_and_of_the_most_parts_is_shown(analyst, draft):
    longest = "1. " + "x" * (limits.CHARACTERS - 3)
    assert [len(row.piece.written) for row in ask(analyst, draft, text=longest).context["preview"].rows] == [
        limits.CHARACTERS
    ]
    most = "".join(f"{number}. x\n" for number in range(1, limits.CLAUSES + 1))
    response = ask(analyst, draft, text=most)
    assert len(response.context["preview"].rows) == limits.CLAUSES
    assert len(press(analyst, response, "look").context["preview"].rows) == limits.CLAUSES


def test_a_text_and_a_file_are_not_mixed(analyst, draft):
    response = ask(analyst, draft, text=TEXT, file=SimpleUploadedFile("plan.txt", b"1. Other."))
    assert response.context["text_form"].errors == {"__all__": ["Paste a text or choose a file, not both."]}


def test_a_hostile_file_is_refused_in_words(analyst, draft):
    response = ask(analyst, draft, file=SimpleUploadedFile("plan.docx", making.bomb(100_000_000)))
    assert response.context["text_form"].errors == {
        "file": ["The file would unpack to far more than its size and was not opened. Paste the text instead."]
    }


def test_a_slow_file_is_ended_and_the_page_says_so(analyst, draft, monkeypatch):
    monkeypatch.setattr(reading, "CHILD", [reading.sys.executable, "-c", "import time; time.sleep(60)"])
    monkeypatch.setattr(
        "proposals.admin.importing.forms.read", lambda name, data: reading.read(name, data, seconds=0.5)
    )
    response = ask(analyst, draft, file=SimpleUploadedFile("plan.txt", b"1. x"))
    assert response.context["text_form"].errors == {
        "file": ["Reading the file took more than 20 seconds and was stopped. Paste the text instead."]
    }


def test_a_request_that_is_far_too_large_is_refused_before_it_is_received(analyst, draft):
    declared = {"CONTENT_LENGTH": str(limits.REQUEST_BYTES + 1)}
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nwords\r\n--x--\r\n'
    response = analyst.generic("POST", address(draft), body, "multipart/form-data; boundary=x", **declared)
    assert response.status_code == 400


@pytest.mark.parametrize("slug", ["nobody", "", "a\x00", "x" * 5000, "<b>"])
def test_a_source_that_is_not_there_is_said_and_the_text_stays(slug, analyst, draft):
    response = ask(analyst, draft, text=TEXT, source=slug)
    assert list(response.context["origin_form"].errors) == ["source"]
    assert response.context["text_form"]["text"].value() == TEXT


# Saving


def test_the_pieces_are_saved_as_clauses_with_their_origin(analyst, draft, source):
    response = press(
        analyst, ask(analyst, draft, text=TEXT), "save", **{"number-1": "2bis", "locator": "page 4, point #"}
    )
    assert response.status_code == 302
    assert response["Location"].startswith(page(draft))
    assert stored(draft) == [
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


def test_what_stands_in_the_way_is_listed_with_links_and_what_was_typed_stays(analyst, draft):
    typed = {"key-0": "Not a key", "number-1": "seven"}
    response = press(analyst, ask(analyst, draft, text=TEXT), "save", **typed)
    assert said(response) == (
        "Nothing has been saved. Fix these problems: 1 : Key: use at most 40 small letters and digits, joined by dots "
        "or hyphens, such as 10.a."
    )
    assert [row[2:4] for row in rows(response)[:2]] == [("1", "Not a key"), ("seven", "seven")]
    assert Clause.objects.count() == 0


def test_an_origin_that_was_emptied_in_the_preview_is_asked_for_again(analyst, draft):
    response = press(analyst, ask(analyst, draft, text=TEXT), "save", source="nobody")
    assert list(response.context["origin_form"].errors) == ["source"]
    assert rows(response) == PIECES
    assert Clause.objects.count() == 0


def test_looking_costs_the_same_number_of_queries_for_few_and_for_many_clauses(
    analyst, draft, django_assert_num_queries
):
    few, many = "1. One.\n2. Two.\n", "".join(f"{number}. Words {number}.\n" for number in range(1, 51))
    ask(analyst, draft, text=few)
    with django_assert_num_queries(QUERIES):
        ask(analyst, draft, text=few)
    with django_assert_num_queries(QUERIES):
        ask(analyst, draft, text=many)
    for number in range(1, 51):
        make_clause(proposal=draft, key=str(number), text=f"Words {number}.")
    # One more for the issues that a new clause may be about.
    with django_assert_num_queries(QUERIES + 1):
        ask(analyst, draft, text=many)
    with django_assert_num_queries(QUERIES + 1):
        assert len(ask(analyst, draft, text=few).context["preview"].gone) > 40


QUERIES = 10


@pytest.mark.parametrize("role", BRING_IN)
def test_who_may_bring_in_a_text(role, request):
    client = request.getfixturevalue(role)
    found = {}
    choose = reverse("admin:proposals_proposal_import_choose")
    for name in BRING_IN[role]:
        address = choose if name == "choose" else page(records.make("proposal", name), "import")
        answers = {client.get(address).status_code, *(client.post(address, sent).status_code for sent in SENT.values())}
        found[name] = answers.pop() if len(answers) == 1 else answers
    assert found == BRING_IN[role]
    assert Clause.objects.count() == 0


def test_every_page_of_the_desk_about_a_proposal_has_its_row():
    urls = {pattern.name for pattern in admin.site.get_model_admin(Proposal).get_urls() if pattern.name}
    covered = {f"proposals_proposal_{view}" for view, _ in PAGES} | {"proposals_proposal_verb"}
    assert {name for name in urls - covered if "import" in name} == {
        "proposals_proposal_import",
        "proposals_proposal_import_choose",
    }
