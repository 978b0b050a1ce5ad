"""Every address, tried as owner, carer, viewer, stranger and nobody.

An address that the tables below do not know fails: whoever adds one says who may
come in.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import Membership
from accounts.roles import Role
from diary.models import Spot
from tests.factories import (
    ChildFactory,
    CuratorFactory,
    DeletionFactory,
    InvitationFactory,
    MembershipFactory,
    ObservationFactory,
    PhotoFactory,
    PromptFactory,
    ShareLinkFactory,
    SpotFactory,
    UserFactory,
    VisitFactory,
)

SIGN_IN, FORBIDDEN, MISSING, NOT_GET = 302, 403, 404, 405
READERS = {Role.OWNER: 200, Role.CARER: 200, Role.VIEWER: 200}
WRITERS = {Role.OWNER: 200, Role.CARER: 200, Role.VIEWER: FORBIDDEN}
OWNERS = {Role.OWNER: 200, Role.CARER: FORBIDDEN, Role.VIEWER: FORBIDDEN}
LEAVERS = {**READERS}
OWNING_READERS = {**OWNERS}
SHARERS = {**WRITERS}
# Of these nothing is changed.
SHOWN = (READERS, OWNING_READERS, SHARERS)
NO_PHOTO = "5f0c1a52-8f04-4c53-9d2b-1a2b3c4d5e6f"
POSTED = dict.fromkeys(Role, NOT_GET)
# Posted by readers, too.
ASKED = {**POSTED}

# Addresses that name something of a household: who may GET them, and what they name.
OBJECTS = {
    "spot": (READERS, "spot", {}),
    "spot-edit": (WRITERS, "spot", {}),
    "spot-log": (WRITERS, "spot", {}),
    "signs-withdraw": (WRITERS, "spot", {}),
    "spot-reminder": (WRITERS, "spot", {}),
    "reminder-stop": (POSTED, "spot", {}),
    "visit-new": (WRITERS, "spot", {"kind": "seen"}),
    "visit-edit": (WRITERS, "visit", {}),
    "visit-move": (WRITERS, "booking", {}),
    "visit-calendar": (READERS, "booking", {}),
    "visit-delete": (WRITERS, "visit", {}),
    "observation-photos": (WRITERS, "entry", {}),
    "photo-upload": (POSTED, "entry", {"photo": NO_PHOTO}),
    "entry-edit": (WRITERS, "entry", {}),
    "entry-restore": (POSTED, "entry", {}),
    "spot-history": (READERS, "spot", {}),
    "spot-merge": (WRITERS, "spot", {}),
    "spot-split": (WRITERS, "spot", {}),
    "spot-move": (WRITERS, "spot", {}),
    "entry-move": (WRITERS, "entry", {}),
    "photo-move": (WRITERS, "photo", {}),
    "spot-delete": (WRITERS, "spot", {}),
    "spot-restore": (POSTED, "spot", {}),
    "observation-delete": (POSTED, "entry", {}),
    "photo": (READERS, "photo", {"size": "small"}),
    "prompt-answer": (WRITERS, "prompt", {"kind": "seen"}),
    "prompt-undo": (POSTED, "prompt", {}),
    "spot-prompts": (READERS, "spot", {}),
    "child": (READERS, "child", {}),
    "child-edit": (WRITERS, "child", {}),
    "household-edit": (OWNERS, "household", {}),
    "child-new": (OWNERS, "household", {}),
    "exposures": (READERS, "child", {}),
    "report-print": (READERS, "child", {}),
    "report-csv": (READERS, "child", {}),
    "report-fhir": (READERS, "child", {}),
    "child-delete": (OWNERS, "child", {}),
    "household-delete": (OWNERS, "household", {}),
    "deletion-stop": (POSTED, "deletion", {}),
    "invite": (OWNERS, "household", {}),
    "invitation-revoke": (POSTED, "invitation", {}),
    "member": (OWNERS, "member", {}),
    "member-remove": (OWNERS, "member", {}),
    "calendar": (LEAVERS, "household", {}),
    "household-leave": (LEAVERS, "household", {}),
    "report-pdf": (ASKED, "child", {}),
    "report-chosen": (ASKED, "child", {}),
    "report-first-page": (ASKED, "child", {}),
    "everything": (OWNING_READERS, "household", {}),
    "everything-zip": (OWNING_READERS, "household", {}),
    "child-zip": (OWNING_READERS, "child", {}),
    "share-new": (WRITERS, "child", {}),
    "share": (SHARERS, "share", {}),
    "share-end": (POSTED, "share", {}),
    "share-stop": (WRITERS, "share", {}),
}
# Addresses of everyone's own: what a signed-in person and what nobody meets.
OWN = {
    "today": (200, 200),
    "log": (200, SIGN_IN),
    "timeline": (200, SIGN_IN),
    "spot-new": (302, SIGN_IN),
    "spots-deleted": (200, SIGN_IN),
    "family": (200, SIGN_IN),
    "settings": (200, SIGN_IN),
    "report": (200, SIGN_IN),
    "household-new": (200, SIGN_IN),
    "reach": (200, SIGN_IN),
    "bring-in": (200, SIGN_IN),
    "bring-in-look": (302, SIGN_IN),
    "bring-in-cancel": (NOT_GET, SIGN_IN),
    "notes": (200, SIGN_IN),
    "notes-look": (302, SIGN_IN),
    "notes-cancel": (NOT_GET, SIGN_IN),
    "invitation": (200, 200),
    "invitation-sign-up": (302, 302),
    "invitation-accept": (302, SIGN_IN),
    "push-key": (200, SIGN_IN),
    "push-subscribe": (NOT_GET, SIGN_IN),
    "push-stop": (NOT_GET, SIGN_IN),
    "push-test": (NOT_GET, SIGN_IN),
    # Without a worker the server is not well.
    "healthz": (503, 503),
}
# Addresses that everyone may read, and what they name.
EVERYONES: dict[str, dict[str, Any]] = {
    "conditions": {},
    "warning-signs": {},
    "photo-help": {},
    "service-worker": {},
    "manifest": {},
    "condition": {"slug": "neonatal-milia"},
    "condition-history": {"slug": "neonatal-milia"},
    "condition-revision": {"slug": "neonatal-milia", "number": 1},
    "signs-history": {},
    "sites-history": {},
    "exposures-history": {},
    "do_not-history": {},
    "signs-revision": {"number": 1},
    "share-viewer": {},
}
# Addresses of curators, what they name, and what a curator meets on GET.
MILIA = {"kind": "condition", "slug": "neonatal-milia"}
CURATORS: dict[str, tuple[int, dict[str, Any]]] = {
    "curation": (200, {}),
    "curation-subject": (200, MILIA),
    "curation-new": (200, {}),
    "curation-history": (200, {}),
    "curation-revision": (200, {**MILIA, "number": 1}),
    "curation-start": (NOT_GET, MILIA),
    "curation-retire": (200, MILIA),
    # Nobody works on it: there is no draft.
    "curation-draft": (302, MILIA),
    "curation-step": (302, {**MILIA, "step": "submit"}),
    "curation-bar": (200, {}),
    # There is no draft: that is said where a draft stands.
    "curation-edit": (302, MILIA),
    "curation-edit-item": (
        302,
        {"kind": "sites", "slug": "sites", "part": "sites", "code": "cheek"},
    ),
    "curation-edit-part": (302, {**MILIA, "part": "numbers"}),
    "curation-rechecks": (200, {}),
    "curation-exchange": (200, {}),
    "curation-export": (200, {"form": "yaml"}),
    "curation-import": (NOT_GET, {}),
    "what-if": (200, {}),
    "curation-failing": (200, MILIA),
    # Of a draft that is not there.
    "curation-impact": (MISSING, MILIA),
    "curation-cases": (MISSING, MILIA),
    "curation-case-new": (MISSING, MILIA),
    "curation-case": (MISSING, {"kind": "signs", "slug": "signs", "pk": "1"}),
    "curation-case-adopt": (NOT_GET, {"kind": "signs", "slug": "signs", "pk": "1"}),
    "curation-case-remove": (NOT_GET, {"kind": "signs", "slug": "signs", "pk": "1"}),
}
# Addresses for whoever holds a signed link: tests/accounts/test_stop_email.py.
SIGNED = ("mail-stop",)
# Addresses that hold a secret: a wrong one is not here, for anybody.
SECRETS = {"calendar-feed": {"token": "A" * 43}}
# Others, which have tests of their own: tests/diary/sharing,
# tests/diary/views/test_report_pdf.py.
TOLD_APART = ("share-manifest", "share-file", "report-making", "report-file")
# allauth's pages and Django's admin keep their own doors; they show no diary.
OUTSIDE = ("admin:", "account_", "mfa_")


def is_read_only(name: str) -> bool:
    return any(OBJECTS[name][0] is able for able in SHOWN)


def named_patterns(
    resolver: URLResolver, namespace: str = ""
) -> Iterator[tuple[str, str]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = (
                f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            )
            yield from named_patterns(pattern, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name or ''}", str(pattern.pattern)


def test_every_address_is_in_a_table() -> None:
    names = {
        (name, route)
        for name, route in named_patterns(get_resolver())
        if not name.startswith(OUTSIDE) and name != "admin:"
    }

    known = OBJECTS.keys() | OWN.keys() | EVERYONES.keys() | SECRETS.keys()
    known |= {*SIGNED, *TOLD_APART, *CURATORS}
    unknown = {pair for pair in names if pair[0] not in known}

    assert not unknown
    assert {name for name, _route in names} == known


@pytest.fixture
def spot(db: None) -> Spot:
    return SpotFactory(child=ChildFactory())


def address(name: str, spot: Spot) -> str:
    _expected, what, extra = OBJECTS[name]
    entry = ObservationFactory(spot=spot)
    named = {
        "spot": spot.uuid,
        "child": spot.child.uuid,
        "household": spot.household.uuid,
        "entry": entry.uuid,
        "photo": PhotoFactory(observation=entry).uuid,
        "visit": VisitFactory(spot=spot).uuid,
        "booking": VisitFactory(spot=spot, planned=True).uuid,
        "prompt": PromptFactory(spot=spot).uuid,
        "deletion": DeletionFactory(household=spot.household).uuid,
        "invitation": InvitationFactory(household=spot.household).uuid,
        "member": member(spot, Role.CARER).uuid,
        "share": ShareLinkFactory(child=spot.child).uuid,
    }
    return reverse(name, kwargs={"uuid": named[what], **extra})


def member(spot: Spot, role: Role) -> Membership:
    return MembershipFactory(household=spot.household, role=role)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("name", OBJECTS)
def test_a_member_meets_what_their_role_allows(
    name: str, role: Role, spot: Spot, client: Client
) -> None:
    client.force_login(member(spot, role).user)

    response = client.get(address(name, spot))
    response.close()

    assert response.status_code == OBJECTS[name][0][role]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", OBJECTS)
def test_a_stranger_meets_404(
    name: str, method: str, spot: Spot, client: Client
) -> None:
    client.force_login(MembershipFactory().user)

    response = getattr(client, method)(address(name, spot))

    not_offered = method == "get" and OBJECTS[name][0] == POSTED
    read_only = method == "post" and is_read_only(name)
    assert response.status_code == (NOT_GET if not_offered or read_only else MISSING)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", OBJECTS)
def test_nobody_is_asked_to_sign_in(
    name: str, method: str, spot: Spot, client: Client
) -> None:
    response = getattr(client, method)(address(name, spot))

    assert response.status_code == SIGN_IN
    assert response["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize(
    "name",
    [
        name
        for name, (able, *_what) in OBJECTS.items()
        if able in (WRITERS, POSTED, OWNERS)
        and able is not ASKED
        and not is_read_only(name)
    ],
)
def test_a_viewer_cannot_post(name: str, spot: Spot, client: Client) -> None:
    client.force_login(member(spot, Role.VIEWER).user)

    response = client.post(address(name, spot))

    assert response.status_code == FORBIDDEN


@pytest.mark.parametrize("name", OBJECTS)
def test_a_carer_limited_to_another_child_meets_404(
    name: str, spot: Spot, client: Client
) -> None:
    limited = MembershipFactory(
        household=spot.household, role=Role.CARER, sees_all_children=False
    )
    client.force_login(limited.user)

    response = client.get(address(name, spot))

    allowed, what, _extra = OBJECTS[name]
    of_a_child = what not in {"household", "member", "invitation", "deletion"}
    expected = MISSING if of_a_child and allowed != POSTED else allowed[Role.CARER]
    assert response.status_code == expected


@pytest.mark.parametrize("name", OWN)
def test_own_pages_open_for_the_signed_in_alone(
    name: str, spot: Spot, client: Client
) -> None:
    signed_in, nobody = OWN[name]

    before = client.get(reverse(name)).status_code
    client.force_login(UserFactory())

    assert before == nobody
    assert client.get(reverse(name)).status_code == signed_in


@pytest.mark.parametrize("name", EVERYONES)
def test_pages_for_everyone_open_without_a_sign_in_and_take_nothing(
    name: str, db: None, client: Client
) -> None:
    page = reverse(name, kwargs=EVERYONES[name])

    assert client.get(page).status_code == 200
    assert client.post(page).status_code == NOT_GET


@pytest.mark.parametrize("name", SECRETS)
def test_a_wrong_secret_is_not_here_for_members_and_nobody_alike(
    name: str, spot: Spot, client: Client
) -> None:
    page = reverse(name, kwargs=SECRETS[name])

    nobody = client.get(page)
    client.force_login(member(spot, Role.OWNER).user)

    assert nobody.status_code == client.get(page).status_code == MISSING
    assert nobody.content == client.get(page).content
    assert client.post(page).status_code == NOT_GET


@pytest.mark.parametrize("name", CURATORS)
def test_pages_of_curators_open_for_curators(
    name: str, db: None, client: Client
) -> None:
    client.force_login(CuratorFactory())
    expected, named = CURATORS[name]

    assert client.get(reverse(name, kwargs=named)).status_code == expected


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", CURATORS)
def test_pages_of_curators_are_not_here_for_others(
    name: str, method: str, spot: Spot, client: Client
) -> None:
    page = reverse(name, kwargs=CURATORS[name][1])
    nobody = getattr(client, method)(page)
    client.force_login(member(spot, Role.OWNER).user)

    assert nobody.status_code == SIGN_IN
    assert nobody["Location"].startswith(reverse("account_login"))
    assert getattr(client, method)(page).status_code == MISSING
