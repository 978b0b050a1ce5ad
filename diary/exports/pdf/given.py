"""All that a PDF may load: the bundled fonts, and the photos it was given."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from urllib.parse import urljoin

from weasyprint.urls import URLFetcher, URLFetcherResponse

from django.conf import settings
from django.urls import reverse

from diary.clinical_report import ClinicalReport
from diary.exports.small_photos import PhotoReader, PhotosUnread, small_photo

# A name that no network knows, so that an address in the document leads nowhere.
HOME = "https://report.invalid/"
STYLES = f"{HOME}static/css/"


class Given(URLFetcher):  # type: ignore[misc]
    """Answers with what it was given, by address, and with nothing else.

    `unread` is set where a photo could not be read, which WeasyPrint passes over.
    """

    unread: PhotosUnread | None = None

    def __init__(self, given: Mapping[str, Callable[[], bytes]]) -> None:
        super().__init__(allowed_protocols=())
        self._given = given

    def fetch(
        self, url: str, headers: Mapping[str, str] | None = None
    ) -> URLFetcherResponse:
        """Answer one address; raises LookupError where nothing was given for it."""
        del headers
        if self.unread:  # The next ones would wait as long.
            raise self.unread
        try:
            return URLFetcherResponse(url, self._given[url]())
        except PhotosUnread as error:
            self.unread = error
            raise


def given_to(report: ClinicalReport, read: PhotoReader) -> Given:
    """Give the fonts, and the photos of `report`."""
    return Given({**dict(_fonts()), **dict(_photos(report, read))})


def _fonts() -> Iterator[tuple[str, Callable[[], bytes]]]:
    for path in (settings.BASE_DIR / "static/fonts").glob("*.woff2"):
        yield urljoin(STYLES, f"../fonts/{path.name}"), path.read_bytes


def _photos(
    report: ClinicalReport, read: PhotoReader
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    entries = (entry for spot in report.spots for entry in spot.entries)
    for photo in (photo for entry in entries for photo in entry.photos):
        address = urljoin(HOME, reverse("photo", args=[photo.uuid, "large"]))
        yield address, partial(small_photo, read, photo.uuid)
