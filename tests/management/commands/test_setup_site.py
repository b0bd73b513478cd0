"""The command that sets up a site: a second run keeps everything."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from proposals.models import Process, Proposal
from tests.dataset.snapshot import history_counts
from tests.factories import make_process

pytestmark = pytest.mark.django_db


def run() -> str:
    out = StringIO()
    call_command("setup_site", stdout=out)
    return out.getvalue()


def passwords(output: str) -> dict[str, str]:
    return dict(re.findall(r"^User (\w+) \(\w+\), one-time password: (\S+)$", output, re.MULTILINE))


def test_the_first_run_loads_the_data_and_prints_the_passwords():
    output = run()
    assert Proposal.objects.public().count() == 14
    shown = passwords(output)
    assert shown.keys() == {"analyst", "editor"}
    assert shown["analyst"] != shown["editor"]
    for username, role in {"analyst": "Analyst", "editor": "Editor"}.items():
        user = get_user_model().objects.get(username=username)
        assert user.check_password(shown[username])
        assert (user.is_staff, user.is_superuser, user.must_change_password) == (True, False, True)
        assert [group.name for group in user.groups.all()] == [role]


@pytest.mark.django_db(transaction=True)
def test_the_second_run_keeps_data_and_users_and_prints_no_password():
    run()
    proposal = Proposal.objects.get(slug="us-28-point-2025-11")
    proposal.title = "Corrected by an editor"
    proposal.save()
    users, history = list(get_user_model().objects.values_list("username", "password")), history_counts()
    output = run()
    assert passwords(output) == {}
    assert "Data: unchanged." in output
    assert Proposal.objects.get(slug="us-28-point-2025-11").title == "Corrected by an editor"
    assert list(get_user_model().objects.values_list("username", "password")) == users
    assert history_counts() == history


def test_a_site_with_a_process_of_its_own_gets_no_starter_data():
    make_process(slug="talks")
    run()
    assert [process.slug for process in Process.objects.all()] == ["talks"]
    assert not Proposal.objects.exists()


def test_a_site_with_a_user_of_its_own_gets_no_others():
    get_user_model().objects.create_user("editor", password="kept-as-it-is")
    assert passwords(run()) == {}
    editor = get_user_model().objects.get()
    assert (editor.check_password("kept-as-it-is"), editor.groups.count()) == (True, 0)
