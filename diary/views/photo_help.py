"""How to take a photo that helps a doctor, for everyone."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from conditions.views.public_page import public_page


class Source(NamedTuple):
    """A page that gives the advice, as it was read on 21 November 2026."""

    publisher: str
    title: str
    url: str


SOURCES = {
    "practice": Source(
        "Barton House Group Practice (NHS)",
        "How to take good photo of your rash",
        "https://www.bartonhousegrouppractice.co.uk/how-to-take-good-photo-of-your-rash",
    ),
    "dermatologists": Source(
        "DermaLink NZ",
        "Guidance for Clinical Photography",
        "https://www.dermalinknz.org/photography-guidelines",
    ),
    "hospital": Source(
        "St Vincent’s Hospital Melbourne",
        "Photographing dermatological conditions",
        "https://www.svhm.org.au/patients-visitors/specialist-clinics/photographing-dermatological-conditions",
    ),
    "colour": Source(
        "Dermatology Advisor, on a paper in the British Journal of Dermatology",
        "Improving Photographs of Skin of Color",
        "https://www.dermatologyadvisor.com/home/topics/general-dermatology/best-practices-for-taking-pics-of-skin-of-color/",
    ),
    "rashes": Source(
        "NHS 111 Wales",
        "Skin rashes in babies and children",
        "https://111.wales.nhs.uk/encyclopaedia/s/article/skinrashesinbabiesandchildren/",
    ),
}


@public_page
def page(request: HttpRequest) -> HttpResponse:
    """Show how to take a good photo, and where the advice comes from."""
    return render(request, "diary/photo_help.html", {"sources": SOURCES})
