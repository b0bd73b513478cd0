"""Several scripts write at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from proposals.models import Position
from tests.api.conftest import script_of
from tests.api.drafting import POSITION, make_world
from tests.factories import make_user

WRITERS, EACH = 6, 4

# SQLite has one writer at a time, and the tests' database belongs to one thread.
if connection.vendor == "postgresql":

    @pytest.mark.django_db(transaction=True)
    def test_every_one_of_them_gets_a_number_of_its_own():
        make_world()
        scripts = [script_of(make_user("Analyst"), "read", "write") for _ in range(WRITERS)]
        start = Barrier(WRITERS)

        def write(script) -> list[tuple[int, str]]:
            start.wait()
            try:
                answers = [script.send("POST", "positions/", POSITION) for _ in range(EACH)]
                return [(answer.status_code, answer.json().get("slug")) for answer in answers]
            finally:
                connections.close_all()

        with ThreadPoolExecutor(WRITERS) as pool:
            written = [answer for answers in pool.map(write, scripts) for answer in answers]
        numbers = [(201, f"p{number:03d}") for number in range(1, WRITERS * EACH + 1)]
        assert sorted(written) == numbers
        assert sorted(Position.objects.values_list("slug", flat=True)) == [slug for _status, slug in numbers]
