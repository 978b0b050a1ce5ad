"""The tables of the diary."""

from diary.models.assessment_record import AssessmentRecord
from diary.models.change import Change
from diary.models.child import Child, ChildMembership
from diary.models.impact import ImpactCount, Wave
from diary.models.observation import Observation, Tag, WithdrawnSign
from diary.models.photo import Photo
from diary.models.process import Heartbeat, Slot
from diary.models.prompt import Prompt, PromptEvent
from diary.models.reminder import Reminder
from diary.models.report import ReportChoice, ReportFile
from diary.models.share import ShareFile, ShareLink, ShareOpening
from diary.models.spot import Spot, SpotQuerySet
from diary.models.telling import Telling
from diary.models.visit import Visit

__all__ = [
    "AssessmentRecord",
    "Change",
    "Child",
    "ChildMembership",
    "Heartbeat",
    "ImpactCount",
    "Observation",
    "Photo",
    "Prompt",
    "PromptEvent",
    "Reminder",
    "ReportChoice",
    "ReportFile",
    "ShareFile",
    "ShareLink",
    "ShareOpening",
    "Slot",
    "Spot",
    "SpotQuerySet",
    "Tag",
    "Telling",
    "Visit",
    "Wave",
    "WithdrawnSign",
]
