"""Support corrects a draft in the admin; what it says is published elsewhere."""

import re
from typing import Any

import pytest

from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from conditions.models import Kind, Revision, Status
from conditions.services import curation, review
from tests.factories import CuratorFactory


@pytest.fixture
def admin(client: Client, db: None) -> Client:
    user = User.objects.create_superuser("chief@example.com", "pw")
    client.force_login(user)
    return client


@pytest.fixture
def draft(hives: Revision) -> Revision:
    return curation.copy_to_draft(hives, by=None)


def page(name: str, *arguments: object) -> str:
    return reverse(f"admin:conditions_{name}", args=arguments)


def fields_of(response: Any) -> dict[str, str]:  # noqa: ANN401
    """Return what the form on a page would send back, as it stands."""
    form = response.context["adminform"].form
    sent = {}
    for field in form:
        value = field.value()
        if value is True:
            sent[field.html_name] = "on"
        elif value is not None and value is not False:
            sent[field.html_name] = str(value)
    for formset in response.context["inline_admin_formsets"]:
        management = formset.formset.management_form
        sent |= {one.html_name: str(one.value()) for one in management}
    return sent


def test_copied_and_changed_in_the_admin(admin: Client, hives: Revision) -> None:
    admin.post(page("revision_copy", hives.pk))
    draft = Revision.objects.get(subject=hives.subject, status=Status.DRAFT)
    content = draft.conditioncontent_set.get()
    address = page("conditioncontent_change", content.pk)
    fields = fields_of(admin.get(address))
    # They expect the old limit.
    draft.case_set.all().delete()

    changed = admin.post(address, fields | {"limit_days": "17"})

    assert changed.headers["Location"] == page("revision_change", draft.pk)
    content.refresh_from_db()
    assert content.limit_days == 17
    assert str(draft.created_by) == "chief@example.com"


def test_whoever_changes_a_row_in_the_admin_cannot_approve_the_draft(
    admin: Client, draft: Revision
) -> None:
    chief = User.objects.get(email="chief@example.com")
    address = page("conditioncontent_change", draft.conditioncontent_set.get().pk)
    admin.post(address, fields_of(admin.get(address)) | {"colour": "paler"})
    review.submit(draft, by=CuratorFactory(), at=timezone.now(), why="A reason.")

    with pytest.raises(review.OwnWork):
        review.approve(draft, by=chief, at=timezone.now())


@pytest.mark.parametrize("step", ["change the reason", "delete a row"])
def test_every_change_in_the_admin_makes_an_author(
    admin: Client, draft: Revision, step: str
) -> None:
    chief = User.objects.get(email="chief@example.com")

    if step == "delete a row":
        row = draft.claim_set.all()[0]
        admin.post(page("claim_delete", row.pk), {"post": "yes"})
    else:
        address = page("revision_change", draft.pk)
        admin.post(address, fields_of(admin.get(address)) | {"why": "Because."})

    assert review.authors_of(draft) == {chief.pk}


def test_nothing_is_published_or_deleted_in_the_admin(
    admin: Client, draft: Revision
) -> None:
    published_now = admin.post(f"/admin/conditions/revision/{draft.pk}/publish/")
    deleted = admin.post(page("revision_delete", draft.pk), {"post": "yes"})

    draft.refresh_from_db()
    assert draft.status == Status.DRAFT
    assert published_now.status_code == 302  # The admin knows no such row.
    assert deleted.status_code == 403


def test_submitted_draft_is_only_shown(admin: Client, draft: Revision) -> None:
    review.submit(draft, by=CuratorFactory(), at=timezone.now(), why="A reason.")
    address = page("conditioncontent_change", draft.conditioncontent_set.get().pk)

    assert admin.post(address, {"limit_days": "17"}).status_code == 403


def test_copying_asks_first_and_changes_nothing(admin: Client, hives: Revision) -> None:
    before = Revision.objects.count()

    response = admin.get(page("revision_copy", hives.pk))

    assert response.status_code == 200
    assert Revision.objects.count() == before


