"""Put what somebody is to be told into a message."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.utils.crypto import salted_hmac

from accounts.models import Membership
from accounts.services.news import stop_token
from conditions.queries import Published
from diary.models import PromptEvent, Spot, Telling
from diary.notifications.links import link
from diary.notifications.message import About, Message, Reminding
from diary.queries.standing import place_name
from diary.services.telling.advising import advice_on
from diary.services.telling.pace import Pace
from diary.services.telling.present import Present


def compose(
    needed: Sequence[Telling],
    so: Present,
    member: Membership,
    now: datetime,
    data: Published,
) -> Message:
    """Return the message in the active language; a digest lists what is open, too."""
    events = [one.event for one in needed if one.event]
    news = {one.prompt_id for one in events if one.what != PromptEvent.What.CORRECTED}
    prompts = list(so.prompts.values())
    told = advice_on([one for one in prompts if one.pk in news], so, member, now, data)
    others = [
        one
        for one in prompts
        if one.pk not in news and not one.is_for_the_page_alone
        if one.household_id == member.household_id
    ]
    is_digest = needed[0].pace == Pace.DIGEST
    return Message(
        key=_key(needed),
        on=member.household.day(now),
        advice=tuple(told),
        still_open=tuple(advice_on(others if is_digest else [], so, member, now, data)),
        questions=tuple(_questions(needed, so, data)),
        corrections=tuple(_corrections(events, so, data)),
        reminders=tuple(_reminders(needed, so, data)),
        emergency_number=member.household.contact.number,
        home_url=link("today"),
        settings_url=link("reach"),
        stop_url=link("mail-stop", stop_token(member.user)),
    )


def _questions(
    needed: Sequence[Telling], so: Present, data: Published
) -> Iterator[About]:
    for one in needed:
        if one.visit:
            url = link("visit-edit", one.visit.uuid)
            yield _about(so.spots[one.visit.spot_id], one.visit.on, url, data)


def _corrections(
    events: Sequence[PromptEvent], so: Present, data: Published
) -> Iterator[About]:
    for event in events:
        if event.what == PromptEvent.What.CORRECTED:
            spot = so.spots[event.prompt.spot_id]
            yield _about(spot, event.on, link("spot", spot.uuid), data)


def _reminders(
    needed: Sequence[Telling], so: Present, data: Published
) -> Iterator[Reminding]:
    for one in needed:
        if one.reminder:
            spot = so.spots[one.reminder.spot_id]
            yield Reminding(
                about=_about(spot, so.day, link("spot-log", spot.uuid), data),
                is_last=not one.reminder.is_active,
                settings_url=link("spot-reminder", spot.uuid),
            )


def _about(spot: Spot, on: date, url: str, data: Published) -> About:
    place = place_name(spot.site, spot.side, data)
    return About(f"{spot.child.initial}.", place, on, url)


def _key(needed: Sequence[Telling]) -> str:
    """Name the message by what it tells: the same key if it has to be sent again."""
    ids = "-".join(str(one.pk) for one in needed)
    return salted_hmac("diary.Telling", ids, algorithm="sha256").hexdigest()[:40]
