"""Drafts never show."""

import pytest
from django.urls import reverse

from proposals.models import Clause, Event, Position, Proposal, Source
from tests.factories import make_clause, make_process, make_proposal
from tests.views.site import add_drafts, addresses, make_site

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("history")]

CANARY = "canary-f00d"


def test_drafts_change_no_byte_of_any_page(client):
    site = make_site()
    before = {url: client.get(url).content for url in addresses(site)}

    add_drafts(site, CANARY)

    assert Clause.objects.filter(text=CANARY).count() == 1
    assert Position.objects.filter(statement=CANARY).count() == 10
    assert Event.objects.filter(name=CANARY).count() == 3
    for url, content in before.items():
        assert client.get(url).content == content, url


@pytest.mark.parametrize("path", ["/proposals/draft-canary-f00d/", "/proposals/draft-canary-f00d/1/"])
def test_a_draft_answers_as_if_it_had_never_been(client, path):
    add_drafts(make_site(), CANARY)

    response = client.get(path)

    assert response.status_code == 404
    never = client.get(path.replace(CANARY, "nothing-here"))
    assert (
        response.content.replace(CANARY.encode(), b"nothing-here") == never.content
    )  # it repeats nothing but the address
    assert response.content.count(CANARY.encode()) == never.content.count(b"nothing-here")


def test_the_source_of_a_draft_is_not_shown(client):
    add_drafts(make_site(), CANARY)

    assert Source.objects.filter(slug="draft-source").exists()
    assert client.get(reverse("source", args=["draft-source"])).status_code == 404


def test_a_draft_cannot_be_compared_and_the_answer_does_not_tell_that_it_exists(client):
    add_drafts(make_site(), CANARY)

    refused = client.get(f"/compare/?t=plan&t=draft-{CANARY}")
    unknown = client.get("/compare/?t=plan&t=nothing-here")

    assert refused.status_code == unknown.status_code == 400
    assert refused.content.replace(f"draft-{CANARY}".encode(), b"nothing-here") == unknown.content


def test_a_process_with_drafts_only_is_unknown(client):
    make_site()
    hidden = make_process(slug="secret-talks", name=CANARY, started_on="2030-01-01")
    make_clause(proposal=make_proposal(state="draft", process=hidden))

    assert CANARY not in client.get("/").content.decode()
    refused = client.get("/?process=secret-talks")
    assert (refused.status_code, CANARY in refused.content.decode()) == (400, False)
    assert "use one of: talks." in refused.content.decode()


@pytest.mark.sweep
def test_a_withdrawn_text_is_gone_from_every_page(client):
    site = make_site()
    Proposal.objects.filter(pk=site.reported.pk).update(state="withdrawn")

    for url in addresses(site):
        response = client.get(url)
        if "reported" in url:
            assert response.status_code in (400, 404), url
        else:
            assert b"Beta&#x27;s draft" not in response.content, url
