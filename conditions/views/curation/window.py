"""The window bar of numbers that are still being typed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from conditions.forms.condition_numbers import WindowForm
from conditions.views.curation.door import curators_only


@curators_only
@require_safe
def bar(request: HttpRequest) -> HttpResponse:
    """Draw the bar; numbers that cannot stand are said in its place."""
    form = WindowForm(request.GET)
    return render(request, "curation/_window_bar.html", {"window": form})
