"""A browser page on which nothing may go wrong unnoticed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

from tests.e2e.site import Site

OWN_SCHEMES = {"about", "blob", "data"}
MAY_BE_REFUSED = {"document", "fetch", "xhr"}


@dataclass
class Complaints:
    """What went wrong on a page while a test looked elsewhere."""

    site: Site
    found: list[str] = field(default_factory=list)

    def hear(self, message: ConsoleMessage) -> None:
        """Keep console errors, refusals by the content security policy among them.

        The console also repeats each answer of 400 and above: `answer` judges those.
        """
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.found.append(f"console: {message.text}")

    def ask(self, request: Request) -> None:
        """Keep requests to anywhere but the site and the bucket of its photos."""
        own = request.url.startswith(self.site.addresses)
        if not own and urlsplit(request.url).scheme not in OWN_SCHEMES:
            self.found.append(f"foreign host: {request.url}")

    def answer(self, response: Response) -> None:
        """Keep failures of the server, and files that are not there.

        Where it says that it cannot do it now, it has not failed.
        """
        refused = response.status >= 400
        if response.status >= 500 and response.status != HTTPStatus.SERVICE_UNAVAILABLE:
            self.found.append(f"{response.status}: {response.url}\n{self.site.log}")
        elif refused and response.request.resource_type not in MAY_BE_REFUSED:
            self.found.append(f"{response.status}: {response.url}")


@contextmanager
def quiet_page(  # noqa: PLR0913 (each is something that a test varies)
    browser: Browser,
    site: Site,
    *,
    width: int,
    height: int,
    touch: bool = False,
    script: bool = True,
    zone: str = "Europe/London",
) -> Iterator[Page]:
    """Yield a page of a browser that knows nobody; fail at the end if it complained."""
    context = browser.new_context(
        base_url=site.url,
        viewport={"width": width, "height": height},
        has_touch=touch,
        java_script_enabled=script,
        locale="en-GB",
        timezone_id=zone,
        reduced_motion="reduce",
    )
    context.set_default_timeout(10_000)
    complaints = Complaints(site)
    context.on("console", complaints.hear)
    context.on("weberror", lambda error: complaints.found.append(f"{error.error}"))
    context.on("request", complaints.ask)
    context.on("response", complaints.answer)
    try:
        yield context.new_page()
    finally:
        context.close()
    assert not complaints.found, "\n".join(complaints.found)
