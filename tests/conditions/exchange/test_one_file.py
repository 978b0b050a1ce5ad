"""Several documents in one file, or one of them by itself."""

import pytest

from conditions.exchange import FaultyData, read_documents, read_file, write_file
from conditions.exchange.folder import as_yaml
from conditions.exchange.writer import write_documents
from tests.conditions.builders import a_dataset, a_full_dataset


@pytest.mark.parametrize("as_json", [True, False])
def test_one_file_reads_back_equal(*, as_json: bool) -> None:
    written = write_file(a_full_dataset(), as_json=as_json)

    read = read_documents(read_file("f", written.encode()))

    assert read == a_full_dataset()
    assert write_file(read, as_json=as_json) == written


@pytest.mark.parametrize("name", write_documents(a_dataset()))
def test_a_document_alone_is_known_by_its_list(name: str) -> None:
    document = write_documents(a_dataset())[name]

    assert read_file("f", as_yaml(document).encode()) == {name: document}


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"[]", "f: must be a mapping"),
        (b"a: 1", "f: holds none of conditions, red_flags, sites, categories, cases"),
        (b"format: other", "f format: must be milkspot-conditions-1"),
        (b"format: milkspot-conditions-1\nsite: {}", "f: unknown key 'site'"),
    ],
)
def test_other_files_are_refused(content: bytes, fault: str) -> None:
    with pytest.raises(FaultyData) as raised:
        read_file("f", content)

    assert str(raised.value) == fault
