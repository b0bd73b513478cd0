"""The search form, for the page and the API alike."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from proposals.forms.fields import MOST_LETTERS, MOST_WORDS, OptionalChoiceField, PublicForm, RecordField
from proposals.forms.process import ProcessField, refuse_others
from proposals.models import Party, Proposal, Topic
from proposals.models.of_process import of_process
from proposals.search.find import Hits, search
from proposals.search.kinds import KINDS, Scope
from proposals.search.query import Term, terms


class DayField(forms.DateField):
    """A date as YYYY-MM-DD, or none."""

    default_error_messages = {"invalid": _("Write the date as YYYY-MM-DD.")}

    def __init__(self):
        super().__init__(required=False, input_formats=["%Y-%m-%d"])


class SearchForm(PublicForm):
    """``?q=words[&kind=][&process=][&proposal=][&topic=][&party=][&after=][&before=][&page=]``"""

    q = forms.CharField(required=False, max_length=MOST_LETTERS)
    kind = OptionalChoiceField([("", _("everything")), *((kind.name, kind.label) for kind in KINDS)])
    process = ProcessField(empty_label=_("any"))
    proposal = RecordField(Proposal, label=_("Proposal"), empty_label=_("any"))
    topic = RecordField(Topic, label=_("Topic"), empty_label=_("any"))
    party = RecordField(Party, label=_("Party"), empty_label=_("any"))
    after = DayField()
    before = DayField()

    NARROWS = ("process", "proposal", "topic", "party", "after", "before")

    def clean_q(self) -> tuple[Term, ...]:
        """The terms to look for; empty where nothing is asked for yet."""
        query = self.cleaned_data["q"]
        query_terms = terms(query)
        if query and not query_terms:
            raise forms.ValidationError(_("Enter at least one word with letters or digits."))
        if sum(len(term.words) for term in query_terms) > MOST_WORDS:
            raise forms.ValidationError(_("Use at most %(most)s words.") % {"most": MOST_WORDS})
        return query_terms

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        after, before = cleaned.get("after"), cleaned.get("before")
        if after and before and after > before:
            self.add_error("after", _("The first date is later than the second."))
        refuse_others(self)
        return cleaned

    @property
    def is_complete(self) -> bool:
        """Whether the form is valid and has something to look for."""
        return self.is_valid() and bool(self.cleaned_data["q"])

    @property
    def scope(self) -> Scope:
        return Scope(**{name: self.cleaned_data[name] for name in self.NARROWS})

    def hits(self) -> Hits:
        return search(self.cleaned_data["q"], self.scope, self.cleaned_data["kind"])

    @property
    def choosers(self) -> list[forms.BoundField]:
        """The fields of records; they offer those of the process asked for, and the party that was chosen."""
        if process := self.cleaned_data.get("process"):
            for name in ("proposal", "topic", "party"):
                offered: Any = self.fields[name]
                chosen = self.cleaned_data.get(name)
                public = offered.model.objects.public()
                own = of_process(public, process)
                offered.queryset = own | public.filter(pk=chosen.pk) if chosen else own
        return [self[name] for name in ("process", "proposal", "topic", "party")]

    def canonical_query(self, **other: str) -> str:
        """The query string of this search, with the parameters in ``other`` replaced, or left out if empty."""
        parameters = {"q": self.data["q"].strip(), "kind": self.cleaned_data["kind"]}
        for name in self.NARROWS:
            value = self.cleaned_data[name]
            parameters[name] = value and (getattr(value, "slug", None) or value.isoformat())
        return urlencode({name: value for name, value in (parameters | other).items() if value})
