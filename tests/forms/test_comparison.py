"""The forms of the comparison's page."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from proposals.forms.comparison import CiteForm, ComparePageForm
from tests.factories import make_event, make_process
from tests.views.site import make_site

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("form", [ComparePageForm, CiteForm])
def test_texts_of_another_process_than_the_one_named_are_refused_by_name(form):
    make_site()
    make_event(process=make_process(slug="other"))

    assert form(QueryDict("process=talks&t=plan&t=counter")).is_complete
    assert form(QueryDict("process=other&t=plan&t=counter")).errors == {
        "t": ["plan, counter: not a text of this process."]
    }
