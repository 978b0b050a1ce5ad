"""The only door from a user to a diary object.

A stranger meets Http404 everywhere, never a hint; a member whose role falls
short meets PermissionDenied.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import F, Model, Q, QuerySet
from django.http import Http404

from accounts.models import (
    Deletion,
    Household,
    Invitation,
    Membership,
    PushSubscription,
    User,
)
from accounts.roles import CAPABILITIES, Capability, allows
from diary.models import (
    Child,
    ChildMembership,
    Observation,
    Photo,
    Prompt,
    ReportFile,
    ShareLink,
    Spot,
    SpotQuerySet,
    Visit,
)

Person = User | AnonymousUser
Row = TypeVar("Row", bound=Model)
Part = TypeVar("Part", Invitation, Deletion)


def children(user: Person, capability: Capability = Capability.VIEW) -> QuerySet[Child]:
    """Find the children this person may do that with, oldest first."""
    roles = [role for role, able in CAPABILITIES.items() if capability in able]
    memberships = Membership.objects.filter(user=user.pk, role__in=roles)
    households = memberships.filter(sees_all_children=True).values("household")
    given = ChildMembership.objects.filter(
        membership__in=memberships, membership__household=F("child__household")
    ).values("child")
    return (
        Child.objects.filter(Q(household__in=households) | Q(pk__in=given))
        .select_related("household")
        .order_by("born_on", "id")
    )


def readers(children: Iterable[Child]) -> dict[int, list[Membership]]:
    """Return the members who may see each of `children`, by its id, with their users.

    It is `children` the other way round, in two queries for all of them.
    """
    children = list(children)
    given = ChildMembership.objects.filter(child__in=children)
    limited = {*given.values_list("membership", "child")}
    members: dict[int, list[Membership]] = defaultdict(list)
    households = {child.household_id for child in children}
    rows = Membership.objects.filter(household__in=households, user__is_active=True)
    for member in rows.select_related("user", "household").order_by("pk"):
        members[member.household_id].append(member)
    return {
        child.pk: [
            member
            for member in members[child.household_id]
            if member.sees_all_children or (member.pk, child.pk) in limited
        ]
        for child in children
    }


def spots(user: Person, capability: Capability = Capability.VIEW) -> SpotQuerySet:
    """Find the spots of those children, with child and household."""
    return spots_of(_ids(user, capability))


def spots_of(permitted: Iterable[Child]) -> SpotQuerySet:
    """Find the spots of children that were reached through this door, as they began."""
    kept = Spot.objects.kept().filter(child__in=permitted)
    return kept.select_related("child", "household").order_by("pk")


def spots_in(member: Membership) -> SpotQuerySet:
    """Find what a member may see of the spots of that household alone."""
    return spots(member.user).filter(household=member.household_id)


def deleted_spots(user: Person, *, since: datetime) -> SpotQuerySet:
    """Find the spots deleted after `since` that this person may put back."""
    found = Spot.objects.deleted_after(since)
    return found.filter(child__in=_ids(user, Capability.EDIT)).select_related(
        "child", "household"
    )


def household(user: Person, uuid: UUID, capability: Capability) -> Household:
    """One household of which this person is a member."""
    member = own_membership(user, uuid)
    if not allows(member.role, capability):
        raise PermissionDenied
    return member.household


def own_membership(user: Person, household: UUID) -> Membership:
    """Return this person's own part in a household."""
    rows = Membership.objects.filter(user=user.pk, household__uuid=household)
    found = rows.select_related("household", "user").first()
    if found is None:
        raise Http404
    return found


def member(user: Person, uuid: UUID) -> Membership:
    """One member over whom this person decides."""
    rows = Membership.objects.select_related("household", "user")
    found = rows.filter(uuid=uuid).first()
    if found is None:
        raise Http404
    if not own_membership(user, found.household.uuid).may_change(found):
        raise PermissionDenied
    return found


def invitation(user: Person, uuid: UUID) -> Invitation:
    """One invitation to a household that this person manages."""
    rows = Invitation.objects.select_related("household").filter(uuid=uuid)
    return _managed(user, rows.first())


def deletion(user: Person, uuid: UUID) -> Deletion:
    """One deletion to come in a household that this person manages."""
    rows = Deletion.objects.select_related("household").filter(uuid=uuid)
    return _managed(user, rows.first())


