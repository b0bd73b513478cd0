"""The data, one model to a file: its fields, its constraints, who sees it and how its state changes."""

from proposals.models.change import Change
from proposals.models.clause import Clause, Confidence
from proposals.models.correspondence import Correspondence
from proposals.models.data_stamp import DataStamp
from proposals.models.data_until import DataUntil, RecordedDay, data_until
from proposals.models.editorial import BlockingProblem, State
from proposals.models.event import Event
from proposals.models.issue import Issue
from proposals.models.measure import Measure
from proposals.models.omission import Omission
from proposals.models.party import Party
from proposals.models.position import Position
from proposals.models.process import Process
from proposals.models.proposal import DatePrecision, Proposal
from proposals.models.release import Release
from proposals.models.source import Source
from proposals.models.suggested_change import SuggestedChange
from proposals.models.term import Term
from proposals.models.topic import Topic
from proposals.models.variant_reading import VariantReading

__all__ = [
    "BlockingProblem",
    "Change",
    "Clause",
    "Confidence",
    "Correspondence",
    "DataStamp",
    "DataUntil",
    "DatePrecision",
    "Event",
    "Issue",
    "Measure",
    "Omission",
    "Party",
    "Position",
    "Process",
    "Proposal",
    "RecordedDay",
    "Release",
    "Source",
    "State",
    "SuggestedChange",
    "Term",
    "Topic",
    "VariantReading",
    "data_until",
]
