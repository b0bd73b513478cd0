"""The served site has the starter data at the beginning of every test, whatever the one before did to it."""

from __future__ import annotations

import pytest

from proposals.models import Party, Proposal


@pytest.mark.parametrize("time", ["first", "second"])
def test_every_test_begins_with_the_starter_data(site, time):
    assert not Party.objects.filter(slug="added-by-a-test").exists()
    assert Proposal.objects.count() == 14
    Party.objects.create(slug="added-by-a-test", name="Added by a test", kind=Party.objects.first().kind)
