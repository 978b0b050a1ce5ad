"""From a published revision to the next: copy, change, publish."""

from datetime import UTC, date, datetime

import pytest

from accounts.models import User
from conditions.exchange import FaultyData
from conditions.exchange.values import OwnChoice
from conditions.models import Kind, Revision, Source, Status, Subject
from conditions.queries import from_rows, published, revision
from conditions.services import curation, review, to_rows
from tests.conditions.builders import a_condition
from tests.conditions.publishing import put_in_force
from tests.factories import CuratorFactory

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("loaded")


@pytest.fixture
def draft(hives: Revision, curator: User) -> Revision:
    return curation.copy_to_draft(hives, by=curator)


def publish(draft: Revision) -> None:
    put_in_force(draft, at=AT)


def test_draft_is_the_next_revision_of_the_same_subject(
    hives: Revision, draft: Revision, curator: User
) -> None:
    assert (draft.subject, draft.number) == (hives.subject, 2)
    assert (draft.status, draft.created_by) == (Status.DRAFT, curator)


@pytest.mark.parametrize("kind", Kind.values)
def test_draft_says_what_its_revision_says(kind: str) -> None:
    original = Revision.objects.filter(subject__kind=kind).first()
    assert original

    draft = curation.copy_to_draft(original, by=None)

    copied, copy = (
        from_rows.dataset_of(
            from_rows.with_content(Revision.objects.filter(pk=one.pk))
        ).rulebook()
        for one in (original, draft)
    )
    assert copy.signs == copied.signs
    assert [rule.signs for rule in copy.rules.values()] == [
        rule.signs for rule in copied.rules.values()
    ]


def test_draft_is_not_yet_checked_by_anyone(hives: Revision) -> None:
    first = curation.copy_to_draft(hives, by=None)
    first.checked_by = "Dr Example"
    first.save()
    publish(first)

    second = curation.copy_to_draft(first, by=None)

    assert second.checked_by == ""


def test_second_draft_of_a_subject_is_refused(hives: Revision, draft: Revision) -> None:
    with pytest.raises(curation.DraftExists):
        curation.copy_to_draft(hives, by=None)


def test_drafting_changes_nothing_that_is_published() -> None:
    before = published().stamp
    hives = Revision.objects.get(subject__slug="hives")

    curation.copy_to_draft(hives, by=None)

    assert published().stamp == before


def test_published_draft_is_in_force_with_its_number(draft: Revision) -> None:
    draft.conditioncontent_set.update(limit_days=21)

    publish(draft)

    rule = published().rulebook.rules["hives"]
    assert (rule.limit_days, rule.revision) == (21, 2)


def test_publishing_retires_the_one_before(hives: Revision, draft: Revision) -> None:
    publish(draft)

    hives.refresh_from_db()
    assert (hives.status, hives.retired_at) == (Status.RETIRED, AT)


def test_retired_revision_can_still_be_read(draft: Revision) -> None:
    draft.conditioncontent_set.update(limit_days=21)
    publish(draft)

    first = revision("condition", "hives", 1)

    assert first
    assert first.retired_at == AT
    assert first.value.rule.limit_days == 28  # type: ignore[union-attr]


def test_published_revision_is_not_published_again(hives: Revision) -> None:
    with pytest.raises(curation.MovedOn) as raised:
        curation.publish(hives, by=None, at=AT)

    assert raised.value.status is Status.PUBLISHED


@pytest.mark.parametrize("submitted", [True, False])
def test_draft_that_nobody_approved_is_not_published(
    draft: Revision, *, submitted: bool
) -> None:
    curators = CuratorFactory.create_batch(2)
    if submitted:
        review.submit(draft, by=curators[0], at=AT, why="A reason.")

    with pytest.raises(curation.MovedOn):
        curation.publish(draft, by=curators[1], at=AT)

    assert published().rulebook.rules["hives"].revision == 1


def test_revised_list_of_signs_is_known_by_its_number() -> None:
    signs = Revision.objects.get(subject__kind=Kind.SIGNS)

    publish(curation.copy_to_draft(signs, by=None))

    assert published().rulebook.signs_revision == 2


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"body_sites": ["wing"]}, "hives.body_sites: unknown 'wing'"),
        ({"name": " "}, "hives.name: must be text"),
        ({"do_not": ["dance"]}, "hives.do_not: unknown 'dance'"),
    ],
)
def test_invalid_draft_is_refused_with_the_place(
    draft: Revision, change: dict[str, object], fault: str
) -> None:
    draft.conditioncontent_set.update(**change)

    with pytest.raises(FaultyData) as raised:
        publish(draft)

    assert str(raised.value) == fault
    draft.refresh_from_db()
    assert draft.status == Status.DRAFT


def test_number_that_rests_on_nothing_is_refused_by_name(draft: Revision) -> None:
    draft.ownchoice_set.filter(number="limit").delete()

    with pytest.raises(FaultyData) as raised:
        publish(draft)

    assert str(raised.value) == (
        "hives.see_doctor_after_days: Hives: the limit of 28 days rests on no source"
        " and is not marked as our own choice"
    )


def test_claim_used_for_a_number_stands_behind_it(draft: Revision) -> None:
    draft.ownchoice_set.filter(number="limit").delete()
    draft.claim_set.create(
        source=draft.source_set.get(), max_days=28, text="a month", used_for=["limit"]
    )

    publish(draft)

    assert published().conditions["hives"].claims[0].used_for == ("limit",)


def test_word_that_is_never_said_to_parents_is_refused(draft: Revision) -> None:
    draft.conditioncontent_set.update(description="Harmless spots.")

    with pytest.raises(FaultyData, match=r"hives\.description: says 'harmless'"):
        publish(draft)


