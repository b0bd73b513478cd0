"""Path converters: which keys and uids an address may hold."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest

from proposals.forms.converters import KeyConverter, UidConverter


@pytest.mark.parametrize(
    ("key", "matches"),
    [
        ("12", True),
        ("10.a", True),
        ("a-1.b", True),
        ("10.", False),
        (".a", False),
        ("A", False),
        ("1/2", False),
        ("", False),
    ],
)
def test_a_key_in_an_address_has_the_shape_that_the_database_enforces(key, matches):
    assert bool(re.fullmatch(KeyConverter.regex, key)) == matches


def test_a_uid_in_an_address_is_a_uuid_in_lower_case():
    uid = str(uuid4())
    matching = [
        each for each in (uid, uid.upper(), uid.replace("-", ""), uid[1:]) if re.fullmatch(UidConverter.regex, each)
    ]
    assert matching == [uid]
