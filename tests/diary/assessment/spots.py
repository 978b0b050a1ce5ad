"""Searches through spots of the shipped rules, with days that fit one another."""

from datetime import date, timedelta

from hypothesis import strategies as st

from conditions.rules import Kind
from diary.assessment.facts import Entry, Facts, Visit
from tests.rulebook import rulebook

TODAY = date(2026, 3, 30)
RULES = rulebook().rules
SLUGS = sorted(RULES)
# Keys as pages record them: everyone's codes, and conditions' own wordings.
KEYS = [sign.code for sign in rulebook().signs] + [
    f"{slug}/{sign.code}" for slug in SLUGS for sign in RULES[slug].signs
]
SITES = ["cheek", "neck", "chest"]
TOLD = st.sampled_from([None, True, False])


def days_ago(most: int) -> st.SearchStrategy[date]:
    return st.integers(0, most).map(lambda days: TODAY - timedelta(days=days))


def entries(signs: st.SearchStrategy[list[str]]) -> st.SearchStrategy[Entry]:
    return st.builds(
        Entry,
        on=days_ago(60),
        signs=signs.map(tuple),
        temperature_c=st.sampled_from([None, 35.9, 37.0, 38.0, 39.0]),
        fever_days=st.sampled_from([None, 0, 5]),
        sites=st.lists(st.sampled_from(SITES), max_size=2, unique=True).map(tuple),
        vesicles=TOLD,
        pustules=TOLD,
        after_straining=TOLD,
        well=TOLD,
        spreading=TOLD,
    )


def visits() -> st.SearchStrategy[Visit]:
    review_on = st.none() | st.integers(-9, 90).map(lambda d: TODAY + timedelta(days=d))
    return st.builds(
        Visit, on=days_ago(60), review_on=review_on, only_if_it_changes=st.booleans()
    )


@st.composite
def spots(draw: st.DrawFn, *, calm: bool = False, suspected: int = 0) -> Facts:
    """Draw a spot noticed up to today; a calm one has no entry and never returned."""
    noticed_on = draw(days_ago(120))
    born_on = noticed_on - timedelta(days=draw(st.integers(0, 1000)))
    slugs = st.lists(st.sampled_from(SLUGS), min_size=suspected, max_size=3)
    some_signs = st.lists(st.sampled_from(KEYS), max_size=2)
    return Facts(
        born_on=draw(st.none() | st.just(born_on)),
        kind=draw(st.sampled_from(Kind)),
        suspected=tuple(draw(slugs)),
        noticed_on=draw(st.none() | st.just(noticed_on)),
        flare_started_on=draw(st.none() | st.dates(noticed_on, TODAY)),
        first_seen_on=draw(st.none() | st.dates(noticed_on, TODAY)),
        gone_on=draw(st.none() | st.dates(noticed_on, TODAY)),
        visits=tuple(draw(st.lists(visits(), max_size=2))),
        entries=() if calm else tuple(draw(st.lists(entries(some_signs), max_size=3))),
        earlier_starts_on=(
            () if calm else tuple(draw(st.lists(days_ago(200), max_size=4)))
        ),
    )
