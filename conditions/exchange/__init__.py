"""The file format of the curated data: read it, check it, write it. No framework."""

from conditions.exchange.faults import Fault, FaultyData
from conditions.exchange.folder import read_folder, write_folder
from conditions.exchange.one_file import read_file, write_file
from conditions.exchange.overlay import over
from conditions.exchange.reader import read_documents
from conditions.exchange.values import (
    Case,
    Condition,
    Dataset,
    DoNot,
    Exposure,
    Signs,
    Site,
)
from conditions.exchange.writer import write_documents

__all__ = [
    "Case",
    "Condition",
    "Dataset",
    "DoNot",
    "Exposure",
    "Fault",
    "FaultyData",
    "Signs",
    "Site",
    "over",
    "read_documents",
    "read_file",
    "read_folder",
    "write_documents",
    "write_file",
    "write_folder",
]
