"""A subscription is of one person and one browser, and ends with either."""

from datetime import UTC, datetime, timedelta

import pytest

from django.test import Client
from django.urls import reverse

from accounts.models import PushSubscription, User
from accounts.roles import Role
from accounts.services.members import remove
from accounts.services.push import COOKIE, MOST_BROWSERS, subscribe
from tests.factories import (
    MembershipFactory,
    PushSubscriptionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 8, 12, tzinfo=UTC)
FIREFOX = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"


def keys(name: str) -> dict[str, str]:
    endpoint = f"https://push.example.com/{name}"
    return {"endpoint": endpoint, "p256dh": "point", "auth": "secret"}


def subscribed(user: User, name: str, **more: str) -> PushSubscription:
    return subscribe(user, keys(name), user_agent=FIREFOX, now=NOW, **more)


def test_a_browser_is_listed_by_its_name() -> None:
    made = subscribed(UserFactory(), "phone")

    assert made.label == "Firefox on Android"


@pytest.mark.parametrize(
    ("browser", "system", "label"),
    [
        ("Firefox", "", "Firefox"),
        ("", "Android", "A browser on Android"),
        ("", "", "A browser"),
    ],
)
def test_a_browser_that_says_little_has_a_name_too(
    browser: str, system: str, label: str
) -> None:
    assert PushSubscription(browser=browser, system=system).label == label


def test_the_same_browser_is_listed_once() -> None:
    user = UserFactory()

    first = subscribed(user, "phone")
    second = subscribed(user, "phone")

    assert first.uuid != second.uuid
    assert [*user.push_subscriptions.all()] == [second]


def test_the_next_person_in_a_browser_takes_it_over() -> None:
    mum, dad = UserFactory(), UserFactory()
    subscribed(mum, "phone")

    made = subscribed(dad, "phone")

    assert [*PushSubscription.objects.all()] == [made]
    assert made.user == dad


def test_a_browser_that_takes_over_begins_anew() -> None:
    old = PushSubscriptionFactory(
        **keys("phone"), last_message="news", reached_at=NOW, rests_until=NOW
    )

    subscribed(old.user, "phone")

    made = PushSubscription.objects.get()
    assert (made.last_message, made.reached_at, made.rests_until) == ("", None, None)


def test_a_browser_with_a_new_address_replaces_its_old_one() -> None:
    user = UserFactory()
    subscribed(user, "old")

    made = subscribed(user, "new", replaces=keys("old")["endpoint"])

    assert [*PushSubscription.objects.all()] == [made]


def test_nobody_replaces_the_browser_of_another() -> None:
    other = subscribed(UserFactory(), "theirs")

    subscribed(UserFactory(), "mine", replaces=other.endpoint)

    assert PushSubscription.objects.filter(pk=other.pk).exists()


def test_of_very_many_browsers_the_oldest_are_dropped() -> None:
    user = UserFactory()
    for number in range(MOST_BROWSERS):
        PushSubscriptionFactory(
            user=user, subscribed_at=NOW - timedelta(days=MOST_BROWSERS - number)
        )
    oldest = user.push_subscriptions.last()

    made = subscribed(user, "one more")

    assert user.push_subscriptions.count() == MOST_BROWSERS
    assert user.push_subscriptions.first() == made
    assert oldest not in user.push_subscriptions.all()


def test_who_signs_out_takes_their_browser_along(client: Client) -> None:
    here, elsewhere = PushSubscriptionFactory.create_batch(2, user=UserFactory())
    client.force_login(here.user)
    client.cookies[COOKIE] = str(here.uuid)

    client.post(reverse("account_logout"))

    assert [*PushSubscription.objects.all()] == [elsewhere]


@pytest.mark.parametrize(
    "cookie", ["0b6a3c8e-52f1-4d0c-9d11-6f1f7f5b2c10", "nonsense", ""]
)
def test_who_signs_out_takes_no_other_browser_along(
    cookie: str, client: Client
) -> None:
    client.force_login(PushSubscriptionFactory().user)
    client.cookies[COOKIE] = cookie

    client.post(reverse("account_logout"))

    assert PushSubscription.objects.count() == 1


def test_nobody_is_signed_out_of_the_browser_of_another(client: Client) -> None:
    theirs = PushSubscriptionFactory()
    client.force_login(UserFactory())
    client.cookies[COOKIE] = str(theirs.uuid)

    client.post(reverse("account_logout"))

    assert [*PushSubscription.objects.all()] == [theirs]


@pytest.mark.parametrize("by_themselves", [True, False])
def test_a_member_who_goes_gets_no_more_messages(*, by_themselves: bool) -> None:
    owner = MembershipFactory()
    carer = MembershipFactory(household=owner.household, role=Role.CARER)
    PushSubscriptionFactory(user=carer.user)
    kept = PushSubscriptionFactory(user=owner.user)

    remove(carer, by=carer.user if by_themselves else owner.user)

    assert [*PushSubscription.objects.all()] == [kept]


def test_a_member_who_has_another_family_keeps_their_browsers() -> None:
    owner = MembershipFactory()
    carer = MembershipFactory(household=owner.household, role=Role.CARER)
    MembershipFactory(user=carer.user)
    kept = PushSubscriptionFactory(user=carer.user)

    remove(carer, by=owner.user)

    assert [*PushSubscription.objects.all()] == [kept]
