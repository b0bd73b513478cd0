"""The licence of the data in a template."""

from __future__ import annotations

from django.template import Context, Template


def test_a_template_names_the_licence_with_its_address():
    template = Template("{% load licence %}{% licence as licence %}{{ licence.name }}, {{ licence.url }}")
    assert template.render(Context()) == "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
