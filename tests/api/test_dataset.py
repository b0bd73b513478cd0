"""The data package as the API sends it."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from proposals.management.commands.setup_site import STARTER_DATA
from tests.factories import make_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def starter_data():
    call_command("load_dataset", str(STARTER_DATA), verbosity=0)


def test_the_same_data_give_the_same_bytes_and_a_304(api, starter_data):
    first = api.get("dataset.zip")
    second = api.get("dataset.zip")
    assert first["Content-Type"] == "application/zip"
    assert first["Content-Disposition"] == 'attachment; filename="parley.zip"'
    assert first.getvalue() == second.getvalue()
    assert first["ETag"] == second["ETag"]
    assert api.get("dataset.zip", if_none_match=first["ETag"]).status_code == 304
    assert "Content-Encoding" not in second


def test_the_name_of_the_file_says_which_moment_it_holds(api):
    make_proposal(issued_on="2025-11-20")
    answer = api.get("dataset.zip?on=2025-12-01")
    assert answer["Content-Disposition"] == 'attachment; filename="parley-on-2025-12-01.zip"'
    assert answer["Link"] == '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'
    assert int(answer["Content-Length"]) == len(answer.getvalue())


def test_the_package_takes_no_parameter_but_the_moment(api):
    assert api.errors("dataset.zip?format=csv") == {"format": "There is no such parameter."}
