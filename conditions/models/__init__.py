"""The tables of curated data: subjects, their revisions, the content of each."""

from conditions.models.case import Case
from conditions.models.condition import (
    AgeRule,
    Claim,
    Classification,
    ConditionContent,
    LookAlike,
    OwnChoice,
)
from conditions.models.content import Citation, Content, Source
from conditions.models.event import Event, What
from conditions.models.lists import (
    DoNot,
    DoNotSource,
    Exposure,
    ExposureSource,
    Site,
)
from conditions.models.revision import Revision, RevisionQuerySet, Status
from conditions.models.signs import Sign, SignException, SignExceptionSource, SignSource
from conditions.models.subject import Kind, Subject

__all__ = [
    "AgeRule",
    "Case",
    "Citation",
    "Claim",
    "Classification",
    "ConditionContent",
    "Content",
    "DoNot",
    "DoNotSource",
    "Event",
    "Exposure",
    "ExposureSource",
    "Kind",
    "LookAlike",
    "OwnChoice",
    "Revision",
    "RevisionQuerySet",
    "Sign",
    "SignException",
    "SignExceptionSource",
    "SignSource",
    "Site",
    "Source",
    "Status",
    "Subject",
    "What",
]
