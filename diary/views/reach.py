"""How Milkspot reaches a person, and how it stops."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.circle import circle
from accounts.forms.reach import ReachForm
from accounts.queries import reachable_by_email
from diary.services.telling.channels import CHANNELS
from diary.services.telling.choosing import choose
from diary.views.request import SignedIn, sent


@require_http_methods(["GET", "POST"])
def reach(request: SignedIn) -> HttpResponse:
    """Choose channels, quiet hours and language."""
    user, members = request.user, circle(request.user).memberships
    heard = [name for name in CHANNELS if any(one.hears_by(name) for one in members)]
    form = ReachForm(sent(request), user=user, heard=heard, offered=CHANNELS)
    if form.is_valid():
        choose(user, **form.choices)
        messages.success(request, _("Saved."))
        return redirect("reach")
    context = {"form": form, "can_email": user.pk in reachable_by_email([user])}
    status = 422 if form.errors else 200
    return render(request, "diary/reach.html", context, status=status)
