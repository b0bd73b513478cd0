"""The page of any record: what it lets a person change, where it links, how it refuses."""

from __future__ import annotations

from tests.admin import records
from tests.admin.form_data import typed
from tests.admin.records import page
from tests.factories import make_clause, make_position, make_proposal, make_source, make_term


def test_a_public_address_does_not_change(editor):
    clause = make_clause(key="6", proposal=make_proposal(slug="the-plan"))
    for record, name in ((clause, "key"), (clause.proposal, "slug")):
        data = typed(editor.get(page(record))) | {name: "another", "reason": "Renamed"}
        assert editor.post(page(record), data).status_code == 302
    clause.refresh_from_db()
    assert (clause.key, clause.proposal.slug) == ("6", "the-plan")


def test_published_records_are_read_only_for_an_analyst(analyst):
    clause = make_term().clause
    for record in (clause, clause.proposal, make_position()):
        response = analyst.get(page(record))
        assert response.context["adminform"].form.fields.keys() == {"reason", "version"}
        assert not any(inline.has_change_permission for inline in response.context["inline_admin_formsets"])
        assert response.context["has_change_permission"] is False


def test_only_public_records_link_to_their_public_page(analyst):
    public, draft = make_clause(), make_clause(proposal=make_proposal("draft"))
    for record, address in [
        (public, public.get_absolute_url()),
        (public.proposal, public.proposal.get_absolute_url()),
        (draft, None),
        (draft.proposal, None),
        (make_position("in-review"), None),
        (make_source(), None),
    ]:
        assert analyst.get(page(record)).context.get("absolute_url") == address


def refusal(answer) -> str:
    assert answer.status_code == 403
    content = " ".join(answer.content.decode().split())
    return content.partition("<h1>This is not allowed</h1> <p>")[2].partition("</p>")[0]


def test_a_refusal_says_why(analyst, editor, administrator):
    published = records.make("proposal", "published", short_title="Plan A")
    reviewed = records.make("clause", "in-review")
    only_drafts = "“Plan A” is published; only drafts can be deleted; editors can also delete withdrawn records."
    for client in (analyst, editor):
        assert [refusal(client.get(page(published, "delete"))), refusal(client.post(page(published, "delete")))] == [
            only_drafts
        ] * 2
        assert refusal(client.post(page(reviewed))) == (
            f"“{reviewed.proposal}” is in review; it cannot be changed until it is published or sent back."
        )
    assert (
        refusal(analyst.post(page(published))) == "“Plan A” is published; only an editor can correct it, with a reason."
    )
    role = "Your role does not let you"
    assert refusal(administrator.get(page(published))) == f"{role} change proposals."
    assert refusal(administrator.get(page(published, "add"))) == f"{role} add proposals."
    assert refusal(administrator.get(page(published, "delete"))) == f"{role} delete proposals."
    assert refusal(administrator.get(page(published, "verb", "withdraw"))) == f"{role} see proposals."
    assert refusal(analyst.get(page(published.sources.get(), "delete"))) == f"{role} delete sources."
    assert refusal(administrator.get(page(published, "changelist"))) == "Your role does not allow this."
