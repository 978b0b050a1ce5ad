"""The documents as YAML files in a folder."""

from pathlib import Path

import yaml

try:  # libyaml reads the same, several times as fast.
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # pragma: no cover
    from yaml import SafeLoader  # type: ignore[assignment]

from conditions.exchange.faults import Fault, FaultyData
from conditions.exchange.reader import CASES, DOCUMENTS, read_documents
from conditions.exchange.values import Dataset
from conditions.exchange.writer import write_documents


class _NoKeyTwice(SafeLoader):
    """Reads plain data and refuses a key that stands twice in one mapping."""

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002
    ) -> dict[object, object]:
        read = super().construct_mapping(node, deep=deep)
        if len(read) != len(node.value):
            problem = "a key stands twice in one mapping"
            raise yaml.constructor.ConstructorError(
                problem=problem, problem_mark=node.start_mark
            )
        return read


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
        text = yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=110)
        (path / name).write_text(text, encoding="utf-8")


def _read(file: Path, faults: list[Fault]) -> object:
    try:
        # A SafeLoader, which makes plain data only.
        return yaml.load(file.read_text(encoding="utf-8"), _NoKeyTwice)  # noqa: S506
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Fault(file.name, f"cannot be read: {type(error).__name__}"))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f" line {mark.line + 1}" if mark else ""
        faults.append(Fault(f"{file.name}{line}", f"not YAML: {error.problem}"))
    except yaml.YAMLError:
        faults.append(Fault(file.name, "not YAML: unreadable characters"))
    return None
