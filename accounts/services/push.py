"""The browsers in which a person's messages show."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.http import HttpRequest

from accounts.browser_names import browser_name
from accounts.models import PushSubscription, User
from accounts.services.news import choose

MOST_BROWSERS = 10
# Which of the subscriptions is that of the browser that asks. It outlives the session:
# who signs out takes theirs along, also after they had to sign in anew.
COOKIE = "milkspot_push"


@transaction.atomic
def subscribe(
    user: User,
    keys: dict[str, str],
    *,
    user_agent: str,
    now: datetime,
    replaces: str = "",
) -> PushSubscription:
    """Let messages for `user` show in the browser of these `keys` (with its endpoint).

    What was somebody else's in that browser is theirs no more. `replaces` is the
    endpoint that the browser had before. Of very many browsers the oldest are dropped.
    A viewer gets news only if they ask for it: this asks for it.
    """
    choose(user, news_by_push=True)
    user.push_subscriptions.filter(endpoint=replaces).delete()
    browser, system = browser_name(user_agent)
    made, _new = PushSubscription.objects.update_or_create(
        endpoint=keys["endpoint"],
        defaults={
            **keys,
            "uuid": uuid4(),
            "user": user,
            "browser": browser,
            "system": system,
            "subscribed_at": now,
            "reached_at": None,
            "last_message": "",
            "rests_until": None,
        },
    )
    kept = user.push_subscriptions.values_list("pk", flat=True)[:MOST_BROWSERS]
    user.push_subscriptions.exclude(pk__in=list(kept)).delete()
    return made


def sign_out_of_browser(request: HttpRequest, user: User | None, **_: object) -> None:
    """Show nothing more in a browser in which somebody has signed out."""
    if user and (browser := this_browser(request)):
        user.push_subscriptions.filter(uuid=browser).delete()


def this_browser(request: HttpRequest) -> UUID | None:
    """Return the uuid of the subscription that this browser was given last."""
    try:
        return UUID(request.COOKIES.get(COOKIE, ""))
    except ValueError:
        return None
