"""Which conditions to offer first: by age and place alone, never as an opinion."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from conditions.exchange.values import Condition
from conditions.queries import Published
from diary.models import Child

GENERIC, ANYWHERE = "generic", "any"
FIRST = 10
# A spot may have been there for so long before it is first written down.
DAYS_BEFORE_LOGGED = 60


@dataclass(frozen=True, slots=True)
class Offer:
    """A condition to tick: what it looks like first, its name second.

    `synonyms` are parents' words for it, `sites` the codes of its usual places.
    `order` counts those whose usual age fits, whatever the place; None for others.
    """

    slug: str
    name: str
    look: str
    synonyms: tuple[str, ...]
    sites: tuple[str, ...]
    order: int | None

    def fits(self, site: str) -> bool:
        """Whether it is usual at that site."""
        return bool({site, ANYWHERE} & {*self.sites})


@dataclass(frozen=True, slots=True)
class Offers:
    """The few whose usual age and place fit, and all others by name."""

    first: tuple[Offer, ...]
    rest: tuple[Offer, ...]


def offers(data: Published, child: Child, on: date, *, site: str = "") -> Offers:
    """Offer first what usually begins at such an age, and of that at such a site."""
    named = [one for one in data.conditions.values() if one.group != GENERIC]
    age = child.age_in_days(on)
    fitting = [one for one in named if age is None or _fits(one, age)]
    # What every doctor should see is rarer: it follows what is mostly watched.
    fitting.sort(key=lambda one: one.rule.always_see_doctor)
    usual = [_offer(one, order) for order, one in enumerate(fitting)]
    first = sorted(usual, key=lambda offer: not offer.fits(site))[:FIRST]
    others = [_offer(one, None) for one in named if one not in fitting]
    rest = [offer for offer in usual if offer not in first] + others
    return Offers(tuple(first), tuple(_by_name(rest)))


def _by_name(found: Iterable[Offer]) -> list[Offer]:
    return sorted(found, key=lambda offer: offer.name)


def _fits(condition: Condition, age_days: int) -> bool:
    earliest = age_days - DAYS_BEFORE_LOGGED
    return condition.onset.min_days <= age_days and earliest <= condition.onset.max_days


def _offer(condition: Condition, order: int | None) -> Offer:
    look = f"{condition.look.colour}, {condition.look.texture}"
    return Offer(
        slug=condition.slug,
        name=condition.name,
        look=look[:1].upper() + look[1:],
        synonyms=condition.synonyms,
        sites=condition.body_sites,
        order=order,
    )
