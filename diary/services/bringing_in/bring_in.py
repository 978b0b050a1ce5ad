"""Keep all of a diary that comes from elsewhere, or nothing of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction

from accounts.models import Household, User
from accounts.services.households import create_household
from conditions.queries import Published
from diary.archive.errors import BadArchive, Flaw
from diary.archive.zip_reading import Archive
from diary.models import Spot
from diary.services import assessments
from diary.services.bringing_in import pictures
from diary.services.bringing_in.coming import coming, new_photos
from diary.services.bringing_in.ids import ids_of
from diary.services.bringing_in.pictures import Picture
from diary.services.bringing_in.writing import Writing


def bring_in(
    archive: Archive,
    household: Household | None,
    *,
    by: User,
    data: Published,
    now: datetime,
) -> Household:
    """Keep what of a diary is not here yet, and assess its spots as of today.

    `household` None makes a new one, owned by `by`. Raises BadArchive, and keeps
    nothing, where any part does not fit.
    """
    archive.check_hashes()
    diary = archive.diary()
    coming(diary, household, data=data)
    wanted = list(new_photos(diary, ids_of(diary, household), data))
    with pictures.stored(archive, wanted) as photos:
        try:
            return _write(diary, household, photos, by=by, now=now)
        except (DataError, IntegrityError, ValidationError) as error:
            raise BadArchive(Flaw.BAD_VALUE, "data.json") from error


@transaction.atomic
def _write(
    diary: Mapping[str, Any],
    household: Household | None,
    photos: Mapping[UUID, Picture],
    *,
    by: User,
    now: datetime,
) -> Household:
    home = household or create_household(by, **diary["household"])
    touched = Writing(diary, home, ids_of(diary, home), photos).write()
    spots = Spot.objects.filter(pk__in=touched) if household else home.spot_set.all()
    assessments.reassess_all(spots, on=home.day(now))
    return home
