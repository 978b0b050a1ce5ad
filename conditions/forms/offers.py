"""What the fields of a draft choose from."""

from django.utils.translation import gettext as _

from conditions.exchange.values import ANY_SITE
from conditions.forms.placed import Choices, Offers
from conditions.queries.drafts import Draft


def offers_of(draft: Draft, sources: Choices) -> Offers:
    """Offer what is published, and the `sources` of this draft."""
    among = draft.among
    return Offers(
        sites=[(ANY_SITE, _("Anywhere")), *((s.code, s.name) for s in among.sites)],
        do_not=[(one.code, one.what) for one in among.do_not],
        conditions=[
            (one.slug, one.name)
            for one in sorted(among.conditions, key=lambda one: one.name)
        ],
        signs=[(sign.code, sign.code) for sign in among.signs.signs],
        sources=sources,
    )
