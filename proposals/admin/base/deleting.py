"""Deleting on the desk: what has to stay is named, each in a sentence with a link, and nothing goes without a word."""

from collections import Counter
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import NestedObjects
from django.db import models, router
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.text import capfirst

from proposals.admin.base.showing import admin_url
from proposals.editing.save import ONLY_DRAFTS_GO, listed_by
from proposals.models.editorial import governing, may_delete

MOST_NAMED = 20  # of the records that keep another from being deleted


class Deleting(admin.ModelAdmin):
    """For a ModelAdmin."""

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple:
        """Add what stands in the way, in words: the admin's own check would only say that a permission is missing."""
        tree, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        if protected:
            protected = self._tied_to(objs)
        kept = [self._why_kept(record) for record in objs if not may_delete(request.user, record)]
        users = [user for record in objs for user in self._users_of(record, request)]
        in_the_way = [*kept, *protected, *users]
        return tree, counts, set() if in_the_way else perms_needed, in_the_way

    def _why_kept(self, record: models.Model) -> str:
        ruler = governing(record)
        if ruler is None:
            return f"{record}: you are not allowed to delete this."
        return format_html(
            '<a href="{}">{}</a>: “{}” is {}; {}',
            admin_url(record),
            record,
            ruler,
            ruler.get_state_display().lower(),
            ONLY_DRAFTS_GO,
        )

    def _users_of(self, record: models.Model, request: HttpRequest) -> list[str]:
        """Who lists this record, with links."""
        return [
            format_html('<a href="{}">{}</a> refers to {}', admin_url(user), user, record)
            for users in listed_by(record)
            if self.admin_site.is_registered(users.model)
            for user in self.admin_site.get_model_admin(users.model).get_queryset(request).filter(pk__in=users)[:10]
        ]

    def _tied_to(self, objs: Any) -> list[str]:
        """The records that refer to these and would lose what they are about, as sentences."""
        collector = NestedObjects(using=router.db_for_write(self.model), origin=objs)
        collector.collect(objs)
        tied = sorted(collector.protected, key=lambda record: (record._meta.model_name, record.pk))
        named = [_sentence(record, self.admin_site) for record in tied[:MOST_NAMED]]
        more = Counter(record._meta.verbose_name_plural for record in tied[MOST_NAMED:])
        return named + [f"{number} more {plural} refer to it." for plural, number in more.items()]


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