def test_second_copy_says_that_there_is_a_draft(
    admin: Client, hives: Revision, draft: Revision
) -> None:
    response = admin.post(page("revision_copy", hives.pk), follow=True)

    assert "There is a draft of this already" in response.text


def test_form_refuses_a_usual_time_that_is_upside_down(
    admin: Client, draft: Revision
) -> None:
    address = page("conditioncontent_change", draft.conditioncontent_set.get().pk)
    fields = fields_of(admin.get(address))

    response = admin.post(
        address, fields | {"window_min_days": "9", "window_max_days": "3"}
    )

    assert "The usual time is upside down." in response.text


def test_form_refuses_an_age_rule_outside_the_vocabulary(
    admin: Client, draft: Revision
) -> None:
    address = page("agerule_change", draft.agerule_set.all()[0].pk)
    fields = fields_of(admin.get(address))

    response = admin.post(address, fields | {"when": '{"age_weeks": {"lt": 3}}'})

    assert "unknown fact &#x27;age_weeks&#x27;" in response.text


def test_list_is_edited_one_text_a_line(admin: Client, draft: Revision) -> None:
    content = draft.conditioncontent_set.get()
    address = page("conditioncontent_change", content.pk)
    fields = fields_of(admin.get(address))

    admin.post(address, fields | {"synonyms": "welts\r\n\r\n nettle rash \r\n"})

    content.refresh_from_db()
    assert content.synonyms == ["welts", "nettle rash"]


def test_row_is_added_to_a_draft(admin: Client, draft: Revision) -> None:
    address = page("lookalike_add") + f"?revision={draft.pk}"
    fields = fields_of(admin.get(address))

    response = admin.post(address, fields | {"name": "Bites", "tell_apart": "a dot"})

    assert response.headers["Location"] == page("revision_change", draft.pk)
    assert [other.name for other in draft.lookalike_set.all()][-1] == "Bites"


def test_second_row_of_a_code_is_refused_in_words(
    admin: Client, draft: Revision
) -> None:
    address = page("source_add") + f"?revision={draft.pk}"
    known = draft.source_set.all()[0]
    fields = fields_of(admin.get(address))

    response = admin.post(address, fields | {"key": known.key, "publisher": "Anyone"})

    assert "This revision has a row with that code already." in response.text


def test_claim_may_rest_on_the_sources_of_its_revision_alone(
    admin: Client, draft: Revision
) -> None:
    claim = draft.claim_set.all()[0]

    response = admin.get(page("claim_change", claim.pk))

    choices = response.context["adminform"].form.fields["source"].queryset
    assert set(choices) == set(draft.source_set.all())


def test_sign_cites_the_sources_of_its_revision_alone(admin: Client, db: None) -> None:
    signs = Revision.objects.get(subject__kind=Kind.SIGNS)
    draft = curation.copy_to_draft(signs, by=None)
    sign = draft.sign_set.all()[0]

    response = admin.get(page("sign_change", sign.pk))

    formset = response.context["inline_admin_formsets"][0].formset
    choices = formset.forms[0].fields["source"].queryset
    assert set(choices) == set(draft.source_set.all())


def test_copying_takes_its_permission(
    client: Client, curator: User, draft: Revision
) -> None:
    curator.is_staff = True
    curator.save()
    views = Permission.objects.filter(codename="view_revision")
    curator.user_permissions.set(views)
    client.force_login(curator)

    assert client.post(page("revision_copy", draft.pk)).status_code == 403


def test_unknown_revision_is_not_found(admin: Client) -> None:
    assert admin.get(page("revision_copy", 0)).status_code == 404


def test_pages_have_nothing_inline(admin: Client, draft: Revision) -> None:
    content = draft.conditioncontent_set.get()
    addresses = [
        page("revision_change", draft.pk),
        page("revision_copy", draft.pk),
        page("conditioncontent_change", content.pk),
    ]

    for address in addresses:
        text = admin.get(address).text
        assert not re.search(r"<script(?![^>]*(src=|application/json))", text)
        assert not re.search(r"<[^>]+\s(style|on\w+)=", text)
