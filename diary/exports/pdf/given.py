"""All that a PDF may load: the bundled fonts, and the photos it was given."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from io import BytesIO
from typing import BinaryIO
from urllib.parse import urljoin
from uuid import UUID

from PIL import Image
from weasyprint.urls import URLFetcher, URLFetcherResponse

from django.conf import settings
from django.urls import reverse

from diary.clinical_report import ClinicalReport
from diary.exports.pdf import PhotoReader, PhotosUnread
from diary.photos.renditions import as_jpeg, shrink

# A name that no network knows, so that an address in the document leads nowhere.
HOME = "https://report.invalid/"
STYLES = f"{HOME}static/css/"
# The longer side in pixels: 108 mm, the widest a photo is printed, at 150 dpi.
PRINTED_EDGE = 640
PRINTED_QUALITY = 80


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
        yield address, partial(_for_print, read, photo.uuid)


def _for_print(read: PhotoReader, uuid: UUID) -> bytes:
    """Read a photo for paper; raises LookupError where it is gone."""
    try:
        file = read(uuid)
        if file is None:
            raise LookupError(uuid)
        with file:
            content = file.read()
    except OSError as error:
        raise PhotosUnread from error
    return printed(BytesIO(content))


def printed(photo: BinaryIO) -> bytes:
    """Make a photo as small as paper needs it."""
    with Image.open(photo) as image:
        image.draft("RGB", (PRINTED_EDGE, PRINTED_EDGE))
        small = shrink(image.convert("RGB"), PRINTED_EDGE)
        return as_jpeg(small, quality=PRINTED_QUALITY)
