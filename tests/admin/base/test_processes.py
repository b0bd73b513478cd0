"""The filters of the desk's lists that know of processes."""

from __future__ import annotations

from django.urls import reverse

from tests.admin.records import changelist
from tests.factories import make_topic


def test_an_unknown_process_leads_to_the_whole_list(editor):
    make_topic(), make_topic()
    response = editor.get(f"{changelist('topic')}?process=nowhere")
    assert (response.status_code, response.url) == (302, f"{reverse('admin:proposals_topic_changelist')}?e=1")


def test_one_process_alone_is_no_choice(editor):
    offered = []
    for _ in range(2):
        make_topic()
        offered.append([each.title for each in editor.get(changelist("topic")).context["cl"].filter_specs])
    assert offered == [["characters"], ["characters", "process"]]
