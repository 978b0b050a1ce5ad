"""Workers that tell at the same moment send each letter once."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.e2e.site import Site
from tests.mail_server import MailServer
from tests.processes.race import race
from tests.processes.running import python

MEMBERS = 30
EMERGENCIES = f"""
from datetime import date
from django.utils import timezone
from django.core.management import call_command
from allauth.account.models import EmailAddress
from accounts.models import User
from accounts.services.households import create_household
from diary.models import Prompt, PromptEvent, Spot
from diary.services import prompts, spots
from diary.services.children import ChildDetails, create_child
from diary.services.telling.fan_out import fan_out

call_command("load_conditions", verbosity=0)
for number in range({MEMBERS}):
    email = f"person{{number}}@example.com"
    user = User.objects.create_user(email)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    household = create_household(user, timezone="UTC", country="GB")
    child = create_child(household, ChildDetails(name="Maya"))
    on = date(2026, 1, 1)
    spot = spots.begin(child, spots.SpotDetails(site="tummy"), by=user, on=on)
    prompt = Prompt.objects.create(
        household=household, spot=spot, level="emergency", act_by="now",
        reasons=["BREATHING"], raised_on=on,
    )
    prompts.event(prompt, PromptEvent.What.RAISED, on, None).save()
fan_out(timezone.now())
"""
OUTCOMES = """
from diary.models import Telling
print(sorted(Telling.objects.values_list("outcome", "tries")))
"""


@pytest.fixture
def post() -> Iterator[MailServer]:
    server = MailServer()
    server.start()
    yield server
    server.stop()


@pytest.mark.slow
def test_four_workers_send_each_letter_once(site: Site, post: MailServer) -> None:
    mail = {"EMAIL_URL": f"smtp://127.0.0.1:{post.port}"}
    with_mail = replace(site, environ={**site.environ, **mail})
    python(with_mail, EMERGENCIES)

    sent = [int(said) for said in race(with_mail, "tests.processes.teller", 4)]

    assert sum(count > 0 for count in sent) > 1, "Nobody raced."
    addresses = sorted(letter["To"] for letter in post.arrived)
    assert addresses == sorted(f"person{n}@example.com" for n in range(MEMBERS))
    assert python(site, OUTCOMES) == str([("sent", 1)] * MEMBERS)
