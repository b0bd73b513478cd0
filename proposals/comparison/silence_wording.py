"""What an empty cell says: why the text has nothing there, and where it answers or speaks of the issue instead."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from proposals.comparison import wording
from proposals.comparison.issue_coverage import Coverage
from proposals.comparison.row import ComparedCell, Reference, RowName
from proposals.models import Clause, Omission, Proposal

BARRIERS = {
    "languages": pgettext_lazy("relation", "different languages: not compared by words"),
    "scripts": pgettext_lazy("relation", "different scripts: not compared by words"),
    "unseen": pgettext_lazy("relation", "wording not seen: not compared"),
    "figures": pgettext_lazy("relation", "a figure can be read in two ways: not compared"),
}


def silent_cell(cell: ComparedCell) -> str:
    """What an empty cell means, and which points answer it from another row or speak of its issue elsewhere: "see 6, 7
    (struck)"."""
    labels = []
    for clause in cell.further:
        aside = aside_of(clause, cell)
        labels.append(f"{clause.label} ({aside})" if aside else clause.label)
    said = f"{before_points(cell)} {', '.join(labels)}".strip()
    return "; ".join(filter(None, (answered_by(cell), said, *map(on_record, cell.on_record))))


def answered_by(cell: ComparedCell) -> str:
    """Which points of a text answer the row from another: "answered in another row: see 5 (row plan.1)", or ""."""
    if not cell.answered_by:
        return ""
    see = []
    for each in cell.answered_by:
        point = _("%(point)s (row %(row)s)") % {"point": each.clause.label, "row": each.row.id}
        see.append(", ".join(filter(None, (point, answers_only(each)))))
    return _("answered in another row: see %(points)s") % {"points": ", ".join(see)}


def answers_only(reference: Reference) -> str:
    """Which texts of a row a clause answers from another, if it does not answer all: "answers only plan", or ""."""
    texts = [wording.the(text.short_title) for text in reference.only]
    return _("answers only %(texts)s") % {"texts": wording.listed(texts)} if texts else ""


def also_answers(rows: Sequence[RowName]) -> str:
    """Which other rows a clause answers too: "also answers row plan.2", or ""."""
    return _("also answers row %(rows)s") % {"rows": ", ".join(row.id for row in rows)} if rows else ""


def marked_against(version: Sequence[Clause]) -> str:
    """Which of the rival versions of the base words are marked against: "marked against 12.us alone", or ""."""
    points = wording.listed([clause.label for clause in version])
    return _("marked against %(points)s alone, not against its rival versions") % {"points": points} if version else ""


def before_points(cell: ComparedCell) -> str:
    """What an empty cell means, up to the points that speak of the row's issue elsewhere, if there are any.

    "" if all that there is to say is that the row is answered in another.
    """
    if cell.cell.silence == "not_searched":
        return str(BARRIERS[cell.cell.barrier or "languages"])
    on_this = not (cell.further and cell.other_issue_of(cell.further[0]))
    if cell.cell.silence == "other_row":
        return (_("on this issue see") if on_this else _("see also")) if cell.further else ""
    words = silence(cell.cell.silence or "", cell.proposal.text_availability, cell.omissions)
    if not cell.further or cell.cell.silence == "elsewhere":
        return words
    if cell.cell.silence == "bracketed":
        return _("%(silence)s: see") % {"silence": words}
    return (_("%(silence)s; on this issue see") if on_this else _("%(silence)s; see")) % {"silence": words}


def omission_notes(empty: ComparedCell | Coverage) -> list[str]:
    """What the records add to the omissions of a silent text: "7: contradicted by another account"."""
    known = empty.known_omissions if isinstance(empty, ComparedCell) else empty.omissions
    omissions = () if empty.clauses else known
    return [f"{omission.clause.label}: {omission.note}" for omission in omissions if omission.note]


def aside_of(clause: Clause, cell: ComparedCell) -> str:
    """What to know of a clause that speaks of the row elsewhere: that it is struck, removed or not recorded, and which
    issue of the row it is on, if not the one that names the row; "" if there is nothing to say.
    """
    silent = clause.status in (Clause.Status.DELETED, Clause.Status.REMOVED, Clause.Status.UNRECORDED)
    status = str(wording.STATUS_WORDS[clause.status]) if silent else ""
    issue = cell.other_issue_of(clause)
    return ", ".join(filter(None, (status, _("on %(issue)s") % {"issue": issue.name} if issue else "")))


OMITTED = {
    Omission.How.STRUCK: gettext_lazy("%(point)s is recorded as struck"),
    Omission.How.LEFT_OUT: gettext_lazy("%(point)s is recorded as left out"),
    Omission.How.REPLACED: gettext_lazy("%(point)s is recorded as replaced"),
}


def on_record(omission: Omission) -> str:
    """What a text is on record to leave out on the issue of a row: "point 7 of the US plan is recorded as left out"."""
    return str(OMITTED[Omission.How(omission.how)]) % {"point": wording.point(omission.clause)}


def silence(kind: str, availability: str, omissions: tuple[Omission, ...] = ()) -> str:
    """What it means that a text has nothing in a row, or on an issue.

    ``kind`` is a silence of :mod:`proposals.engine.vocabulary`; ``availability`` and ``omissions``, those of the row's
    clauses, are the silent text's.
    """
    was = ", ".join(dict.fromkeys(omission.clause.label for omission in omissions))
    if kind == "struck":
        return _("struck here (was %(was)s)") % {"was": was} if was else _("struck here")
    if kind == "omitted":
        if not was:
            return _("left out")
        replaced = all(omission.how == Omission.How.REPLACED for omission in omissions)
        return (_("replaced (was %(was)s)") if replaced else _("left out (was %(was)s)")) % {"was": was}
    if kind == "elsewhere":
        return _("see")
    if kind == "bracketed":
        return _("left open in brackets")
    if kind == "unrecorded":
        return _("not recorded here yet")
    if kind == "not_public":
        part = availability == Proposal.Availability.PARTIAL
        if availability == Proposal.Availability.FULL:
            return _("not known: this text was only read in summaries")
        return _("not known: this text is public only in part") if part else _("not known: this text is not public")
    return _("not addressed")
