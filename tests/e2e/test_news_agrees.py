"""A limit passes while nobody looks: letters, push and page say the same, once."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from email.message import EmailMessage
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.looking import look
from tests.e2e.pushing import Phone
from tests.e2e.quiet_page import quiet_page
from tests.e2e.signing_in import sign_in
from tests.e2e.told_family import CALLED, CARER, CHILD, LIMIT, OWNER
from tests.e2e.whole_site import WholeSite, whole_site
from tests.processes.running import python
from tests.push.browser import SubscribedBrowser

LONDON = ZoneInfo("Europe/London")
ONE_DAY = timedelta(days=1)
LAST_DAY = datetime.now(LONDON).date() + timedelta(days=9)
DUE_ON = LAST_DAY + ONE_DAY
VISIT_ON = DUE_ON + 3 * ONE_DAY
TELL = (
    f"from tests.e2e.told_family import tell; tell('{DUE_ON - ONE_DAY * (LIMIT + 1)}')"
)
# Just after midnight, in quiet hours, when these are over, and when it tells again.
MIDNIGHT, NIGHT, MORNING, LATER = time(0, 2), time(6, 42), time(7, 7), time(7, 22)


def in_words(day: date) -> str:
    return f"{day.day} {day:%B}"


TITLE = "13 weeks passed: time to book a visit"
WHY = (
    "Still there after the time to watch it at home, which ended on "
    f"{in_words(LAST_DAY)} {LAST_DAY.year}. Ask for an ordinary appointment."
)
DAYS = (
    f"Day {LIMIT + 1}. Usually gone in 2–4 weeks. "
    f"Day {LIMIT} has passed: time to see a doctor."
)
SAID = [TITLE, WHY, DAYS]
QUESTION = "Did you go? Did they see this? What did the doctor say?"


@pytest.fixture
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WholeSite]:
    with whole_site(tmp_path_factory.mktemp("site"), LONDON) as whole:
        python(whole.site, TELL)
        yield whole


@pytest.fixture
def phone(browser: Browser, whole: WholeSite) -> Iterator[Phone]:
    """The owner's, with messages turned on."""
    cookies = sign_in(browser, whole.site, OWNER)["cookies"]
    with quiet_page(browser, whole.site, width=390, height=844) as page:
        page.context.add_cookies(cookies)  # type: ignore[arg-type]
        endpoint = f"{whole.service.url}/send/{uuid4()}"
        phone = Phone(page, SubscribedBrowser(endpoint))
        page.goto("/settings/reach/")
        page.get_by_role("switch", name="Messages in this browser").click()
        expect(page.get_by_text("(this browser)")).to_be_visible()
        yield phone


@pytest.mark.slow
def test_when_a_limit_passes_all_say_the_same_once(
    whole: WholeSite, phone: Phone
) -> None:
    page = phone.page
    whole.pass_to(LAST_DAY, MIDNIGHT)
    whole.pass_to(LAST_DAY, LATER)
    assert whole.sent == (0, 0)
    today_only_counts(page)

    whole.pass_to(DUE_ON, MIDNIGHT)
    whole.pass_to(DUE_ON, NIGHT)
    assert whole.sent == (0, 0)
    whole.pass_to(DUE_ON, MORNING)
    assert whole.sent == (2, 1)

    letters = {letter["To"]: letter for letter in whole.post.arrived}
    for address in (OWNER, CARER):
        letter_says_it(letters[address])
    push_leads_to_it(phone, whole)
    today_says_it(page)
    links = show_letter(page, letters[OWNER])
    for link in links.values():
        page.goto(link)
    today_says_it(page)
    book(page, links["I’ve booked a visit"])
    whole.pass_to(DUE_ON, LATER)
    assert whole.sent == (2, 1)
    history_tells_all(page)

    whole.pass_to(VISIT_ON + ONE_DAY, MIDNIGHT)
    whole.pass_to(VISIT_ON + ONE_DAY, MORNING)
    assert whole.sent == (4, 2)
    all_ask_what_came_of_it(phone, whole)