def test_what_was_published_without_sources_holds_nobody_else_up(
    draft: Revision,
) -> None:
    """A set from before numbers named their sources is mended one by one."""
    bare = a_condition("bare", own_choices=(OwnChoice("size", "We chose it."),))
    subject = Subject.objects.create(kind=Kind.CONDITION, slug="bare")
    old = Revision.objects.create(subject=subject, number=1)
    to_rows.save(to_rows.rows_of(bare, old))
    Revision.objects.filter(pk=old.pk).update(status=Status.PUBLISHED, published_at=AT)

    publish(draft)

    with pytest.raises(FaultyData, match=r"bare\.age_of_onset_days"):
        publish(curation.copy_to_draft(old, by=None))


def test_source_of_a_list_that_nothing_cites_is_refused() -> None:
    signs = Revision.objects.get(subject__kind=Kind.SIGNS)
    draft = curation.copy_to_draft(signs, by=None)
    draft.source_set.create(key="left-over", publisher="A publisher")

    with pytest.raises(FaultyData, match="left-over: is cited by nothing"):
        publish(draft)


def test_warnings_name_what_is_worth_a_look_and_refuse_nothing(
    draft: Revision,
) -> None:
    source = draft.source_set.get()
    draft.claim_set.create(source=source, text="a month", used_for=["limit"])
    draft.lookalike_set.create(slug="measles", name="Measles", tell_apart="fever")

    warnings = curation.warnings_of(draft, today=date(2028, 1, 1))

    assert [str(warning) for warning in warnings] == [
        "hives.look_alikes: Measles does not name it in return",
        "hives.claims[0]: is used for limit, but was not seen in the source",
        "hives.claims[0]: 'a-page' was last checked on 2026-11-21",
    ]
    assert curation.faults_of(draft) == []


def test_taking_out_of_use_has_nothing_to_warn_of(hives: Revision) -> None:
    draft = curation.draft_retirement(hives, by=None)
    draft.lookalike_set.create(slug="measles", name="Measles", tell_apart="fever")

    assert curation.warnings_of(draft) == []


def test_draft_that_says_nothing_warns_of_nothing(draft: Revision) -> None:
    draft.conditioncontent_set.all().delete()

    assert curation.warnings_of(draft) == []


def test_age_rule_outside_the_vocabulary_is_refused(draft: Revision) -> None:
    draft.agerule_set.update(when={"age_weeks": {"lt": 4}})

    with pytest.raises(FaultyData, match="unknown fact 'age_weeks'"):
        publish(draft)


def test_list_that_drops_what_a_condition_needs_is_refused() -> None:
    sites = Revision.objects.get(subject__kind=Kind.SITES)
    draft = curation.copy_to_draft(sites, by=None)
    draft.site_set.filter(code="cheek").delete()

    with pytest.raises(FaultyData) as raised:
        publish(draft)

    assert "hives.body_sites: unknown 'cheek'" in map(str, raised.value.faults)


def test_draft_that_says_nothing_is_refused(draft: Revision) -> None:
    draft.conditioncontent_set.all().delete()

    with pytest.raises(FaultyData, match="hives 2: says nothing yet"):
        publish(draft)


def test_draft_that_rests_on_the_source_of_another_revision_is_refused() -> None:
    signs = Revision.objects.get(subject__kind=Kind.SIGNS)
    draft = curation.copy_to_draft(signs, by=None)
    sign = draft.sign_set.get()
    sign.citations.update(source=Source.objects.get(revision=signs))

    with pytest.raises(FaultyData, match="a-page: is a source of another revision"):
        publish(draft)


def test_condition_that_is_retired_stays_readable_and_is_offered_no_more(
    hives: Revision,
) -> None:
    draft = curation.draft_retirement(hives, by=None)

    publish(draft)

    data = published()
    assert "hives" not in data.conditions
    assert data.condition("hives") is not None
    assert data.rulebook.retired_slugs >= {"hives"}
    hives.refresh_from_db()
    assert (hives.status, draft.status) == (Status.RETIRED, Status.RETIRED)
    assert draft.retired_at == draft.published_at == AT


def test_retired_condition_comes_back_with_a_new_revision(hives: Revision) -> None:
    retirement = put_in_force(curation.draft_retirement(hives, by=None), at=AT)

    publish(curation.copy_to_draft(retirement, by=None))

    assert published().rulebook.rules["hives"].revision == 3
    assert "hives" in published().conditions


def test_condition_that_others_speak_of_is_not_retired(loaded: None) -> None:
    foods = Revision.objects.get(subject__kind=Kind.EXPOSURES)
    draft = curation.copy_to_draft(foods, by=None)
    draft.exposure_set.update(relevant_to=["hives"])
    publish(draft)
    hives = Revision.objects.get(subject__slug="hives")

    with pytest.raises(FaultyData, match="unknown 'hives'"):
        publish(curation.draft_retirement(hives, by=None))

    assert "hives" in published().conditions


@pytest.mark.parametrize("kind", [one for one in Kind if one != Kind.CONDITION])
def test_list_is_not_retired(kind: Kind) -> None:
    whole = Revision.objects.get(subject__kind=kind)

    with pytest.raises(curation.NotRetirable):
        curation.draft_retirement(whole, by=None)


def test_condition_is_not_retired_while_somebody_works_on_it(
    hives: Revision, draft: Revision
) -> None:
    with pytest.raises(curation.DraftExists):
        curation.draft_retirement(hives, by=None)
