"""Read the documents of the curated data into values."""

from collections.abc import Mapping

from conditions.exchange import read_cases, read_lists, read_parts
from conditions.exchange.checks import faults_in
from conditions.exchange.entry import Document
from conditions.exchange.faults import Fault, FaultyData
from conditions.exchange.read_condition import condition
from conditions.exchange.values import Dataset, Metas

DOCUMENTS = ("conditions.yaml", "red_flags.yaml", "sites.yaml", "triggers.yaml")
# May be left out: data without cases.
CASES = "cases.yaml"


def read_documents(documents: Mapping[str, object]) -> Dataset:
    """Turn the documents, by file name, into a dataset; the cases may be missing.

    Raises FaultyData with every fault and its place in the file.
    """
    faults: list[Fault] = []
    conditions, signs, sites, exposures = (
        Document(name, documents.get(name), faults) for name in DOCUMENTS
    )
    cases = Document(CASES, documents.get(CASES, {}), faults)
    do_not = tuple(
        map(read_lists.do_not, conditions.meta().entries("do_not_catalogue"))
    )
    catalogue = {item.code: item for item in do_not}
    listed, asked = read_cases.with_cases(
        cases,
        tuple(condition(one, catalogue) for one in conditions.entries("conditions")),
        read_lists.signs(signs),
    )
    read = Dataset(
        conditions=listed,
        signs=asked,
        sites=tuple(map(read_lists.site, sites.entries("sites"))),
        exposures=read_lists.exposures(exposures),
        do_not=do_not,
        metas=Metas(*map(read_parts.meta, (conditions, signs, sites, exposures))),
    )
    for document in (conditions, signs, sites, exposures, cases):
        document.finish()
    # Cross checks read values, which stand for something only without faults.
    faults = faults or list(faults_in(read))
    if faults:
        raise FaultyData(faults)
    return read
