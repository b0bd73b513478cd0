"""Deleting at the desk: each record that prevents it is named in a sentence with a link."""

from collections import Counter
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import NestedObjects
from django.db import models, router
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.text import capfirst

from proposals.admin.base.naming import named
from proposals.admin.base.showing import admin_url
from proposals.editing.save import listed_by, why_state_forbids
from proposals.models.editorial import governing_record, may_delete

MOST_NAMED = 20  # of the records that prevent a deletion; the rest are counted


class Deleting(admin.ModelAdmin):
    """For a ModelAdmin."""

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple:
        """Say what prevents the deletion; the admin itself would only say that a permission is missing."""
        _tree, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        collector = NestedObjects(using=router.db_for_write(self.model), origin=objs)
        collector.collect(objs)
        tree = collector.nested(_what)
        if protected:
            protected = self._protected(objs)
        forbidden = [self._why_forbidden(record) for record in objs if not may_delete(request.user, record)]
        listing = [sentence for record in objs for sentence in self._listed_by(record, request)]
        obstacles = [*forbidden, *protected, *listing]
        return tree, counts, set() if obstacles else perms_needed, obstacles

    def _why_forbidden(self, record: models.Model) -> str:
        if governing_record(record) is None:
            return f"{record}: you are not allowed to delete this."
        return format_html('<a href="{}">{}</a>: {}', admin_url(record), record, why_state_forbids(record, "delete"))

    def _listed_by(self, record: models.Model, request: HttpRequest) -> list[str]:
        """The records that list this one among others, such as its sources, as sentences."""
        return [
            format_html('<a href="{}">{}</a> refers to {}', admin_url(other), other, record)
            for others in listed_by(record)
            if self.admin_site.is_registered(others.model)
            for other in self.admin_site.get_model_admin(others.model).get_queryset(request).filter(pk__in=others)[:10]
        ]

    def _protected(self, objs: Any) -> list[str]:
        """The records that refer to these and cannot do without them, as sentences."""
        collector = NestedObjects(using=router.db_for_write(self.model), origin=objs)
        collector.collect(objs)
        referring = sorted(collector.protected, key=lambda record: (record._meta.model_name, record.pk))
        sentences = [_sentence(record, self.admin_site) for record in referring[:MOST_NAMED]]
        more = Counter(record._meta.verbose_name_plural for record in referring[MOST_NAMED:])
        return sentences + [f"{number} more {plural} refer to it." for plural, number in more.items()]


def _what(record: models.Model) -> str:
    """A record that would be deleted: its kind, and what it is and says, as a link if it has a page."""
    kind = capfirst(record._meta.verbose_name)
    if not admin.site.is_registered(type(record)):
        return f"{kind}: {record}"
    return format_html('{}: <a href="{}">{}</a>', kind, admin_url(record), named(record))


def _sentence(record: models.Model, site: Any) -> str:
    kind = capfirst(record._meta.verbose_name)
    if not site.is_registered(type(record)):
        return f"{kind} {record} refers to it."
    return format_html(
        '{} <a href="{}">{}</a> refers to it: remove the reference or delete that record first.',
        kind,
        admin_url(record),
        record,
    )
