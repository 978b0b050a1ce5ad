"""Take the demo family away wholly, and nobody else."""

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Household, Membership, User


class NotOnlyDemoError(Exception):
    """Somebody else shares a diary with the demo; the message says what to do."""


@transaction.atomic
def wipe_family() -> bool:
    """Delete the demo's households, people and photos; tell if any were there.

    Raises NotOnlyDemoError where a real person is a member of a demo household, or
    one of the demo's people of a real one.
    """
    people = User.objects.filter(is_demo=True)
    households = Household.objects.filter(is_demo=True)
    _check_nobody_else()
    _end_sessions({str(pk) for pk in people.values_list("pk", flat=True)})
    found = people.exists() or households.exists()
    households.delete()
    people.delete()
    return found


def _check_nobody_else() -> None:
    guests = Membership.objects.filter(household__is_demo=True, user__is_demo=False)
    hosts = Membership.objects.filter(household__is_demo=False, user__is_demo=True)
    if guests.exists() or hosts.exists():
        raise NotOnlyDemoError(
            _("Somebody else shares a diary with the demo family. Remove them first.")
        )


def _end_sessions(ids: set[str]) -> None:
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") in ids:
            session.delete()
