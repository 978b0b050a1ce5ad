"""Take the curated data out as a file, and bring a file in as drafts."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from conditions.exchange import FaultyData, write_file
from conditions.forms.exchange import ChooseForm, Documents, ImportForm, pack, unpack
from conditions.queries.incoming import Incoming, changes_of, incoming
from conditions.queries.parts import in_force
from conditions.services.drafting import Drafted, draft_all
from conditions.views.curation.door import curators_only

_TYPES = {"yaml": "application/yaml", "json": "application/json"}


@curators_only
@require_safe
def export(_request: HttpRequest, form: str) -> HttpResponse:
    """Send all that is published as one file."""
    if form not in ("yaml", "json"):
        raise Http404
    name = f"milkspot-conditions-{timezone.localdate():%Y-%m-%d}.{form}"
    return HttpResponse(
        write_file(in_force(), as_json=form == "json"),
        content_type=f"{_TYPES[form]}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@curators_only
@require_http_methods(["GET", "POST"])
def exchange(request: HttpRequest) -> HttpResponse:
    """Offer the files, and show what a file that is sent would change."""
    if request.method != "POST":
        return _exchange_page(request, ImportForm())
    sent = request.POST, request.FILES
    # Now that it was read: a file that is far too large was dropped on its way.
    was_refused = bool(getattr(request, "refused_uploads", None))
    form = ImportForm(*sent, was_refused=was_refused)
    if not form.is_valid():
        return _exchange_page(request, form)
    try:
        return _look(request, form.documents, incoming(form.documents))
    except FaultyData as error:
        form.refuse(error)
        return _exchange_page(request, form)


@curators_only
@require_POST
def draft(request: HttpRequest) -> HttpResponse:
    """Make drafts of what was chosen of the file."""
    try:
        documents = unpack(request.POST.get("content", ""))
        found = incoming(documents)
    except ValueError:
        messages.error(request, _("The file did not come along. Send it again."))
        return redirect("curation-exchange")
    except FaultyData:
        why = _("What is published has changed, and the file no longer fits it.")
        messages.error(request, why + " " + _("Send it again to see what is wrong."))
        return redirect("curation-exchange")
    form = ChooseForm(request.POST, keys=[one.key for one in found])
    if not form.is_valid():
        return _look(request, documents, found, form)
    chosen = set(form.cleaned_data["chosen"])
    done = draft_all(
        [one for one in found if one.key in chosen],
        by=request.user,
        at=timezone.now(),
        why=form.cleaned_data["why"],
    )
    _say(request, done)
    return redirect("curation")


def _exchange_page(request: HttpRequest, form: ImportForm) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "curation/exchange.html", {"form": form}, status=status)


def _look(
    request: HttpRequest,
    documents: Documents,
    found: tuple[Incoming, ...],
    form: ChooseForm | None = None,
) -> HttpResponse:
    """Show each subject that the file changes, with its changes."""
    context = {
        "form": form,
        "content": pack(documents),
        "found": [(one, changes_of(one)) for one in found],
        "chosen": form["chosen"].value() if form else [one.key for one in found],
    }
    return render(
        request, "curation/incoming.html", context, status=422 if form else 200
    )


def _say(request: HttpRequest, done: Drafted) -> None:
    made = len(done.drafts)
    if made:
        words = ngettext("%(made)d draft was made.", "%(made)d drafts were made.", made)
        messages.success(request, words % {"made": made})
    if done.taken:
        words = _("Left alone, as somebody works on it already: %(names)s.")
        messages.warning(request, words % {"names": ", ".join(done.taken)})
