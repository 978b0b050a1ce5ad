"""Four schedulers at once queue each slot once, and each with its job."""

import pytest

from diary.services.scheduling import SCHEDULES
from tests.e2e.site import Site
from tests.processes.race import race
from tests.processes.racer import DAYS
from tests.processes.running import python

ZONES = ["Europe/London", "Asia/Kathmandu", "America/New_York", "Pacific/Auckland"]
FAMILIES = f"""
from accounts.models import Household
Household.objects.bulk_create(Household(timezone=zone) for zone in {ZONES})
"""
LEFT = """
from django_tasks_db.models import DBTaskResult
from diary.models import Slot
jobs = {*DBTaskResult.objects.values_list("pk", flat=True)}
print(len(jobs), {*Slot.objects.values_list("run", flat=True)} == jobs)
"""
# A sweep for each zone, the others once a day.
EXPECTED = DAYS * (len(ZONES) + len(SCHEDULES) - 1)


@pytest.mark.slow
def test_four_schedulers_queue_each_slot_once(site: Site) -> None:
    python(site, FAMILIES)

    queued = [int(said) for said in race(site, "tests.processes.racer", 4)]

    assert sum(queued) == EXPECTED
    assert sum(count > 0 for count in queued) > 1, "Nobody raced."
    assert python(site, LEFT) == f"{EXPECTED} True"
