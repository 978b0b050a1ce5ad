"""What is in force, read once for each state."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from django.db.models import RestrictedError

from conditions.models import Kind, Revision, Status
from conditions.queries import published
from conditions.services import curation, importing
from tests.conditions.builders import (
    a_condition,
    a_dataset,
    a_rule,
    a_sign,
    a_site,
)
from tests.conditions.publishing import put_in_force

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("empty")


def revise(kind: Kind, **gone: str) -> None:
    """Publish a revision of a list without the rows that `gone` names.

    Sources that nothing cites any more go with them.
    """
    revision = Revision.objects.published().get(subject__kind=kind)
    draft = curation.copy_to_draft(revision, by=None)
    for rows, code in gone.items():
        getattr(draft, rows).filter(code=code).delete()
    for source in draft.source_set.all():
        with suppress(RestrictedError):
            source.delete()
    put_in_force(draft, at=AT)


def retire(slug: str) -> None:
    revision = Revision.objects.filter(subject__slug=slug)
    revision.update(status=Status.RETIRED, retired_at=AT)


def test_rule_book_is_that_of_the_dataset(loaded: None) -> None:
    assert published().rulebook == a_dataset().rulebook()


def test_conditions_and_lists_are_there_by_code(loaded: None) -> None:
    data = published()

    assert data.conditions["hives"] == a_condition("hives")
    assert list(data.sites) == ["cheek", "buttocks"]
    assert [exposure.code for exposure in data.exposures] == ["food"]
    assert data.do_not["squeeze"].what == "Squeezing"
    assert data.signs == (a_sign(),)
    assert data.exceptions[0].applies_to == "BREATHING"
    assert data.sources["a-page"].publisher == "A publisher"


def test_known_state_takes_one_query(
    loaded: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = published()

    with django_assert_num_queries(1):
        again = published()

    assert again is first


def test_new_state_takes_as_many_queries_however_much_is_published(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    many = tuple(a_condition(f"rash-{n}") for n in range(12))
    importing.load(a_dataset(conditions=many))

    with django_assert_num_queries(23):
        data = published()

    assert len(data.conditions) == 12


def test_stamp_differs_after_each_change(loaded: None) -> None:
    stamps = [published().stamp]

    revise(Kind.SITES)
    stamps.append(published().stamp)
    retire("measles")
    stamps.append(published().stamp)

    assert len(set(stamps)) == 3


def test_stamp_fits_a_short_column(loaded: None) -> None:
    assert len(published().stamp) <= 64


def test_unchecked_data_says_so(loaded: None) -> None:
    data = published()

    assert data.status == "draft for clinician review"
    assert not data.is_checked


def test_nothing_published_is_an_empty_rule_book() -> None:
    data = published()

    assert dict(data.rulebook.rules) == {}
    assert data.rulebook.signs == ()


def test_site_no_longer_offered_can_still_be_read(loaded: None) -> None:
    revise(Kind.SITES, site_set="buttocks")

    data = published()

    assert "buttocks" not in data.sites
    assert data.site("buttocks") == a_site(
        "buttocks", above_nipple_line=False, photos=False
    )
    assert data.site("cheek") == a_site()
    assert data.site("wing") is None


def test_exposure_no_longer_offered_can_still_be_read(loaded: None) -> None:
    revise(Kind.EXPOSURES, exposure_set="food")

    data = published()

    assert data.exposures == ()
    food = data.exposure("food")
    assert food
    assert food.label == "Food"


def test_retired_condition_keeps_its_rule_and_is_not_offered(loaded: None) -> None:
    retire("measles")

    data = published()

    assert "measles" not in data.conditions
    assert data.condition("measles") == a_condition("measles")
    assert data.rulebook.rules["measles"] == a_rule("measles")
    assert data.rulebook.retired_slugs == {"measles"}


def test_retired_sign_keeps_its_words_and_is_no_longer_computed() -> None:
    hot = a_sign("HOT", computed_when={"temperature_c": {"gte": 38.0}})
    data = a_dataset()
    signs = type(data.signs)((*data.signs.signs, hot), data.signs.exceptions)
    importing.load(a_dataset(signs=signs))

    revise(Kind.SIGNS, sign_set="HOT")

    rulebook = published().rulebook
    kept = {sign.code: sign for sign in rulebook.signs}["HOT"]
    assert kept.question == hot.question
    assert kept.computed_when is None
    assert "HOT" in rulebook.retired_slugs
    assert published().signs == (a_sign(),)


def test_sign_that_a_condition_still_asks_is_not_retired() -> None:
    data = a_dataset()
    signs = type(data.signs)(
        (*data.signs.signs, a_sign("FEVER_ANY")), data.signs.exceptions
    )
    importing.load(a_dataset(signs=signs))

    revise(Kind.SIGNS, sign_set="FEVER_ANY")

    assert published().rulebook.retired_slugs == frozenset()


def test_revision_of_the_signs_at_an_instant_is_the_one_in_force_then(
    loaded: None,
) -> None:
    first = Revision.objects.get(subject__kind=Kind.SIGNS)
    assert first.published_at
    later = first.published_at + timedelta(days=30)
    put_in_force(curation.copy_to_draft(first, by=None), at=later)
    data = published()

    assert data.signs_revision_at(first.published_at - timedelta(days=1)) is None
    assert data.signs_revision_at(first.published_at) == 1
    assert data.signs_revision_at(later - timedelta(seconds=1)) == 1
    assert data.signs_revision_at(later) == 2
