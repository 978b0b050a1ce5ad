"""Saving a draft: what it says then, and what happens to two who do so at once."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from accounts.models import User
from conditions.exchange import Dataset, FaultyData
from conditions.exchange.merging import digest, digests
from conditions.exchange.subjects import Plain, read_as
from conditions.exchange.values import Condition, Signs
from conditions.models import Claim, Kind, Revision, Sign, Source, What
from conditions.queries import from_rows
from conditions.queries.editable import Draft, draft_of
from conditions.services import curation, drafts, review
from tests.conditions.builders import A_SOURCE, a_dataset
from tests.conditions.publishing import approved
from tests.factories import CuratorFactory

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
LIMIT, CLAIMS = "see_doctor_after_days", "claims"
pytestmark = pytest.mark.usefixtures("loaded")


@pytest.fixture
def drafted(hives: Revision, curator: User) -> Draft:
    curation.copy_to_draft(hives, by=curator)
    return now()


def now(slug: str = "hives", kind: str = "condition") -> Draft:
    draft = draft_of(kind, slug)
    assert draft
    return draft


def saved(content: Plain) -> Mapping[str, object]:
    return {LIMIT: content[LIMIT], CLAIMS: content[CLAIMS]}


def change(read: Draft, by: User, **changes: object) -> None:
    """Change the limit, the claims or both, as they were read in `read`."""
    before = saved(read.content)
    wanted = drafts.Change(
        units={**before, **changes},
        seen=digests(before),
        saved=saved,
        put=lambda content, units: {**content, **units},
    )
    drafts.change(read.revision, wanted, among=read.among, by=by, at=AT)


def claim(text: str, source: str = A_SOURCE.key) -> Plain:
    said = {"source": source, "min_days": None, "max_days": 28, "text": text}
    return {**said, "verified": False}


def test_what_was_changed_is_saved_and_the_rest_stays(
    drafted: Draft, curator: User
) -> None:
    change(drafted, curator, **{LIMIT: 35})

    assert now().content == {**drafted.content, LIMIT: 35}


def test_saving_writes_down_who_did_it(drafted: Draft, curator: User) -> None:
    change(drafted, curator, **{LIMIT: 35})

    event = drafted.revision.events.get(what=What.SAVED)
    assert (event.by, event.at) == (curator, AT)


def test_saving_the_same_twice_is_one_change(drafted: Draft, curator: User) -> None:
    change(drafted, curator, **{LIMIT: 35})

    change(drafted, curator, **{LIMIT: 35})

    assert drafted.revision.events.filter(what=What.SAVED).count() == 1


def test_rows_are_replaced_and_not_gathered(drafted: Draft, curator: User) -> None:
    change(drafted, curator, **{CLAIMS: [claim("one"), claim("two")]})

    change(now(), curator, **{CLAIMS: [claim("two")]})

    rows = Claim.objects.filter(revision=drafted.revision)
    assert [row.text for row in rows] == ["two"]
    assert Source.objects.filter(revision=drafted.revision).count() == 1


def test_what_is_published_stays_as_it_is(
    drafted: Draft, curator: User, hives: Revision
) -> None:
    change(drafted, curator, **{LIMIT: 35})

    assert now().published == drafted.content


@pytest.mark.parametrize("kind", [kind for kind in Kind.values if kind != "condition"])
def test_a_list_is_saved_as_a_whole(kind: str, curator: User) -> None:
    published = Revision.objects.get(subject__kind=kind)
    draft = curation.copy_to_draft(published, by=curator)
    read = now(kind, kind)
    value = from_rows.value_of(published)
    fewer = replace(value, exceptions=()) if isinstance(value, Signs) else ()

    drafts.save(draft, fewer, by=curator, at=AT, version=digest(read.content))

    assert now(kind, kind).content != read.content


def test_a_fault_is_named_and_nothing_is_written(drafted: Draft, curator: User) -> None:
    with pytest.raises(FaultyData) as refused:
        change(drafted, curator, **{CLAIMS: [claim("one", source="nowhere")]})

    assert [fault.place for fault in refused.value.faults] == ["claims[0].source"]
    assert now().content == drafted.content


def test_a_fault_that_was_there_before_does_not_refuse_another_change(
    drafted: Draft, curator: User
) -> None:
    Sign.objects.filter(revision=drafted.revision).update(question="")

    change(drafted, curator, **{LIMIT: 35})

    assert now().content[LIMIT] == 35


def test_two_who_change_one_place_are_told(drafted: Draft, curator: User) -> None:
    change(drafted, CuratorFactory(), **{LIMIT: 60})

    with pytest.raises(drafts.ChangedMeanwhile) as told:
        change(drafted, curator, **{LIMIT: 35})

    assert told.value.merged
    assert told.value.merged.both == (LIMIT,)
    assert now().content[LIMIT] == 60


def test_what_only_the_other_changed_is_told_as_well(
    drafted: Draft, curator: User
) -> None:
    change(drafted, CuratorFactory(), **{LIMIT: 60})

    with pytest.raises(drafts.ChangedMeanwhile) as told:
        change(drafted, curator, **{CLAIMS: [claim("one")]})

    assert told.value.merged
    assert told.value.merged.theirs == (LIMIT,)
    assert told.value.merged.units == {LIMIT: 60, CLAIMS: [claim("one")]}


def test_a_change_elsewhere_on_the_draft_is_kept_beside_ours(
    drafted: Draft, curator: User
) -> None:
    other = drafts.Change(
        units={"note": "Theirs."},
        seen={"note": digest(None)},
        saved=lambda content: {"note": content.get("note")},
        put=lambda content, units: {**content, **units},
    )
    drafts.change(
        drafted.revision, other, among=drafted.among, by=CuratorFactory(), at=AT
    )

    change(drafted, curator, **{LIMIT: 35})

    assert (now().content["note"], now().content[LIMIT]) == ("Theirs.", 35)


def test_a_whole_value_is_refused_where_the_draft_says_something_else_by_now(
    drafted: Draft, curator: User
) -> None:
    value, _faults = read_as("condition", drafted.content, drafted.among)
    assert isinstance(value, Condition)
    version = digest(drafted.content)
    change(drafted, CuratorFactory(), **{LIMIT: 60})

    with pytest.raises(drafts.ChangedMeanwhile) as told:
        drafts.save(
            drafted.revision,
            replace(value, note="Ours."),
            by=curator,
            at=AT,
            version=version,
        )

    assert told.value.content[LIMIT] == 60


def test_a_draft_under_review_is_not_changed(drafted: Draft, curator: User) -> None:
    approved(drafted.revision)

    with pytest.raises(drafts.MovedOn):
        change(drafted, curator, **{LIMIT: 35})


def test_whoever_saved_cannot_approve(drafted: Draft) -> None:
    second = CuratorFactory()
    change(drafted, second, **{LIMIT: 35})

    assert second.pk in review.authors_of(drafted.revision)


def test_a_condition_without_a_word_yet_can_be_begun(curator: User) -> None:
    dataset: Dataset = a_dataset()
    subject = Revision.objects.get(subject__slug="hives").subject
    subject.pk, subject.slug = None, "new"
    subject.save()
    curation.start_draft(subject, by=curator)

    change(now("new"), curator, **{LIMIT: 35})

    assert now("new").content[LIMIT] == 35
    assert now("new").published == {}
    assert len(now("new").among.conditions) == len(dataset.conditions)


def test_a_draft_that_retires_its_condition_says_what_is_published(
    hives: Revision, curator: User
) -> None:
    curation.draft_retirement(hives, by=curator)

    assert draft_of("condition", "hives") is None
