"""Two to six texts side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from proposals import comparison
from proposals.forms import CompareForm
from proposals.models import Proposal


def compare(request: HttpRequest) -> HttpResponse:
    """The comparison, or the choice of texts where fewer than two are named; 400 for values that mean nothing."""
    form = CompareForm(request.GET)
    context = {"form": form, "choices": Proposal.objects.public().select_related("process")}
    if not form.is_valid():
        return render(request, "proposals/compare_choose.html", context, status=400)
    if not form.is_complete:
        return render(request, "proposals/compare_choose.html", context)
    context["comparison"] = comparison.compare(**form.compare_options())
    context["canonical"] = form.canonical_query()
    return render(request, "proposals/compare.html", context)
