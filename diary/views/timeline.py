"""The timeline: all entries of all spots, or those that were asked for."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.circle import circle
from conditions.queries import published
from diary import access
from diary.forms.timeline import TimelineForm
from diary.queries import timeline as queries
from diary.queries.named_spots import places
from diary.views.request import SignedIn


@require_safe
def timeline(request: SignedIn) -> HttpResponse:
    """Show the entries that the address asks for, newest first."""
    data, people = published(), circle(request.user)
    children = list(access.children(request.user))
    in_reach = places(children, data)
    form = TimelineForm(
        request.GET,
        children=children,
        places=in_reach,
        offered=queries.offered(in_reach, data),
        names=people.everyone,
    )
    context = {"form": form, "children": children}
    if not form.is_valid():
        return render(request, "diary/timeline.html", context, status=422)
    shown = queries.timeline(
        form.in_view,
        form.wanted,
        number=request.GET.get("page", ""),
        names=people.names,
        data=data,
    )
    total = queries.count(in_reach) if form.is_used else shown.count
    context |= {"timeline": shown, "total": total}
    return render(request, "diary/timeline.html", context)
