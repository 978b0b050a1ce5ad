"""Two connections that do one thing at the same moment.

manage.py shell -c "from tests.e2e.races import ...; ...()"
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from accounts.models import Invitation, Membership, User
from accounts.roles import Role
from accounts.services.members import LastOwnerError, remove
from conditions.exchange.merging import digests
from conditions.models import Revision, What
from conditions.queries.editable import draft_of
from conditions.services.curation import copy_to_draft
from conditions.services.drafts import Change, ChangedMeanwhile, change
from diary.services.members import join
from tests.factories import (
    CuratorFactory,
    InvitationFactory,
    MembershipFactory,
    UserFactory,
)

LIMIT = "see_doctor_after_days"
Row = TypeVar("Row", bound=Model)


def accept_twice() -> None:
    """One invitation, accepted on four connections at once, makes one member."""
    invitation = InvitationFactory.create()
    user = UserFactory.create(email=invitation.email)
    held = [Invitation.objects.get(pk=invitation.pk) for _connection in range(4)]

    def accept(one: Invitation) -> Membership:
        return join(one, user, called="", now=timezone.now())

    made = at_once(accept, held)

    assert len([one for one in made if isinstance(one, Membership)]) == 1, made
    assert Membership.objects.filter(household=invitation.household).count() == 1


def owners_leave_together() -> None:
    """Of two owners who leave at once, one stays."""
    owners = [MembershipFactory.create()]
    owners.append(MembershipFactory.create(household=owners[0].household))

    made = at_once(lambda one: remove(one, by=one.user), owners)

    left = Membership.objects.filter(household=owners[0].household)
    assert [type(one) for one in made].count(LastOwnerError) == 1, made
    assert left.get().role == Role.OWNER


def curators_save_together() -> None:
    """Of two who change one number of a draft at once, the second is told."""
    published = Revision.objects.published().filter(subject__kind="condition").last()
    assert published is not None
    curators = [
        CuratorFactory.create(email=f"{number}@races.example") for number in range(4)
    ]
    draft = copy_to_draft(published, by=curators[0])
    read = draft_of("condition", published.subject.slug)
    assert read is not None

    def save(by: User) -> None:
        days = {LIMIT: 100 + by.pk}
        change(
            draft,
            Change(
                units=days,
                seen=digests({LIMIT: read.content[LIMIT]}),
                saved=lambda content: {LIMIT: content[LIMIT]},
                put=lambda content, units: {**content, **units},
            ),
            among=read.among,
            by=by,
            at=timezone.now(),
        )

    made = at_once(save, curators)

    assert [type(one) for one in made].count(ChangedMeanwhile) == 3, made
    assert draft.events.filter(what=What.SAVED).count() == 1


def at_once(act: Callable[[Row], object], rows: Sequence[Row]) -> list[object]:
    """Act on each row on a connection of its own, all begun together.

    Returns what each returned or raised.
    """
    barrier = Barrier(len(rows))

    def alone(row: Row) -> object:
        try:
            barrier.wait()
            return act(row)
        except Exception as error:  # noqa: BLE001 (what was raised is the answer)
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(rows)) as pool:
        return list(pool.map(alone, rows))
