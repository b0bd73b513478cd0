"""Filling in the forms of the desk as a browser would, and reading their errors."""

from __future__ import annotations

from django.urls import reverse

from tests.factories import make_issue, make_party, make_source


def add(model: str) -> str:
    return reverse(f"admin:proposals_{model}_add")


def typed(response) -> dict:
    """The data of the form that a page shows, as a browser would post it back, inlines included."""
    context = response.context
    forms = [context["adminform"].form]
    for part in context["inline_admin_formsets"]:
        forms += [part.formset.management_form, *part.formset.initial_forms]
    data = {}
    for form in forms:
        for bound in form:
            value = bound.value()
            if value is not None and value is not False and value != []:
                data[bound.html_name] = value
    return data


def errors(response) -> dict:
    form = response.context["adminform"].form
    assert form.errors, "the form was accepted"
    return dict(form.errors)


def inline(prefix: str, rows: list[dict], initial: int = 0) -> dict:
    fields = {f"{prefix}-{number}-{name}": value for number, row in enumerate(rows) for name, value in row.items()}
    return {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": initial} | fields


def position_data(**fields) -> dict:
    """The form of a new position on an issue, filled in."""
    return {
        "slug": "p001",
        "party": make_party().pk,
        "issue": make_issue().pk,
        "stance": "supports",
        "statement": "Accepts it.",
        "stated_by": "Spokesperson",
        "stated_on": "2025-11-20",
        "date_precision": "day",
        "certainty": "on-record",
        "confidence": "high",
        "source": make_source().pk,
    } | fields
