"""The what-if page of curators: what the rules would say of made-up facts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from conditions.forms.cases import CaseForm, initial_of as case_initial
from conditions.templatetags.case_words import level_name
from conditions.views.curation.door import curators_only
from diary.assessment import BadInput
from diary.forms.what_if import Offered, WhatIfForm, initial_of
from diary.queries import what_if as queries, what_if_choices as choices
from diary.views.request import sent


@curators_only
@require_http_methods(["GET", "POST"])
def what_if(request: HttpRequest) -> HttpResponse:
    """Ask for facts, and show the answers of the published rules and of a draft."""
    begun, is_too_much = _begun(request)
    form = WhatIfForm(sent(request), initial=begun, offered=_offered())
    context: dict[str, Any] = {"form": form, "is_too_much": is_too_much}
    if form.is_valid():
        try:
            context |= _answered(form)
        except BadInput as error:
            form.add_error(None, str(error))
    status = 422 if form.errors else 200
    return render(request, "curation/what_if.html", context, status=status)


def _answered(form: WhatIfForm) -> dict[str, Any]:
    """Answer; of a draft that has an answer, offer to keep it as a case."""
    facts, draft = form.facts(), form.cleaned_data["draft"]
    answers = queries.answers(facts, draft)
    name = dict(choices.draft_choices()).get(draft, "")
    context: dict[str, Any] = {"answers": answers, "draft": name}
    kind, _slash, slug = draft.partition("/")
    if kind in ("condition", "signs"):
        case = queries.as_case(facts, answers[-1], _name(answers[-1]))
        context |= {"kind": kind, "slug": slug}
        context["case_form"] = CaseForm(initial=case_initial(case), auto_id="case_%s")
    return context


def _name(answer: queries.WhatIf) -> str:
    """Suggest a name for a case: the day and what was said of it."""
    told = answer.assessment
    level = level_name(told.level)
    if told.elapsed_days is None:
        return level
    return _("Day %(day)s: %(level)s") % {"day": told.elapsed_days, "level": level}


def _begun(request: HttpRequest) -> tuple[dict[str, Any], bool]:
    """Begin with the draft, and the facts of one of its cases, that a link names.

    The second tells whether these facts say more than the form can hold.
    """
    draft, case = request.GET.get("draft", ""), request.GET.get("case", "")
    facts = queries.case_facts(draft, case)
    begun = initial_of(facts) if facts else {}
    fresh = {"today": timezone.localdate(), "draft": draft}
    return {**fresh, **(begun or {})}, begun is None


def _offered() -> Offered:
    return Offered(
        drafts=choices.draft_choices(),
        conditions=choices.condition_choices(),
        signs=choices.sign_choices(),
        sites=choices.site_choices(),
    )
