"""A lock screen shows that there is something, never what or whose."""

import json
from dataclasses import replace
from datetime import date

import pytest

from django.utils import translation

from diary.assessment import Level
from diary.notifications.message import About, Advice, Link, Message, Reminding
from diary.notifications.push_words import PushMessage, worded

SITE = "https://diary.example.com"
BOOKED = Link("I’ve booked a visit", f"{SITE}/prompts/1/booked/")
GONE = Link("It has gone", f"{SITE}/prompts/1/gone/")
ADVICE = Advice(
    child=1,
    whose="M.",
    place="Left cheek",
    level=Level.EXCEEDED,
    act_by="",
    is_emergency_now=False,
    passed_days=28,
    text="Neonatal milia, 5 weeks old. See a doctor.",
    bar=None,
    url=f"{SITE}/spots/1/",
    answers=(BOOKED, GONE),
)
ABOUT = About("M.", "Left cheek", on=date(2026, 11, 8), url=f"{SITE}/visits/1/")
NOTHING = Message(
    key="news-1",
    on=date(2026, 11, 8),
    advice=(),
    still_open=(),
    questions=(),
    corrections=(),
    reminders=(),
    emergency_number="999",
    home_url=f"{SITE}/",
    settings_url=f"{SITE}/reach/",
    stop_url=f"{SITE}/stop/secret/",
)
OF_ONE = replace(NOTHING, advice=(ADVICE,))
LOGGING = replace(ABOUT, url=f"{SITE}/spots/1/log/")
REMINDING = Reminding(LOGGING, is_last=False, settings_url=SITE)
REMINDER = replace(NOTHING, reminders=(REMINDING,))
OF_TWO = replace(NOTHING, advice=(ADVICE, replace(ADVICE, url=f"{SITE}/spots/2/")))


def pressing(level: Level) -> Message:
    return replace(NOTHING, advice=(ADVICE, replace(ADVICE, level=level)))


@pytest.mark.parametrize(
    "message",
    [
        OF_ONE,
        OF_TWO,
        pressing(Level.EMERGENCY),
        replace(NOTHING, questions=(ABOUT,)),
        replace(NOTHING, corrections=(ABOUT,)),
        REMINDER,
    ],
)
def test_nothing_of_what_it_is_about_is_sent(message: Message) -> None:
    sent = json.dumps(worded(message).payload)

    for word in ("M.", "cheek", "milia", "28", "999", "emergency", "secret", SITE):
        assert word not in sent


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (OF_ONE, "Something needs a look."),
        (pressing(Level.URGENT), "Something needs a look now."),
        (pressing(Level.EMERGENCY), "Something needs a look now."),
        (replace(NOTHING, questions=(ABOUT,)), "There is a question for you."),
        (
            replace(NOTHING, corrections=(ABOUT,)),
            "Something you were told has changed.",
        ),
        (REMINDER, "You asked to be reminded of your diary."),
    ],
)
def test_it_says_that_there_is_something(message: Message, words: str) -> None:
    assert worded(message).body == words


@pytest.mark.parametrize(
    ("level", "is_urgent"),
    [(Level.EMERGENCY, True), (Level.URGENT, True), (Level.EXCEEDED, False)],
)
def test_what_presses_travels_fast(level: Level, *, is_urgent: bool) -> None:
    assert worded(pressing(level)).is_urgent is is_urgent


def test_what_is_sent_again_has_the_same_tag() -> None:
    assert worded(OF_ONE).tag == "news-1"


@pytest.mark.parametrize(
    ("message", "path"),
    [
        (OF_ONE, "/spots/1/"),
        (OF_TWO, "/"),
        (replace(OF_ONE, still_open=(ADVICE,)), "/"),
        (replace(OF_ONE, questions=(ABOUT,)), "/"),
        (replace(NOTHING, questions=(ABOUT,)), "/visits/1/"),
        (REMINDER, "/spots/1/log/"),
    ],
)
def test_a_tap_leads_to_what_it_is_about(message: Message, path: str) -> None:
    assert worded(message).path == path


def test_one_prompt_can_be_answered_from_the_message() -> None:
    assert worded(OF_ONE).payload["buttons"] == [
        {"words": "I’ve booked a visit", "path": "/prompts/1/booked/"},
        {"words": "Other answer", "path": "/spots/1/"},
    ]


@pytest.mark.parametrize(
    "message", [OF_TWO, replace(NOTHING, advice=(replace(ADVICE, answers=()),))]
)
def test_several_prompts_or_a_reader_of_them_are_led_to_the_page(
    message: Message,
) -> None:
    assert worded(message).payload["buttons"] == []


def test_it_says_in_which_direction_its_words_run() -> None:
    with translation.override("ar"):
        payload = PushMessage(body="", tag="", path="/").payload

    assert (payload["lang"], payload["dir"]) == ("ar", "rtl")
