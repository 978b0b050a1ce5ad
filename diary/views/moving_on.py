"""Lead on after a form was taken, for a page and for a script alike."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

PAGE, DATA = "text/html", "application/json"


def move_on(request: HttpRequest, to: str, *, photos_to: str = "") -> HttpResponse:
    """Redirect to the address `to`.

    A script that asks for JSON is told where to go instead, and that photos may be
    sent to `photos_to`, each under an id of its own.
    """
    if request.get_preferred_type([PAGE, DATA]) == DATA:
        return JsonResponse({"next": to, "photos": photos_to})
    return redirect(to)
