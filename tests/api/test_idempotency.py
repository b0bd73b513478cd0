"""A POST that is sent again with its Idempotency-Key."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier, Event
from unittest import mock

import pytest
from django.db import connection, connections
from django.http import HttpResponse
from django.utils import timezone

from accounts.models import KeptAnswer
from proposals.editing.save import Edit
from proposals.models import Position
from tests.api.conftest import Script, script_of
from tests.api.drafting import EVENT, POSITION, TEXT, make_world, rows
from tests.factories import make_user

ONE = {"Idempotency-Key": "one"}
WRITERS = 6


@pytest.fixture
def world(db):
    return make_world()


def replayed(first: HttpResponse, second: HttpResponse) -> bool:
    """Whether the second answer is the first once more, and says so."""
    named = [(answer.status_code, answer.content, answer["ETag"], answer.get("Location")) for answer in (first, second)]
    return named[0] == named[1] and second.get("Idempotency-Replayed") == "true" and len(first.content) > 2


def test_what_is_sent_again_is_answered_as_before_and_not_done_again(analyst, world):
    for path, body in (("positions/", POSITION), ("events/", EVENT), ("proposals/", TEXT)):
        key = {"Idempotency-Key": path}
        first = analyst.send("POST", path, body, **key)
        before = rows()
        second = analyst.send("POST", path, body, **key)
        assert (first.status_code, first.get("Idempotency-Replayed")) == (201, None)
        assert replayed(first, second)
        assert rows() == before
    assert list(Position.objects.values_list("slug", flat=True)) == ["p001"]


def test_a_verb_sent_again_is_no_stale_version(analyst, world):
    made = analyst.send("POST", "events/", EVENT)
    first = analyst.send("POST", "events/meeting/submit/", etag=made["ETag"], **ONE)
    assert first.json()["state"] == "in-review"
    assert replayed(first, analyst.send("POST", "events/meeting/submit/", etag=made["ETag"], **ONE))
    assert analyst.send("POST", "events/meeting/submit/", etag=made["ETag"]).status_code == 412


@pytest.mark.parametrize(
    ("path", "body"),
    [("positions/", POSITION | {"statement": "Refuses it."}), ("events/", POSITION)],
)
def test_the_key_of_another_request_is_refused(analyst, world, path, body):
    assert analyst.send("POST", "positions/", POSITION, **ONE).status_code == 201
    answer = analyst.send("POST", path, body, **ONE)
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert answer.json()["detail"].startswith("This Idempotency-Key came before, with another")
    assert Position.objects.count() == 1


def test_each_token_has_keys_of_its_own(analyst, world):
    other = script_of(make_user("Analyst", username="other"), "read", "write")
    same_owner = script_of(analyst.user, "read", "write")
    made = [script.send("POST", "positions/", POSITION, **ONE) for script in (analyst, other, same_owner)]
    assert [(answer.status_code, answer.json()["slug"]) for answer in made] == [
        (201, "p001"),
        (201, "p002"),
        (201, "p003"),
    ]


def test_a_request_that_was_refused_may_be_corrected_under_its_key(analyst, world):
    assert analyst.send("POST", "positions/", POSITION | {"party": "nobody"}, **ONE).status_code == 400
    assert analyst.send("POST", "positions/", POSITION, **ONE).status_code == 201
    assert KeptAnswer.objects.count() == 1


def test_what_fails_leaves_neither_a_record_nor_an_answer(analyst, world):
    before = rows()
    with mock.patch.object(KeptAnswer, "save", side_effect=RuntimeError):
        assert analyst.send("POST", "positions/", POSITION, **ONE).status_code == 500
    assert (rows(), KeptAnswer.objects.count()) == (before, 0)
    assert analyst.send("POST", "positions/", POSITION, **ONE).json()["slug"] == "p001"


@pytest.mark.parametrize("key", ["", " ", "two words", "é", "a" * 256])
def test_a_key_that_is_none_is_refused_by_name(analyst, world, key):
    answer = analyst.send("POST", "positions/", POSITION, **{"Idempotency-Key": key})
    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == ["Idempotency-Key"]


def test_the_longest_key_is_taken(analyst, world):
    key = {"Idempotency-Key": "~" * 255}
    assert replayed(*(analyst.send("POST", "positions/", POSITION, **key) for _ in range(2)))


def test_without_a_token_or_with_too_large_a_body_the_key_changes_nothing(api, analyst, world):
    assert api.send("POST", "positions/", POSITION, **ONE).status_code == 401
    assert analyst.send("POST", "positions/", " " * 2**21 + "{}", **ONE).status_code == 413
    assert KeptAnswer.objects.count() == 0


def test_an_answer_is_forgotten_after_a_day_whoever_asks(analyst, editor, world):
    analyst.send("POST", "positions/", POSITION, **ONE)
    analyst.send("POST", "positions/", POSITION, **{"Idempotency-Key": "two"})
    now = timezone.now()
    KeptAnswer.objects.filter(key="one").update(made_at=now - timedelta(hours=24, seconds=1))
    KeptAnswer.objects.filter(key="two").update(made_at=now - timedelta(hours=23, minutes=59))
    editor.send("POST", "events/", EVENT, **ONE)
    assert list(KeptAnswer.objects.order_by("pk").values_list("key", flat=True)) == ["two", "one"]
    assert analyst.send("POST", "positions/", POSITION, **ONE).json()["slug"] == "p003"
    assert analyst.send("POST", "positions/", POSITION, **{"Idempotency-Key": "two"}).json()["slug"] == "p002"


# SQLite has one writer at a time, and the tests' database belongs to one thread.
if connection.vendor == "postgresql":

    def in_threads(script: Script, number: int, act) -> list[HttpResponse]:
        def once(_number: int) -> HttpResponse:
            try:
                return act(script)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(number) as pool:
            return list(pool.map(once, range(number)))

    @pytest.mark.django_db(transaction=True)
    def test_of_many_at_once_one_is_done():
        make_world()
        script, start = script_of(make_user("Analyst"), "read", "write"), Barrier(WRITERS)

        def write(script: Script) -> HttpResponse:
            start.wait()
            answer = script.send("POST", "positions/", POSITION, **ONE)
            while answer.status_code == 409:
                assert "is being answered" in answer.json()["detail"]
                answer = script.send("POST", "positions/", POSITION, **ONE)
            return answer

        answers = in_threads(script, WRITERS, write)
        assert {(answer.status_code, answer.content) for answer in answers} == {(201, answers[0].content)}
        assert [answer.get("Idempotency-Replayed") for answer in answers].count(None) == 1
        assert list(Position.objects.values_list("slug", flat=True)) == ["p001"]

    @pytest.mark.django_db(transaction=True)
    def test_while_the_first_is_running_the_second_is_a_conflict():
        make_world()
        script, running, go_on = script_of(make_user("Analyst"), "read", "write"), Event(), Event()
        save = Edit.save

        def slowly(*args, **kwargs):
            running.set()
            assert go_on.wait(30)
            return save(*args, **kwargs)

        def write() -> HttpResponse:
            try:
                return script.send("POST", "positions/", POSITION, **ONE)
            finally:
                connections.close_all()

        with mock.patch.object(Edit, "save", slowly), ThreadPoolExecutor(1) as pool:
            first = pool.submit(write)
            assert running.wait(30)
            second = write()
            go_on.set()
        assert (second.status_code, first.result().status_code) == (409, 201)
        assert replayed(first.result(), write())
        assert Position.objects.count() == 1
