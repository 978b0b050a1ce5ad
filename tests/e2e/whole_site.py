"""All that `make run` starts, by one clock, and the servers that it sends to."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.e2e.site import Site, running_site
from tests.mail_server import MailServer
from tests.processes.running import python, running, soon
from tests.push.service import PushService, running_push_service

# Whether the last sweep and the last telling that are due by now have been done.
DONE = """
from django_tasks_db.models import DBTaskResult
from diary.models import Slot
ended = DBTaskResult.objects.successful().values("pk")
slots = Slot.objects.filter(run__in=ended)
swept = slots.filter(job="sweep", at__gte="{midnight}")
told = slots.filter(job="tell", at__gt="{lately}")
print(swept.exists() and told.exists())
"""
TELL_EVERY = timedelta(minutes=5)


@dataclass(frozen=True)
class WholeSite:
    """A site whose families all live in `zone`, and those that take its messages."""

    site: Site
    post: MailServer
    service: PushService
    zone: ZoneInfo

    @property
    def sent(self) -> tuple[int, int]:
        """How many letters and how many messages to browsers have arrived."""
        return len(self.post.arrived), len(self.service.received)

    def pass_to(self, day: date, at: time) -> None:
        """Move the clock to a time of the zone; wait until what is due is done."""
        moment = datetime.combine(day, at, self.zone)
        midnight = datetime.combine(day, time(0), self.zone).astimezone(UTC)
        lately = moment.astimezone(UTC) - TELL_EVERY
        ask = DONE.format(midnight=midnight.isoformat(), lately=lately.isoformat())
        self.site.set_time(moment)
        soon(lambda: python(self.site, ask) == "True", self.site)


@contextmanager
def whole_site(folder: Path, zone: ZoneInfo) -> Iterator[WholeSite]:
    """Serve from `folder` until the block ends, worker and scheduler beside it."""
    post = MailServer()
    with ExitStack() as stack:
        service = stack.enter_context(running_push_service(folder))
        post.start()
        stack.callback(post.stop)
        settings = {
            "EMAIL_URL": f"smtp://127.0.0.1:{post.port}",
            "MILKSPOT_HOSTS": "127.0.0.1",  # As links in letters begin with it.
            "MILKSPOT_TEST_PUSH_SERVICE": service.host,
            "SSL_CERT_FILE": str(service.certificate),
        }
        site = stack.enter_context(running_site(folder, settings))
        for command in ("worker", "scheduler"):
            stack.enter_context(running(site, "-m", "tests.e2e.by_the_clock", command))
        yield WholeSite(site, post, service, zone)
