"""For operators: what is queued, running and failed, and how to run it again."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from diary.models import Slot
from diary.queries.jobs import Job, error_of, in_hand, name_of, state_of, tries_of
from diary.services import jobs


class Command(BaseCommand):
    help = "Say which jobs are queued, running or failed; run one again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument(
            "--again", type=UUID, metavar="ID", help="run this job once more"
        )
        what.add_argument(
            "--slots",
            type=int,
            metavar="N",
            help="list the N slots that were queued last, with the ids of their jobs",
        )

    def handle(
        self,
        *_args: Any,  # noqa: ANN401 (Django's own signature)
        again: UUID | None,
        slots: int | None,
        **_options: Any,  # noqa: ANN401
    ) -> None:
        if again:
            self._again(again)
        elif slots:
            for slot in Slot.objects.all()[:slots]:
                self.stdout.write(f"{slot.run}  {state_of(slot):10}  {slot}")
        else:
            lines = [_line(job) for job in in_hand()]
            self.stdout.write(
                "\n".join(lines or ["Nothing waits, runs or has failed."])
            )

    def _again(self, job: UUID) -> None:
        if not jobs.again(job):
            raise CommandError("No job of this id has ended.")
        self.stdout.write("It is queued once more.")


def _line(job: Job) -> str:
    """Return "ID  FAILED  2026-11-21 00:00 UTC  sweep slot=7, 8 tries, OSError"."""
    tries, error = tries_of(job), error_of(job)
    notes = [f"{tries} tries" if tries > 1 else "", error]
    what = ", ".join([name_of(job), *filter(None, notes)])
    return f"{job.pk}  {job.status:10}  {job.enqueued_at:%Y-%m-%d %H:%M} UTC  {what}"
