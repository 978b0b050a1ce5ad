"""Keep what a person shows of a child's log, for all its forms and the next time."""

from diary.models import ReportChoice


def keep(choice: ReportChoice) -> None:
    """Write down the choice of a person for a child, in place of their last one."""
    ReportChoice.objects.update_or_create(
        person=choice.person,
        child=choice.child,
        defaults={
            "left_out": choice.left_out,
            "notes": choice.notes,
            "names": choice.names,
            "questions": choice.questions,
        },
    )
