"""How links end: by their day, by hand, or because what they hold was moved."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from diary.models import Observation, ShareFile, ShareLink, Spot
from diary.models.share import LONGEST, ShareLinkQuerySet
from diary.services import report_files

# As long as families may want to look up who opened a link.
KEPT_AFTER_ITS_END = timedelta(days=90)


def end_after(link: ShareLink, days: int, *, now: datetime) -> None:
    """Let an open link end `days` from now, at the latest 30 days after it was made."""
    ends = min(now + timedelta(days=days), link.made_at + LONGEST)
    ShareLink.objects.open(now).filter(pk=link.pk).update(expires_at=ends)


def stop(link: ShareLink, *, now: datetime) -> None:
    """Let a link open nothing from now on, and delete what it held."""
    this = ShareLink.objects.filter(pk=link.pk)
    _stop(this, ShareLink.Stopped.BY_HAND, now)


def stop_holders(spot: Spot, entries: Iterable[Observation] | None = None) -> None:
    """Stop the links that hold any of `entries` of `spot`, or with None any of it.

    For what was moved elsewhere or deleted. A link that was made before an entry was
    written does not hold it. PDFs of the child go, whatever they hold.
    """
    report_files.forget_of(spot.child)
    links = ShareLink.objects.filter(spots=spot)
    if entries is not None:
        written = min((one.created_at for one in entries), default=None)
        links = links.filter(made_at__gte=written) if written else links.none()
    _stop(links, ShareLink.Stopped.MOVED, timezone.now())


def forget_ended(now: datetime) -> int:
    """Delete what ended links held, and 90 days later the links; count the links."""
    _delete_files(ShareLink.objects.ended(now))
    old = ShareLink.objects.filter(expires_at__lte=now - KEPT_AFTER_ITS_END)
    _total, by_model = old.delete()
    return by_model.get("diary.ShareLink", 0)


@transaction.atomic
def _stop(links: ShareLinkQuerySet, because: ShareLink.Stopped, now: datetime) -> None:
    chosen = list(links.open(now).values_list("pk", flat=True))
    found = ShareLink.objects.filter(pk__in=chosen)
    found.update(stopped_at=now, stopped_as=because)
    _delete_files(found)


def _delete_files(links: ShareLinkQuerySet) -> None:
    """Delete the rows; their files go with them (`share_files.forget_file`)."""
    ShareFile.objects.filter(link__in=links).delete()
