"""The steps of the review: each asks why, and says clearly what stands in its way."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from conditions.exchange import FaultyData
from conditions.forms.asked import whole
from conditions.forms.review import StepForm
from conditions.models import Kind, Revision, Status, Subject
from conditions.queries import history, subjects
from conditions.services import curation, review
from conditions.views.curation.door import curators_only
from conditions.views.curation.subjects import found


@dataclass(frozen=True, slots=True)
class Step:
    """A step as a page: what it is called, what it does, what it says once done."""

    title: str | Promise
    words: str | Promise
    done: str | Promise
    take: Callable[..., Any]
    must_say: bool = True
    is_grave: bool = False
    says_seen: bool = False
    is_public: bool = False


STEPS = {
    "submit": Step(
        _("Submit for review"),
        _(
            "Another curator looks at it. Until they have, nobody changes it. Parents "
            "read your reason in the history of this page once it is published."
        ),
        _("Submitted. Another curator must approve it."),
        review.submit,
        says_seen=True,
        is_public=True,
    ),
    "withdraw": Step(
        _("Withdraw"),
        _("It becomes a draft again, and an approval is worth nothing any more."),
        _("Withdrawn: it is a draft again."),
        review.withdraw,
    ),
    "return": Step(
        _("Return to the author"),
        _(
            "It becomes a draft again, and an approval is worth nothing any more. The "
            "author reads your reason."
        ),
        _("Returned to the author."),
        review.send_back,
    ),
    "approve": Step(
        _("Approve"),
        _("You have read what it changes, and the sources of its numbers."),
        _("Approved. It can be published."),
        review.approve,
        must_say=False,
        says_seen=True,
    ),
    "publish": Step(
        _("Publish"),
        _(
            "Every family reads it from now on. It cannot be changed any more; a "
            "correction is a new revision."
        ),
        _("Published."),
        curation.publish,
        must_say=False,
        says_seen=True,
    ),
    "discard": Step(
        _("Throw away"),
        _("It stays readable for curators. A new draft begins from what is published."),
        _("Thrown away."),
        review.discard,
        is_grave=True,
    ),
}
MOVED_ON = {
    Status.DRAFT: _("Somebody was quicker: it is a draft again."),
    Status.SUBMITTED: _("Somebody was quicker: it has been submitted."),
    Status.APPROVED: _("Somebody was quicker: it has been approved."),
    Status.PUBLISHED: _("Somebody was quicker: it has been published."),
    Status.RETIRED: _("Somebody was quicker: it is not offered any more."),
    Status.DISCARDED: _("Somebody was quicker: it has been thrown away."),
}
OWN_WORK = _(
    "You have worked on this draft. Another curator must approve it: nobody is the "
    "second pair of eyes for their own work."
)
NOT_THE_SAME = _(
    "Something happened to this draft since you opened the page. Look at it again, "
    "then decide."
)


@curators_only
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, kind: str, slug: str, step: str) -> HttpResponse:
    """Ask for the reason of a step, or take it and say what came of it."""
    subject, taken = found(kind, slug), STEPS.get(step)
    if taken is None:
        raise Http404
    row = history.open_one(subject)
    if request.method != "POST":
        if row is None:
            return redirect("curation-subject", kind, slug)
        why = row.why if step == "submit" else ""
        # What the page showed that led here, which may be older than now.
        asked = request.GET.get("seen", "")
        seen = whole(asked, subjects.work_on(row).seen)
        form = StepForm(initial={"why": why, "seen": seen})
        return _page(request, subject, taken, form, draft=row)
    said = {"must_say": taken.must_say, "is_public": taken.is_public}
    form = StepForm(request.POST, **said)
    if not form.is_valid():
        return _page(request, subject, taken, form, draft=row, status=422)
    revision = row or history.revisions_of(subject)[0]
    problem = _take(request, taken, revision, form)
    if problem:
        return _page(request, subject, taken, form, draft=row, status=422, **problem)
    messages.success(request, str(taken.done))
    open_still = step not in ("publish", "discard")
    return redirect("curation-draft" if open_still else "curation-subject", kind, slug)


@curators_only
@require_http_methods(["GET", "HEAD", "POST"])
def retire(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Ask why a condition should be offered no more, and ask another curator."""
    subject = found(kind, slug)
    standing = subjects.standing(subject)
    if subject.kind != Kind.CONDITION or standing.published is None:
        raise Http404
    form = StepForm(request.POST or None, initial={"seen": 0}, is_public=True)
    problem: dict[str, Any] = {}
    if form.is_valid():
        problem = _propose(request, standing.published, form)
        if not problem:
            messages.success(request, str(STEPS["submit"].done))
            return redirect("curation-draft", kind, slug)
    status = 422 if form.is_bound else 200
    return _page(request, subject, RETIRE, form, draft=None, status=status, **problem)


RETIRE = Step(
    _("Offer it no more"),
    _(
        "Parents can choose it no longer, once another curator has approved. It stays "
        "readable where it was chosen. Parents read your reason."
    ),
    "",
    review.propose_retirement,
    is_grave=True,
)


def _take(
    request: HttpRequest, step: Step, revision: Revision, form: StepForm
) -> dict[str, Any]:
    """Take the step; return what stands in its way, nothing where it is done."""
    said: dict[str, Any] = {"why": form.cleaned_data["why"]}
    if step.says_seen:
        said["seen"] = form.cleaned_data["seen"]
    try:
        step.take(revision, by=request.user, at=timezone.now(), **said)
    except FaultyData as error:
        return {"faults": error.faults}
    except review.MovedOn as error:
        return {"problem": MOVED_ON[error.status]}
    except review.NotTheSame:
        return {"problem": NOT_THE_SAME}
    except review.OwnWork:
        return {"problem": OWN_WORK}
    except review.NotYours:
        return {"problem": _("Only an author withdraws a draft: return it instead.")}
    return {}


def _propose(
    request: HttpRequest, published: Revision, form: StepForm
) -> dict[str, Any]:
    try:
        return _take(request, RETIRE, published, form)
    except curation.DraftExists:
        return {"problem": _("Somebody works on this: publish that or throw it away.")}
    except curation.NotRetirable:
        return {"problem": MOVED_ON[Status.RETIRED]}


def _page(
    request: HttpRequest,
    subject: Subject,
    step: Step,
    form: StepForm,
    *,
    draft: Revision | None,
    status: int = 200,
    **problem: Any,  # noqa: ANN401 (what stands in the way)
) -> HttpResponse:
    context = {
        "standing": subjects.standing(subject),
        "subject": subject,
        "draft": draft,
        "step": step,
        "form": form,
        "changes": history.changes_of(draft) if draft else (),
        **problem,
    }
    return render(request, "curation/step.html", context, status=status)
