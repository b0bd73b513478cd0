"""The data: catalogue, proposals with their clauses, positions, events, correspondences."""

from proposals.models.catalogue import Issue, Party, Process, Source, Topic
from proposals.models.change import Change
from proposals.models.clause import Clause, Confidence, Omission, VariantReading
from proposals.models.correspondence import Correspondence
from proposals.models.editorial import Problem, State
from proposals.models.event import Event
from proposals.models.measure import Measure
from proposals.models.position import Position
from proposals.models.proposal import DatePrecision, Proposal
from proposals.models.release import Release
from proposals.models.stamp import DataStamp
from proposals.models.suggested import SuggestedChange
from proposals.models.term import Term

__all__ = [
    "Change",
    "Clause",
    "Confidence",
    "Correspondence",
    "DataStamp",
    "DatePrecision",
    "Event",
    "Issue",
    "Measure",
    "Omission",
    "Party",
    "Position",
    "Problem",
    "Process",
    "Proposal",
    "Release",
    "Source",
    "State",
    "SuggestedChange",
    "Term",
    "Topic",
    "VariantReading",
]
