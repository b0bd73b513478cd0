"""Full-text search in everything that readers see."""

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from proposals.search.advice import advise
from proposals.search.find import Hits
from proposals.search.form import SearchForm
from proposals.search.kinds import KINDS

PAGE_SIZE = 20


def page(request: HttpRequest) -> HttpResponse:
    """The hits, or help where nothing is asked for; 400 for invalid values."""
    form = SearchForm(request.GET)
    if not form.is_valid():
        return render(request, "proposals/search.html", {"form": form}, status=400)
    if not form.is_complete:
        return render(request, "proposals/search.html", {"form": form})
    hits = form.hits()
    hits_page = _hits_page(hits, request.GET.get("page", "1"))
    context = {
        "form": form,
        "hits": hits,
        "total": sum(hits.counts.values()),
        "kinds": [(kind, hits.counts[kind.name], form.canonical_query(kind=kind.name)) for kind in KINDS],
        "all_kinds": form.canonical_query(kind=""),
        "page": hits_page,
        "page_before": form.canonical_query(page=str(hits_page.number - 1) if hits_page.number > 2 else ""),
        "page_after": form.canonical_query(page=str(hits_page.number + 1)),
        "anywhere": form.canonical_query(**dict.fromkeys(form.NARROWS, "")),
        "canonical": form.canonical_query(page=str(hits_page.number) if hits_page.number > 1 else ""),
        "is_narrowed": any(form.cleaned_data[name] for name in form.NARROWS),
    }
    if not context["total"]:
        context["advice"] = advise(form.cleaned_data["q"], form.scope)
    return render(request, "proposals/search.html", context)


def _hits_page(hits: Hits, number: str) -> Page:
    """One page of the hits; 404 where there is none."""
    paginator = Paginator(hits, PAGE_SIZE)
    # No page has a number of more than twenty digits, and thousands of digits would be slow to convert.
    if not (number.isascii() and number.isdecimal() and len(number) <= 20 and 1 <= int(number) <= paginator.num_pages):
        raise Http404
    return paginator.page(int(number))