def today_only_counts(page: Page) -> None:
    page.goto("/")
    when = f"See a doctor if still there on {in_words(DUE_ON)}."
    bar = page.get_by_role("img", name=f"Day {LIMIT}. ")
    expect(bar).to_have_accessible_name(re.compile(when))
    expect(page.get_by_text(when, exact=True)).to_be_visible()
    expect(page.locator(".prompt")).to_have_count(0)


def today_says_it(page: Page) -> None:
    page.goto("/")
    prompt = page.get_by_role("region", name=TITLE)
    expect(prompt).to_contain_text(WHY)
    expect(page.get_by_role("img", name=DAYS)).to_be_visible()


def contents(letter: EmailMessage) -> tuple[str, str]:
    """Return its text and its HTML."""
    parts = (letter.get_body([kind]) for kind in ("plain", "html"))
    text, html = (part.get_content() for part in parts if part)
    return text, html


def letter_says_it(letter: EmailMessage) -> None:
    assert letter["Subject"] == "Milkspot: Time to plan a visit"
    for content in contents(letter):
        assert in_words(DUE_ON) in content
        assert [words for words in SAID if words in content] == SAID
        assert CHILD not in content


def show_letter(page: Page, letter: EmailMessage) -> dict[str, str]:
    """Open it in a tab of its own; return the address of each link by its words."""
    tab = page.context.new_page()
    tab.set_content(contents(letter)[1])
    for words in SAID:
        expect(tab.get_by_text(words)).to_be_visible()
    look(tab, "news-letter")
    links = {
        link.inner_text(): str(link.get_attribute("href"))
        for link in tab.get_by_role("link").all()
    }
    tab.close()
    return {words: to for words, to in links.items() if to.startswith("http")}


def push_leads_to_it(phone: Phone, whole: WholeSite) -> None:
    message = phone.receive(whole.service.received[-1].body)
    [shown] = phone.notifications()
    assert (shown["title"], shown["body"]) == ("Milkspot", "Something needs a look.")
    for word in (CHILD, CALLED):
        assert word.lower() not in json.dumps(message).lower()
    page = phone.page
    page.goto(phone.click())
    expect(page.get_by_role("region", name=TITLE)).to_be_visible()
    expect(page.locator("main")).to_contain_text(WHY)
    expect(page.get_by_role("img", name=DAYS)).to_be_visible()


def book(page: Page, link: str) -> None:
    page.goto(link)
    page.locator("[name=on]").fill(VISIT_ON.isoformat())
    page.get_by_role("button", name="Save the visit").click()
    expect(page.locator(".appointment")).to_contain_text(in_words(VISIT_ON))
    expect(page.get_by_role("region", name=TITLE)).to_have_count(0)


def history_tells_all(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Tummy", exact=True).click()
    page.get_by_role("link", name="Advice to see a doctor").click()
    raised, answered = page.locator(".diary-entry").all()
    expect(raised).to_contain_text(f"{in_words(DUE_ON)} {DUE_ON.year}, 00:0")
    for told in ("Mum by e-mail", "Mum by push", "Grandpa by e-mail"):
        line = rf"Told {told}: {in_words(DUE_ON)}, 07:[01]\d\."
        expect(raised.get_by_text(re.compile(line))).to_have_count(1)
    expect(page.get_by_text("Told ")).to_have_count(3)
    expect(raised).to_contain_text(TITLE)
    expect(answered).to_contain_text("A visit is booked.")
    look(page, "news-history")


def all_ask_what_came_of_it(phone: Phone, whole: WholeSite) -> None:
    asked = f"A visit was planned for {in_words(VISIT_ON)} (M. · Tummy)."
    letters = whole.post.arrived[2:]
    assert {letter["To"] for letter in letters} == {OWNER, CARER}
    for letter in letters:
        assert letter["Subject"] == "Milkspot: Did you go to the doctor?"
        for content in contents(letter):
            assert asked in content
            assert QUESTION in content
    phone.receive(whole.service.received[-1].body)
    [shown] = phone.notifications()
    assert shown["body"] == "There is a question for you."
    phone.page.goto(phone.click())
    question = phone.page.get_by_role("region", name=in_words(VISIT_ON))
    expect(question).to_contain_text(QUESTION)
