"""The log of changes in words, for pages, the feed and the API, in the reader's language."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from proposals.comparison.stance_wording import target_inferred
from proposals.comparison.wording import day
from proposals.models.change import ChangeSort, RecordKind
from proposals.publication.changelog import ChangelogEntry

# Whole phrases, kind of record included, so that they translate into any language.
CHANGES = {
    ChangeSort.PUBLICATION: gettext_lazy("%(record)s published"),
    ChangeSort.ADDITION: gettext_lazy("new %(record)s"),
    ChangeSort.CORRECTION: gettext_lazy("%(record)s corrected"),
    ChangeSort.WITHDRAWAL: gettext_lazy("%(record)s withdrawn"),
    ChangeSort.MOVED: gettext_lazy("stance changed by a %(record)s"),
}


def change_words(entry: ChangelogEntry) -> str:
    """What was done, and to what kind of record."""
    return capfirst(CHANGES[ChangeSort(entry.sort)] % {"record": RecordKind(entry.change.model).label})


def reason_words(entry: ChangelogEntry) -> str:
    """The reason, and the fields that a correction changed unless :func:`corrected_fields` shows what they changed to.

    For a moved stance, the old and the new one.
    """
    if entry.moved_from:
        values = {
            "stance": _stance(str(entry.stance.label), entry.change.target_basis),
            "before": _stance(entry.moved_from.get_stance_display(), entry.moved_from.target_basis),
            "day": day(entry.moved_from.stated_on, entry.moved_from.date_precision),
        }
        return _("%(stance)s; before, on %(day)s: %(before)s") % values
    shown = {corrected.name for corrected in entry.corrected}
    fields = ", ".join(name.replace("_", " ") for name in entry.change.fields if name not in shown)
    changed = _("Changed: %(fields)s.") % {"fields": fields} if fields else ""
    return " ".join(filter(None, (entry.change.reason, changed)))


def _stance(label: str, target_basis: str | None) -> str:
    return " ".join([label.lower(), *(f"({words})" for words in target_inferred(target_basis))])
