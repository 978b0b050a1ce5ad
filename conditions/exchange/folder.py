"""The documents as YAML files in a folder."""

from pathlib import Path

import yaml

from conditions.exchange.faults import Fault, FaultyData
from conditions.exchange.reader import CASES, DOCUMENTS, read_documents
from conditions.exchange.text import parse
from conditions.exchange.values import Dataset
from conditions.exchange.writer import write_documents


class _WrittenOut(yaml.SafeDumper):
    """Writes what stands twice twice: a reference is nothing to read in a diff."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def read_folder(path: Path | str) -> Dataset:
    """Read the data kept in the folder `path`.

    Raises FaultyData with every fault and its place in the file.
    """
    folder, faults = Path(path), list[Fault]()
    names = [*DOCUMENTS, *([CASES] if (folder / CASES).exists() else [])]
    documents = {name: _read(folder / name, faults) for name in names}
    if faults:
        raise FaultyData(faults)
    return read_documents(documents)


def write_folder(dataset: Dataset, path: Path) -> None:
    """Write the files; reading them again gives an equal dataset."""
    for name, document in write_documents(dataset).items():
        (path / name).write_text(as_yaml(document), encoding="utf-8")


def as_yaml(document: object) -> str:
    """Return plain data as YAML, its keys in their order."""
    return yaml.dump(
        document, Dumper=_WrittenOut, sort_keys=False, allow_unicode=True, width=110
    )


def _read(file: Path, faults: list[Fault]) -> object:
    try:
        return parse(file.name, file.read_bytes())
    except OSError as error:
        faults.append(Fault(file.name, f"cannot be read: {type(error).__name__}"))
    except FaultyData as error:
        faults.extend(error.faults)
    return None