def push_subscription(user: User, uuid: str) -> PushSubscription:
    """One browser in which this person's own messages show."""
    try:
        found = user.push_subscriptions.filter(uuid=UUID(uuid)).first()
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found


def child(user: Person, uuid: UUID, capability: Capability = Capability.VIEW) -> Child:
    """One child with its household."""
    return _one(user, capability, children(user).filter(uuid=uuid), "pk")


def spot(user: Person, uuid: UUID, capability: Capability = Capability.VIEW) -> Spot:
    """One spot with its child and household; a merged one is what it is part of."""
    named = Q(uuid=uuid) | Q(absorbed__uuid=uuid)
    return _one(user, capability, spots(user).filter(named), "child")


def spot_to_undo(user: Person, uuid: UUID, *, since: datetime) -> Spot:
    """One spot to edit, even if it was deleted after `since`."""
    rows = Spot.objects.kept() | Spot.objects.deleted_after(since)
    found = rows.select_related("child", "household")
    return _one(user, Capability.EDIT, found.filter(uuid=uuid), "child")


def observation(
    user: Person, uuid: UUID, capability: Capability = Capability.VIEW
) -> Observation:
    """One entry that is not deleted, with its spot and child."""
    rows = Observation.objects.kept().select_related("spot__child", "spot__household")
    return _one(user, capability, rows.filter(uuid=uuid), "spot__child")


def observation_to_undo(user: Person, uuid: UUID, *, since: datetime) -> Observation:
    """One entry to edit, even if it was deleted after `since`."""
    rows = Observation.objects.kept_or_deleted_after(since)
    found = rows.select_related("spot__child", "spot__household")
    return _one(user, Capability.EDIT, found.filter(uuid=uuid), "spot__child")


def photo(user: Person, uuid: UUID, capability: Capability = Capability.VIEW) -> Photo:
    """One photo of an entry that is not deleted, with its spot and child."""
    kept = Photo.objects.filter(observation__in=Observation.objects.kept())
    rows = kept.select_related(
        "observation__spot__child", "observation__spot__household"
    )
    return _one(user, capability, rows.filter(uuid=uuid), "observation__spot__child")


def visit(user: Person, uuid: UUID, capability: Capability = Capability.VIEW) -> Visit:
    """One visit with its spot and child."""
    kept = Visit.objects.filter(spot__deleted_at__isnull=True)
    rows = kept.select_related("spot__child", "spot__household")
    return _one(user, capability, rows.filter(uuid=uuid), "spot__child")


def share_link(user: Person, uuid: UUID, capability: Capability) -> ShareLink:
    """One link for a doctor, open or ended, with its child."""
    rows = ShareLink.objects.select_related("child__household", "made_by")
    return _one(user, capability, rows.filter(uuid=uuid), "child")


def report_file(user: Person, uuid: UUID, *, now: datetime) -> ReportFile:
    """One PDF that this very person asked for within the hour, with its child."""
    rows = ReportFile.objects.kept(now).filter(made_for=user.pk)
    found = rows.select_related("child__household").filter(uuid=uuid)
    return _one(user, Capability.VIEW, found, "child")


def prompt(
    user: Person, uuid: UUID, capability: Capability = Capability.VIEW
) -> Prompt:
    """One prompt with its spot and child."""
    kept = Prompt.objects.filter(spot__deleted_at__isnull=True)
    rows = kept.select_related("spot__child", "spot__household")
    return _one(user, capability, rows.filter(uuid=uuid), "spot__child")


def _ids(user: Person, capability: Capability) -> QuerySet[Child, Any]:
    return children(user, capability).order_by().values("pk")


def _managed(user: Person, found: Part | None) -> Part:
    if found is None:
        raise Http404
    household(user, found.household.uuid, Capability.MANAGE)
    return found


def _one(user: Person, capability: Capability, rows: QuerySet[Row], child: str) -> Row:
    """Return the first of `rows`; `child` is the path from it to its child."""
    found = rows.filter(**{f"{child}__in": _ids(user, Capability.VIEW)}).first()
    if found is None:
        raise Http404
    if capability != Capability.VIEW:
        able = rows.filter(**{"pk": found.pk, f"{child}__in": _ids(user, capability)})
        if not able.exists():
            raise PermissionDenied
    return found
