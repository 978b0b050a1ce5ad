"""Choose a log as a parent does, and read all that each form of it tells."""

import json
import re
from base64 import b64decode
from io import BytesIO

from pypdf import PdfReader

from django.test import Client
from django.urls import reverse

from diary.models import ReportFile, ShareLink, Spot
from diary.services import share_files
from tests.diary.sharing.opening import payload, unseal
from tests.diary.waiting import taken
from tests.working import work_off


def sent(spot: Spot, **known: object) -> dict[str, object]:
    """The form as it stands at first; a box that is not ticked is not sent."""
    first = {
        "spots": spot.uuid,
        "since": "",
        "until": "",
        "notes": "on",
        "names": "on",
        "questions": "",
    }
    return {name: said for name, said in {**first, **known}.items() if said is not None}


def choose(client: Client, spot: Spot, then: str, **known: object) -> str:
    """Send the form with one of its buttons; return where it leads."""
    address = reverse("report-chosen", args=[spot.child.uuid])
    response = client.post(address, {**sent(spot, **known), "then": then})
    assert response.status_code == 302
    return str(response["Location"])


def printed(client: Client, spot: Spot, **known: object) -> str:
    return client.get(choose(client, spot, "print", **known)).content.decode()


def previewed(client: Client, spot: Spot, **known: object) -> str:
    address = reverse("report-first-page", args=[spot.child.uuid])
    return client.post(address, sent(spot, **known)).content.decode()


def looked_at(client: Client, spot: Spot, **known: object) -> str:
    page = client.get(choose(client, spot, "look", **known)).content.decode()
    return page[page.index('class="sheet"') :]


def csv(client: Client, spot: Spot, **known: object) -> str:
    return b"".join(client.get(choose(client, spot, "csv", **known))).decode()


def fhir(client: Client, spot: Spot, **known: object) -> str:
    return b"".join(client.get(choose(client, spot, "fhir", **known))).decode()


def pdf(client: Client, spot: Spot, **known: object) -> str:
    address = choose(client, spot, "pdf", **known)
    work_off()
    file = ReportFile.objects.get(uuid=address.split("/")[-2])
    return told_by(taken(client, file))


def shared(client: Client, spot: Spot, **known: object) -> str:
    """All that a link holds, opened: page, FHIR document, PDF, photos."""
    address = choose(client, spot, "share", **known)
    terms = {"days": "7", "spots": spot.uuid, "since": "", "until": ""}
    page = client.post(address, terms).content.decode()
    link = re.search(r"http://testserver/s/#shlink:/[\w-]+", page)
    assert link
    key = payload(link[0])["key"]
    opened = []
    for file in ShareLink.objects.get().files.all():
        sealed = share_files.open_file(file)
        assert sealed
        with sealed:
            opened.append(unseal(sealed.read(), key))
    return " ".join(decoded(resource) for resource in opened)


def decoded(resource: dict[str, object]) -> str:
    """A resource with the file inside it as text."""
    if resource["resourceType"] == "DocumentReference":
        data = resource["content"][0]["attachment"]["data"]  # type: ignore[index]
        return told_by(PdfReader(BytesIO(b64decode(data))))
    if resource.get("contentType") == "application/vnd.milkspot.page+json":
        page = json.loads(b64decode(str(resource["data"])))
        return json.dumps(page, ensure_ascii=False)
    return json.dumps(resource, ensure_ascii=False)


def told_by(pdf: PdfReader) -> str:
    """The words of a PDF, of what is attached, what it says of itself, its photos."""
    words = " ".join(page.extract_text() for page in pdf.pages)
    attached = " ".join(
        content.decode() for files in pdf.attachments.values() for content in files
    )
    pictures = sum(len(page.images) for page in pdf.pages)
    return f"{' '.join(words.split())} {attached} {pdf.metadata} {pictures} pictures"
