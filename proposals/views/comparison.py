"""Two to six texts side by side."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from proposals import comparison
from proposals.forms import CompareForm
from proposals.models import Proposal


def compare(request: HttpRequest) -> HttpResponse:
    """The comparison, or the choice of texts where fewer than two are named; 400 for values that mean nothing."""
    form = CompareForm(request.GET)
    context = {"form": form, "choices": Proposal.objects.public().with_clauses().select_related("process")}
    if (
        set(form.errors) == {"base"}
        and form.cleaned_data["t"]
        and Proposal.objects.public().filter(slug=request.GET["base"]).exists()
    ):
        # The reader unticked the text that was the base: the page's own form still names it.
        return redirect(f"{request.path}?{without(request.GET, 'base')}")
    if not form.is_valid():
        return render(request, "proposals/compare_choose.html", context, status=400)
    if not form.is_complete:
        return render(request, "proposals/compare_choose.html", context)
    context["comparison"] = comparison.compare(**form.compare_options())
    context["canonical"] = form.canonical_query()
    context["every_row"] = without(request.GET, "issue", "topic", "rows", "match")
    return render(request, "proposals/compare.html", context)


def without(query: QueryDict, *names: str) -> str:
    """The query string less the parameters named."""
    rest = query.copy()
    for name in names:
        rest.pop(name, None)
    return rest.urlencode()
