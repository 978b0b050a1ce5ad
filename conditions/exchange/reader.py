"""Read the four documents of the curated data into values."""

from collections.abc import Mapping

from conditions.exchange import read_lists, read_parts
from conditions.exchange.checks import faults_in
from conditions.exchange.entry import Document
from conditions.exchange.faults import Fault, FaultyData
from conditions.exchange.read_condition import condition
from conditions.exchange.values import Dataset, Metas

DOCUMENTS = ("conditions.yaml", "red_flags.yaml", "sites.yaml", "triggers.yaml")


def read_documents(documents: Mapping[str, object]) -> Dataset:
    """Turn the documents, by file name, into a dataset.

    Raises FaultyData with every fault and its place in the file.
    """
    faults: list[Fault] = []
    conditions, signs, sites, exposures = (
        Document(name, documents.get(name), faults) for name in DOCUMENTS
    )
    do_not = tuple(
        map(read_lists.do_not, conditions.meta().entries("do_not_catalogue"))
    )
    catalogue = {item.code: item for item in do_not}
    read = Dataset(
        conditions=tuple(
            condition(entry, catalogue) for entry in conditions.entries("conditions")
        ),
        signs=read_lists.signs(signs),
        sites=tuple(map(read_lists.site, sites.entries("sites"))),
        exposures=read_lists.exposures(exposures),
        do_not=do_not,
        metas=Metas(*map(read_parts.meta, (conditions, signs, sites, exposures))),
    )
    for document in (conditions, signs, sites, exposures):
        document.finish()
    # Cross checks read values, which stand for something only without faults.
    faults = faults or list(faults_in(read))
    if faults:
        raise FaultyData(faults)
    return read
