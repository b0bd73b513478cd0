"""One record, one peace process: what a record refers to belongs to the process that it belongs to itself."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from config.records import PART_OF
from proposals.models import Process
from proposals.models.process import PATHS


def process_of(record: Any) -> int | None:
    """The key of the process that a record belongs to, as far as it is filled in; None if that is not known."""
    for path in PATHS.get(record._meta.model_name, ()):
        if path.startswith("from_clauses"):
            first = record.from_clauses.select_related("proposal").first() if record.pk else None
            return first.proposal.process_id if first else None
        *steps, _process = path.split("__")
        holder = record
        for step in steps:
            holder = getattr(holder, step, None) if getattr(holder, f"{step}_id", None) or step in PART_OF else None
            if holder is None:
                break
        if holder is not None and holder.process_id:
            return int(holder.process_id)
    return None


def check_process(record: Any, links: Mapping[str, Any]) -> None:
    """Raise ValidationError, by field, for what belongs to another process than the record, or than what comes first.

    ``links`` has what the many-to-many fields are about to hold.
    """
    own = None if record._meta.model_name in ("position", "correspondence") else process_of(record)
    foreign: dict[str, str] = {}
    for name, related in sorted(_referred(record, links), key=lambda pair: pair[0] != "from_clauses"):
        process = process_of(related)
        if own is None:
            own = process
        elif process is not None and process != own:
            foreign.setdefault(name, f"“{related}” belongs to other talks, {Process.objects.get(pk=process)}.")
    if foreign:
        raise ValidationError({name: f"{sentence} Choose within one process." for name, sentence in foreign.items()})


def _referred(record: Any, links: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What the record refers to and that belongs to a process, with the field."""
    owner = PART_OF.get(record._meta.model_name)
    for field in record._meta.concrete_fields:
        is_one = field.is_relation and field.name != owner and field.related_model._meta.model_name in PATHS
        if is_one and getattr(record, field.attname) is not None:
            yield field.name, getattr(record, field.name)
    for field in record._meta.many_to_many:
        if field.related_model._meta.model_name in PATHS:
            rows = links[field.name] if field.name in links else getattr(record, field.name).all() if record.pk else ()
            for related in rows:
                yield field.name, related
