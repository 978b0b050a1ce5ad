"""Children, their spots, and what was written about them.

The child was born on 10 October 2026 and the spot is as old: day 0 is BORN_ON.
"""

from datetime import UTC, date, datetime

from factory.declarations import LazyFunction, SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from diary.models import Child, Observation, Photo, Prompt, ShareLink, Spot, Visit
from tests.factories.accounts import HouseholdFactory

BORN_ON = date(2026, 10, 10)


class ChildFactory(DjangoModelFactory[Child]):
    class Meta:
        model = Child

    household = SubFactory(HouseholdFactory)
    name = "Maya"
    born_on = BORN_ON


class SpotFactory(DjangoModelFactory[Spot]):
    class Meta:
        model = Spot

    child = SubFactory(ChildFactory)
    household = SelfAttribute("child.household")
    site = "tummy"
    noticed_on = BORN_ON


class ObservationFactory(DjangoModelFactory[Observation]):
    class Meta:
        model = Observation

    spot = SubFactory(SpotFactory)
    household = SelfAttribute("spot.household")
    observed_at = datetime(2026, 10, 10, 12, tzinfo=UTC)
    observed_on = BORN_ON
    timezone = SelfAttribute("household.timezone")


def kept_file() -> str:
    """Put a few bytes where photos are kept, and name them."""
    return default_storage.save("photo", ContentFile(b"pixels"))


class PhotoFactory(DjangoModelFactory[Photo]):
    """A photo whose three files exist, though no picture is in them."""

    class Meta:
        model = Photo

    observation = SubFactory(ObservationFactory)
    household = SelfAttribute("observation.household")
    original = LazyFunction(kept_file)
    large = LazyFunction(kept_file)
    small = LazyFunction(kept_file)
    width = 640
    height = 480
    placeholder = "data:image/webp;base64,"
    digest = Sequence("{:064d}".format)


class VisitFactory(DjangoModelFactory[Visit]):
    class Meta:
        model = Visit

    spot = SubFactory(SpotFactory)
    household = SelfAttribute("spot.household")
    on = BORN_ON


class PromptFactory(DjangoModelFactory[Prompt]):
    """An open prompt that says to book a visit."""

    class Meta:
        model = Prompt

    spot = SubFactory(SpotFactory)
    household = SelfAttribute("spot.household")
    level = "exceeded"
    act_by = "routine"
    reasons = ("limit_passed",)
    raised_on = BORN_ON


class ShareLinkFactory(DjangoModelFactory[ShareLink]):
    """A link without spots or files, of BORN_ON, open until the end of 2099."""

    class Meta:
        model = ShareLink

    child = SubFactory(ChildFactory)
    household = SelfAttribute("child.household")
    made_at = datetime(2026, 10, 10, 12, tzinfo=UTC)
    last_day = BORN_ON
    expires_at = datetime(2100, 1, 1, tzinfo=UTC)
    digest = Sequence("{:064d}".format)
