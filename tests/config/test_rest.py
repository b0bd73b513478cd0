"""House rules of the API: errors of forms by name, and the count of requests."""

from __future__ import annotations

import pytest
from django import forms
from django.core.cache import cache

from config.rest import Throttle, form_errors


@pytest.fixture(autouse=True)
def _no_requests_counted_yet():
    cache.clear()


@pytest.mark.django_db
def test_the_count_for_one_address_survives_requests_from_many_others(client, monkeypatch):
    monkeypatch.setattr(Throttle, "rate", "1/day", raising=False)
    statuses = [client.get("/api/v1/", REMOTE_ADDR="192.0.2.1").status_code]
    statuses += [client.get("/api/v1/", REMOTE_ADDR=f"2001:db8::{number:x}").status_code for number in range(400)]
    assert statuses == [200] * 401
    assert client.get("/api/v1/", REMOTE_ADDR="192.0.2.1").status_code == 429


class Question(forms.Form):
    kind = forms.ChoiceField(choices=[("", "any"), ("plan", "Plan"), ("annex", "Annex")])
    number = forms.IntegerField()
    several = forms.MultipleChoiceField(choices=[("a", "A")])


def test_the_errors_of_a_form_name_the_choices_of_a_short_list():
    form = Question({"kind": "x", "number": "y", "several": ["z"]})
    assert list(form_errors(form)) == [
        {
            "field": "kind",
            "message": "Select a valid choice. x is not one of the available choices.",
            "allowed": ["plan", "annex"],
        },
        {"field": "number", "message": "Enter a whole number."},
        {"field": "several", "message": "Select a valid choice. z is not one of the available choices."},
    ]


@pytest.mark.parametrize(
    ("history", "left", "reset"), [([], 3, 0), ([90], 2, 51), ([95, 80], 1, 41), ([99, 98, 97, 96], 0, 57)]
)
def test_an_answer_says_how_many_requests_are_left_and_until_when(history, left, reset):
    throttle = Throttle()
    throttle.num_requests, throttle.duration, throttle.now, throttle.history = 3, 60, 100, history
    assert throttle.headers() == {"RateLimit-Limit": 3, "RateLimit-Remaining": left, "RateLimit-Reset": reset}


def test_before_a_request_is_counted_there_is_nothing_to_say():
    assert Throttle().headers() == {}


def test_requests_are_counted_by_address_whoever_asks(rf):
    throttle = Throttle()
    keys = []
    for user, address in ((None, "192.0.2.1"), ("analyst", "192.0.2.1"), (None, "192.0.2.2")):
        request = rf.get("/", REMOTE_ADDR=address)
        request.user = user
        keys.append(throttle.get_cache_key(request, None))
    assert keys[0] == keys[1] != keys[2]
