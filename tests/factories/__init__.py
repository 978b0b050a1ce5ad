"""The smallest valid thing of each kind."""

from tests.factories.accounts import (
    CuratorFactory,
    DeletionFactory,
    HouseholdFactory,
    InvitationFactory,
    MembershipFactory,
    PushSubscriptionFactory,
    UserFactory,
)
from tests.factories.diary import (
    ChildFactory,
    ObservationFactory,
    PhotoFactory,
    PromptFactory,
    ShareLinkFactory,
    SpotFactory,
    VisitFactory,
)

__all__ = [
    "ChildFactory",
    "CuratorFactory",
    "DeletionFactory",
    "HouseholdFactory",
    "InvitationFactory",
    "MembershipFactory",
    "ObservationFactory",
    "PhotoFactory",
    "PromptFactory",
    "PushSubscriptionFactory",
    "ShareLinkFactory",
    "SpotFactory",
    "UserFactory",
    "VisitFactory",
]
