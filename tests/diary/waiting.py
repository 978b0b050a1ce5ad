"""Ask for a PDF as a parent does, and have it made."""

from io import BytesIO
from typing import TYPE_CHECKING
from uuid import UUID

from pypdf import PdfReader

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from diary.models import Child, Observation, ReportFile
from diary.services import photos
from tests.diary.photos.files import a_picture, encoded
from tests.working import work_off

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response


def ask(client: Client, child: Child, **choices: object) -> ReportFile:
    """Ask for the PDF of an address, and return what a worker is to make."""
    query = {name: str(value) for name, value in choices.items()}
    address = reverse("report-pdf", args=[child.uuid], query=query)
    response = client.post(address)
    assert response.status_code == 302
    return ReportFile.objects.get(uuid=named(response))


def named(response: "Response") -> UUID:
    """The PDF whose page an answer leads to."""
    return UUID(response["Location"].split("/")[-2])


def fetch(client: Client, child: Child, **choices: object) -> PdfReader:
    """Ask for a PDF, have it made, and read it."""
    file = ask(client, child, **choices)
    work_off()
    return taken(client, file)


def taken(client: Client, file: ReportFile) -> PdfReader:
    response = client.get(reverse("report-file", args=[file.uuid]))
    assert response.status_code == 200
    return PdfReader(BytesIO(b"".join(response)))


def add_photo(entry: Observation) -> None:
    jpeg = encoded(a_picture())
    photos.add(entry, SimpleUploadedFile("photo.jpg", jpeg, "image/jpeg"))


def page_of(client: Client, file: ReportFile, **headers: str) -> str:
    address = reverse("report-making", args=[file.uuid])
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def statuses(client: Client, file: ReportFile) -> tuple[int, int]:
    """What somebody meets who looks for the page of a PDF, and for the PDF."""
    found = [
        client.get(reverse(name, args=[file.uuid]))
        for name in ("report-making", "report-file")
    ]
    for response in found:
        response.close()
    return found[0].status_code, found[1].status_code
