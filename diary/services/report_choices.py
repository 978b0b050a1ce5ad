"""Keep what a person shows of a child's log, for all its forms and the next time."""

from uuid import UUID

from diary.models import Observation, Photo, ReportChoice


def keep(choice: ReportChoice) -> None:
    """Write down the choice of a person for a child, in place of their last one.

    What they had left out stays so where no form can show it now: a deleted entry may
    come back, and its photos with it.
    """
    ReportChoice.objects.update_or_create(
        person=choice.person,
        child=choice.child,
        defaults={
            "left_out": [*choice.left_out, *_out_of_sight(choice)],
            "notes": choice.notes,
            "names": choice.names,
            "questions": choice.questions,
        },
    )


def _out_of_sight(choice: ReportChoice) -> list[UUID]:
    """Find the photos that were left out before, and are of no kept entry now."""
    last = ReportChoice.objects.filter(person=choice.person, child=choice.child)
    before = last.values_list("left_out", flat=True).first() or []
    photos = Photo.objects.filter(uuid__in=before)
    hidden = photos.exclude(observation__in=Observation.objects.kept())
    return list(hidden.values_list("uuid", flat=True))
