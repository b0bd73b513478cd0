"""The releases: what can be cited for ever, and what changed from one to the next."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from config.parameters import RELEASE
from proposals.models import Release
from proposals.publication.releases import changes


def releases(request: HttpRequest) -> HttpResponse:
    """Every release, the newest first."""
    found = Release.objects.shown().without_snapshot()
    return render(request, "proposals/releases.html", {"releases": found})


def release(request: HttpRequest, number: int) -> HttpResponse:
    """One release: its notes, its checksum, what changed since the one before, and what can be taken along."""
    found = get_object_or_404(Release.objects.shown(), number=number)
    before = Release.objects.filter(number=number - 1).first()
    context = {
        "found": found,
        "before": before,
        "changes": changes(before.data if before else None, found.data),
        "at_release": urlencode({RELEASE: found.number}),
    }
    return render(request, "proposals/release.html", context)


def snapshot(request: HttpRequest, number: int) -> HttpResponse:
    """The data of a release as it keeps them, byte for byte what its checksum was taken of."""
    found = get_object_or_404(Release.objects.shown(), number=number)
    name = f'attachment; filename="parley-release-{found.number}.json"'
    return HttpResponse(found.content, content_type="application/json", headers={"Content-Disposition": name})
