"""How Milkspot reaches a person, and how it stops."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.circle import circle
from accounts.forms.reach import ReachForm
from accounts.queries import reachable_by_email
from accounts.services.push import this_browser
from diary.models import Telling
from diary.queries.push import push_page
from diary.services.telling.choosing import choose
from diary.views.request import SignedIn, sent


@require_http_methods(["GET", "POST"])
def reach(request: SignedIn) -> HttpResponse:
    """Choose letters, quiet hours, language, and the browsers that show messages."""
    user, members = request.user, circle(request.user).memberships
    hears_by_email = any(one.hears_by(Telling.Channel.EMAIL) for one in members)
    form = ReachForm(sent(request), user=user, hears_by_email=hears_by_email)
    if form.is_valid():
        choose(user, **form.choices)
        messages.success(request, _("Saved."))
        return redirect("reach")
    context = {
        "form": form,
        "can_email": user.pk in reachable_by_email([user]),
        "push": push_page(user, asking=this_browser(request)),
    }
    status = 422 if form.errors else 200
    return render(request, "diary/reach.html", context, status=status)
