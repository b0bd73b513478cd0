"""Releases: states of the data that can be cited for good, and what changed from one to the next."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from config.parameters import RELEASE
from proposals.models import Release
from proposals.publication.releases import diff


def release_list(request: HttpRequest) -> HttpResponse:
    """Every release, newest first."""
    releases = Release.objects.shown().without_snapshot()
    return render(request, "proposals/releases.html", {"releases": releases})


def release_detail(request: HttpRequest, number: int) -> HttpResponse:
    """One release: its notes, its checksum, what changed since the one before, and its files."""
    release = get_object_or_404(Release.objects.shown(), number=number)
    before = Release.objects.filter(number=number - 1).first()
    context = {
        "release": release,
        "before": before,
        "diffs": diff(before.data if before else None, release.data),
        "at_release": urlencode({RELEASE: release.number}),
    }
    return render(request, "proposals/release.html", context)


def snapshot(request: HttpRequest, number: int) -> HttpResponse:
    """The snapshot of a release, byte for byte as its checksum was computed."""
    release = get_object_or_404(Release.objects.shown(), number=number)
    disposition = f'attachment; filename="parley-release-{release.number}.json"'
    return HttpResponse(release.content, content_type="application/json", headers={"Content-Disposition": disposition})
