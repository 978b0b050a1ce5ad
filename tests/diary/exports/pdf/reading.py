"""Read a PDF back: its words, its tags, and what it carries."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO
from uuid import UUID

from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from diary.clinical_report import ClinicalReport
from diary.exports.pdf import write_pdf
from diary.exports.small_photos import PhotoReader


def a_picture(_uuid: UUID) -> BinaryIO:
    """A large photo, as any uuid finds it."""
    out = BytesIO()
    Image.new("RGB", (1600, 1200), "peru").save(out, "JPEG")
    out.seek(0)
    return out


def no_picture(_uuid: UUID) -> None:
    """A photo that is gone."""


def pdf_of(
    report: ClinicalReport, read: PhotoReader = a_picture, *, link: str = ""
) -> PdfReader:
    with write_pdf(report, read, link=link) as file:
        return PdfReader(BytesIO(file.read()))


def words(pdf: PdfReader, page: int | None = None) -> str:
    """The words of one page, or of all, spaces evened out."""
    pages = pdf.pages if page is None else [pdf.pages[page]]
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def tags(pdf: PdfReader, kind: str) -> list[DictionaryObject]:
    """All elements of one kind such as "/Figure", in the order of reading."""
    root = pdf.trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    return [element for element in _elements(root) if element.get("/S") == kind]


def _elements(element: Any) -> Iterator[DictionaryObject]:  # noqa: ANN401 (any node of a tree)
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, ArrayObject) else [kids]:
        found = kid.get_object()
        if isinstance(found, DictionaryObject):
            yield found
            yield from _elements(found)


def fonts(pdf: PdfReader) -> dict[str, DictionaryObject]:
    """The fonts of all pages by their names: what describes each."""
    found = {}
    for page in pdf.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            inner = font["/DescendantFonts"][0]
            found[font["/BaseFont"].split("+")[1]] = inner["/FontDescriptor"]
    return found
