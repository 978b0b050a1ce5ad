"""What the fields of a draft choose from."""

from django.utils.translation import gettext as _, gettext_lazy

from conditions.exchange.numbers import AGE_RULE, Number
from conditions.exchange.values import ANY_SITE
from conditions.forms.placed import Choices, Offers
from conditions.queries.editable import Draft

NUMBERS = {
    Number.WINDOW: gettext_lazy("Usual time"),
    Number.LIMIT: gettext_lazy("Limit"),
    Number.LIMIT_AFTER_REVIEW: gettext_lazy("Limit after a visit"),
    Number.EARLY_ADVICE: gettext_lazy("Early advice"),
    Number.RECURRENCE: gettext_lazy("Coming back"),
    Number.ONSET: gettext_lazy("Usual age"),
    Number.ONSET_HARD_MAX: gettext_lazy("Latest age"),
    Number.SIZE: gettext_lazy("Size"),
}


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
        numbers=_numbers(draft),
    )


def _numbers(draft: Draft) -> list[tuple[str, str]]:
    rules = [rule["code"] for rule in draft.content.get("age_rules", ())]
    ages = _("Rule about age: %(code)s")
    return [
        *((number.value, str(label)) for number, label in NUMBERS.items()),
        *((f"{AGE_RULE}{code}", ages % {"code": code}) for code in rules),
    ]
