"""What a curator may choose from on the what-if page."""

from collections.abc import Iterator
from textwrap import shorten
from typing import Any

from django.utils.translation import gettext as _

from conditions.queries import open_drafts, published
from conditions.rules import Sign

WIDTH = 80
Group = tuple[str, list[tuple[str, str]]]


def draft_choices() -> list[tuple[str, str]]:
    """List the drafts, each as kind and slug."""
    return [
        (
            f"{one.subject.kind}/{one.subject.slug}",
            _("%(subject)s, draft %(number)s")
            % {"subject": one.subject, "number": one.number},
        )
        for one in open_drafts.drafts()
    ]


def condition_choices() -> list[tuple[str, str]]:
    """List conditions by name; one that is only drafted stands by its slug."""
    offered = {one.slug: one.name for one in published().conditions.values()}
    for draft in open_drafts.drafts():
        if draft.subject.kind == "condition":
            offered.setdefault(draft.subject.slug, draft.subject.slug)
    return sorted(offered.items(), key=lambda each: each[1].casefold())


def sign_choices() -> list[Group]:
    """List signs under the key they are recorded under, grouped by who asks them."""
    return list(_sign_groups())


def site_choices() -> list[tuple[str, str]]:
    return [(site.code, site.name) for site in published().sites.values()]


def _sign_groups() -> Iterator[Any]:
    state = published()
    yield _("Asked of everyone"), [(one.code, _worded(one)) for one in state.signs]
    for slug, condition in state.conditions.items():
        own = [(f"{slug}/{one.code}", _worded(one)) for one in condition.rule.signs]
        if own:
            yield condition.name, own


def _worded(sign: Sign) -> str:
    return shorten(f"{sign.code}: {sign.question}", WIDTH, placeholder="…")
