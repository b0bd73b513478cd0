"""Terms: the values that clauses set for measures."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from proposals.engine.figures.counted import is_same_unit
from proposals.engine.figures.find import find_figures
from proposals.engine.figures.found import FoundFigure
from proposals.engine.figures.typed import Typed, Unclear, read_typed
from proposals.engine.language.digits import Style, is_plain
from proposals.models.cached_rule import cached_rule, public_keys
from proposals.models.clause import Clause
from proposals.models.constraints import LONGEST_UNIT, not_blank
from proposals.models.data_stamp import data_version
from proposals.models.decided import LENGTH, digest, keys_to_look_at, words
from proposals.models.editorial import State
from proposals.models.measure import Measure

HALF = LENGTH // 2
LARGEST_EXPONENT = 30  # of ten; 1E+400 is a mistake and would print as pages of zeros


class TermQuerySet(models.QuerySet):
    @cached_rule
    def public(self):
        return self.filter(clause__in=public_keys(Clause))

    def stale_keys(self) -> list[int]:
        """The primary keys of those that are stale. Reads all of them."""
        rows = self.exclude(decided_about="").select_related("measure", "clause")
        return [row.pk for row in rows.iterator(chunk_size=2000) if row.is_stale]

    def in_use(self):
        """Without those of withdrawn texts, which wait for nobody."""
        return self.exclude(clause__proposal__state=State.WITHDRAWN)

    def to_look_at(self):
        """Those in use that are stale. Which they are is worked out anew only after the data have changed."""
        return self.filter(pk__in=keys_to_look_at("term", data_version()))


class Term(models.Model):
    """A value that a clause sets for a measure. Under a numeric measure it may be words instead, without a unit.

    A term is stale if the clause's words have changed since it was recorded, and it is not certain that they still set
    it (:attr:`is_stale`); then it is not compared until a person confirms it.
    """

    DECIDED = frozenset({"measure", "value", "unit"})
    """The fields that make the decision: whoever changes one decides anew."""

    clause = models.ForeignKey(Clause, models.CASCADE, related_name="terms")
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="terms")
    value = models.CharField(max_length=300, help_text="A number, words, or true or false.")
    unit = models.CharField(max_length=LONGEST_UNIT, blank=True)
    note = models.TextField(blank=True)
    decided_about = models.CharField(max_length=LENGTH, blank=True, editable=False)

    objects = TermQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["clause_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["clause", "measure"],
                name="term_measure_unique",
                violation_error_message="measure: this clause already has a value for it; edit that one.",
            ),
            not_blank("term", "value"),
        ]

    def __str__(self) -> str:
        return f"{self.measure.name}: {self.value} {self.unit}".strip()

    @property
    def number(self) -> Decimal | None:
        """The value as a number; None if it is words, can be read in two ways, or is too large to mean anything."""
        if not is_plain(self.value):
            return None
        number = Decimal(self.value)
        return number if abs(number.adjusted()) <= LARGEST_EXPONENT else None

    def clean(self) -> None:
        if self.measure_id is not None:
            self.read_as(self.measure)
            self.check_measure(self.measure)

    def read_as(self, measure: Measure) -> None:
        """Take the value as a person writes it: "800,000", "$100 billion". What has two readings is asked about, and a
        unit beside it that is another than its own."""
        typed = self._typed(measure)
        if typed.with_unit or (measure.unit and typed.value.endswith(f" {measure.unit}")):
            if self.unit and not is_same_unit(measure.kind, self.unit, measure.unit):
                recorded = f"“{self.value}” is recorded in {measure.unit}, and the unit beside it is “{self.unit}”."
                raise ValidationError({"unit": f"{recorded} Correct one of them."})
            self.unit = Term(value=typed.value).unit_under(measure)
        self.value = typed.value

    def _typed(self, measure: Measure) -> Typed:
        try:
            return read_typed(self.value, measure.kind, measure.unit)
        except Unclear as question:
            raise ValidationError({"value": str(question)}) from question

    def fits(self, measure: Measure) -> bool:
        """Whether this can be a value of ``measure``."""
        try:
            self.check_measure(measure)
        except ValidationError:
            return False
        return True

    def unit_under(self, measure: Measure) -> str:
        """The unit this value has under ``measure``: that of the measure if it is a number, otherwise none."""
        return measure.unit if measure.kind in Measure.NUMERIC and self.number is not None else ""

    def check_measure(self, measure: Measure) -> None:
        """Raise ValidationError unless the value is written as it is recorded, the unit follows the measure and a
        yes-or-no measure has true or false."""
        typed = self._typed(measure)
        if typed.value != self.value:
            raise ValidationError({"value": f"Write it as “{typed.value}”."})
        unit = self.unit_under(measure)
        if self.unit != unit:
            raise ValidationError({"unit": f"Set the unit to “{unit}”." if unit else "Leave the unit empty."})
        if measure.kind == Measure.Kind.BOOLEAN and self.value not in ("true", "false"):
            raise ValidationError({"value": "This is a yes-or-no measure: write true or false."})

    # What it was decided about

    @property
    def figures(self) -> str:
        """How the figures of the measure's kind in the words stand to the value, in order: "=" is it, "-" a range with
        it as a bound, "." another. A figure with two readings is the value if one of them is: a person chose it.

        Empty for true or false and for words: whether a sentence still says them only a person can tell.
        """
        found = find_figures(self.clause.text, Style())
        return "".join(self._sign_of(figure) for figure in found if figure.kind == self.measure.kind)

    def _sign_of(self, figure: FoundFigure) -> str:
        values = figure.under(self.measure.kind, self.measure.unit)
        if self.value in values:
            return "="
        if self.number is None:
            return "."
        bounds = [bound for value in values if "\u2013" in value for bound in value.split(" ")[0].split("\u2013")]
        return "-" if any(Decimal(bound) == self.number for bound in bounds) else "."

    @property
    def basis(self) -> str:
        """The digests of the words it rests on now, and of how their figures stand to the value."""
        return digest_of_words(self.clause.text) + digest(self.figures)[:HALF]

    @property
    def is_stale(self) -> bool:
        """Whether the words have changed since a person recorded it, and it is not certain that they still set it.

        They do if the value is the only figure of its kind there, or stands as it did among as many.
        """
        if not self.decided_about or self.decided_about[:HALF] == digest_of_words(self.clause.text):
            return False
        figures = self.figures
        is_where_it_was = self.decided_about[HALF:] == digest(figures)[:HALF]
        return figures != "=" and not (is_where_it_was and set(figures) & {"=", "-"})

    def decide(self) -> None:
        """Take note of the words it is decided about. Does not save."""
        self.decided_about = self.basis


def digest_of_words(text: str) -> str:
    """The first half of what a term on a clause with this text is decided about."""
    return digest(words(text))[:HALF]
