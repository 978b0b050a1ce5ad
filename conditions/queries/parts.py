"""The curated data taken apart into what is revised by itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from conditions.exchange import Dataset
from conditions.exchange.subjects import Value
from conditions.exchange.values import Meta
from conditions.models import Kind, Revision
from conditions.queries import from_rows


@dataclass(frozen=True, slots=True)
class Part:
    """What a dataset says of one subject."""

    kind: Kind
    slug: str
    value: Value
    meta: Meta

    @property
    def key(self) -> tuple[str, str]:
        return self.kind.value, self.slug


def in_force() -> Dataset:
    """Return all that is published."""
    return from_rows.dataset_of(from_rows.with_content(Revision.objects.published()))


def parts_of(dataset: Dataset) -> Iterator[Part]:
    """Take a dataset apart into what is revised by itself."""
    metas = dataset.metas
    for one in dataset.conditions:
        meta = Meta(metas.conditions.status, one.checked_by)
        yield Part(Kind.CONDITION, one.slug, one, meta)
    lists = (
        (Kind.SIGNS, dataset.signs, metas.signs),
        (Kind.SITES, dataset.sites, metas.sites),
        (Kind.EXPOSURES, dataset.exposures, metas.exposures),
        (Kind.DO_NOT, dataset.do_not, metas.conditions),
    )
    for kind, value, meta in lists:
        yield Part(kind, kind.value, value, meta)
