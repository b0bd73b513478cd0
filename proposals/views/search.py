"""Looking for words in everything that readers see."""

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from proposals.search.find import Hits
from proposals.search.form import SearchForm
from proposals.search.kinds import KINDS
from proposals.search.suggest import advice

A_PAGE = 20


def search(request: HttpRequest) -> HttpResponse:
    """The hits, or what can be asked where nothing is; 400 for what means nothing."""
    form = SearchForm(request.GET)
    if not form.is_valid():
        return render(request, "proposals/search.html", {"form": form}, status=400)
    if not form.is_complete:
        return render(request, "proposals/search.html", {"form": form})
    hits = form.hits()
    page = _page(hits, request.GET.get("page", "1"))
    context = {
        "form": form,
        "hits": hits,
        "total": sum(hits.counts.values()),
        "kinds": [(kind, hits.counts[kind.name], form.canonical_query(kind=kind.name)) for kind in KINDS],
        "all_kinds": form.canonical_query(kind=""),
        "page": page,
        "page_before": form.canonical_query(page=str(page.number - 1) if page.number > 2 else ""),
        "page_after": form.canonical_query(page=str(page.number + 1)),
        "anywhere": form.canonical_query(**dict.fromkeys(form.NARROWS, "")),
        "canonical": form.canonical_query(page=str(page.number) if page.number > 1 else ""),
        "is_narrowed": any(form.cleaned_data[name] for name in form.NARROWS),
    }
    if not context["total"]:
        context["advice"] = advice(form.cleaned_data["q"], form.scope)
    return render(request, "proposals/search.html", context)


def _page(hits: Hits, number: str) -> Page:
    """That page of the hits; 404 where there is none."""
    paginator = Paginator(hits, A_PAGE)
    # Twenty digits are more than any page; thousands would be slow to convert.
    if not (number.isascii() and number.isdecimal() and len(number) <= 20 and 1 <= int(number) <= paginator.num_pages):
        raise Http404
    return paginator.page(int(number))
