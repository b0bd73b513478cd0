"""Both processes of the data, with records in each that could turn up in the other, and whose each record is.

Whose it is, is read here from the relations of the models one by one, not from the rule that lists and filters use.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.core.management import call_command

from proposals.editing.save import Edit
from proposals.management.commands.setup_site import STARTER_DATA
from proposals.models import (
    Change,
    Clause,
    Correspondence,
    Event,
    Issue,
    Measure,
    Omission,
    Party,
    Position,
    Process,
    Proposal,
    Source,
    SuggestedChange,
    Term,
    Topic,
    VariantReading,
)
from tests import factories

# From a record to what it belongs to: the first of these that it has.
OWNERS = ("process", "topic", "issue", "proposal", "clause")
SHARED = (Party, Source)
OWNED = (Topic, Issue, Measure, Proposal, Clause, Term, VariantReading, Omission, Event, Position, Correspondence)


def load() -> None:
    """The data, and in each process what the other could show by mistake: all tell the slug of their process."""
    for name in ("ukraine-2025", "gaza-2025"):
        call_command("load_dataset", str(STARTER_DATA.parent / name), verbosity=0)
    editor = factories.make_user("Editor", username="editor-of-both")
    with factories.with_history():
        party = factories.make_party(slug="common-speaker", name="Common speaker", short_name="Common")
        source = factories.make_source(slug="common-wire", title="Common wire")
        group = factories.make_party(slug="common-group", name="Common group", short_name="Group", members=[party])
        for process in Process.objects.all():
            _add(process, party, group, source, editor)
    Edit(source, {"title": "The common wire"}).save(editor, reason="Misspelt.")


def _add(process: Process, party: Party, group: Party, source: Source, editor: Any) -> None:
    slug, said = process.slug, f"A matter of {process.slug}."
    texts = Proposal.objects.public().filter(process=process).with_clauses()[:2]
    first, second = (text.clauses.exclude(text="").first() for text in texts)
    issue = Issue.objects.filter(topic__process=process).first()
    on: dict[str, Any] = {"party": party, "source": source, "statement": said}
    factories.make_position(slug=f"{slug}-before", issue=issue, stance="rejects", stated_on="2025-06-01", **on)
    moved = factories.make_position(slug=f"{slug}-after", issue=issue, stance="supports", stated_on="2025-07-01", **on)
    factories.make_position(
        slug=f"{slug}-also", clause=first, **on | {"source": factories.make_source()}, also_in=[source]
    )
    factories.make_position("draft", slug=f"{slug}-draft", proposal=first.proposal, **on)
    factories.make_event(
        slug=f"{slug}-event", process=process, name=said, participants=[group], proposals=texts, sources=[source]
    )
    factories.make_correspondence(
        slug=f"{slug}-answer", from_clauses=[first], to_clauses=[second], summary=said, note=said
    )
    VariantReading.objects.create(clause=first, source=source, reading=said)
    paper = factories.make_proposal("draft", slug=f"{slug}-paper", process=process, revises=first.proposal)
    Omission.objects.create(proposal=paper, clause=first, how="struck", note=said)
    Change.of(Change.Kind.PUBLICATION, moved, reason=said).save()
    Edit(first, {"note": said}).save(editor, reason=said)
    new = Clause(
        proposal=second.proposal, key="leak", number="leak", order=999, text=said, basis="paraphrase", issue=issue,
        confidence="high",
    )  # fmt: skip
    Edit(new, {}, {"sources": [source]}).save(editor, reason=said)
    factories.make_suggestion(record=first, changes={"note": {"old": said, "new": "Another."}}, reason=said)


def whose(drafts: bool = False) -> dict[type, dict[int, set[int]]]:
    """Model → key of a record → keys of the processes it belongs to: that of what it is about, or of all that name it.

    Without ``drafts``, only records that readers see.
    """
    found: dict[type, dict[int, set[int]]] = {
        Process: {key: {key} for key in Process.objects.values_list("pk", flat=True)}
    }
    for model in OWNED:
        public = model.objects.public() if hasattr(model.objects, "public") and not drafts else model.objects.all()
        found[model] = {record.pk: _owner(record, found) for record in public}
    for model in SHARED:
        found[model] = defaultdict(set)
        for relation in model._meta.related_objects:
            for key, named in relation.related_model.objects.values_list("pk", relation.field.name):
                found[model][named] |= found.get(relation.related_model, {}).get(key, set())
    for group, member in Party.members.through.objects.values_list("from_party", "to_party"):
        found[Party][member] |= found[Party][group]
    suggested = SuggestedChange.objects.values_list("pk", "model", "record_id")
    names = {model._meta.model_name: model for model in found}
    found[SuggestedChange] = {key: found[names[name]][about] for key, name, about in suggested}
    return found


def _owner(record: Any, found: dict[type, dict[int, set[int]]]) -> set[int]:
    if isinstance(record, Correspondence):
        texts = [clause.proposal for clause in [*record.from_clauses.all(), *record.to_clauses.all()]]
        return {text.process_id for text in [*texts, record.silent] if text}
    for name in OWNERS:
        if (key := getattr(record, f"{name}_id", None)) is not None:
            return {key} if name == "process" else found[record._meta.get_field(name).related_model].get(key, set())
    return set()


def of(process: Process, model: Any, found: dict[type, dict[int, set[int]]]) -> list[Any]:
    """The records of a process among those that :func:`whose` found."""
    return list(model.objects.filter(pk__in=[key for key, owners in found[model].items() if process.pk in owners]))
